import type * as TypeScript from 'typescript';
import { FactoryResult } from './factory-result';
import {
  answerTo,
  type Claim,
  gotBy,
  type Holder,
  isAsked,
  isDefault,
  type Leaf,
  LeftOver,
  rootOf,
  short,
} from './leaves';
import type { Members } from './members';
import { doesNothing, type Given, handedTo, isIdle, makesIdleObjects, mockFunctionOf } from './mock-function';
import type { Declared, Expression, Node, Source } from './source';

/** Classes whose objects need nothing that a test may not have; a tray wants a picture. */
const MADE_OF_NOTHING = /^(BaseWindow|BrowserWindow|Notification|Menu|MenuItem|View|WebContentsView|TouchBar)$/;

/** Reads what a factory makes of each member of Electron. */
export class FactoryReader {
  readonly leaves: Leaf[] = [];
  readonly claims = new Map<Expression, Claim>();
  /** It is the fake already. */
  isFake = false;
  readonly #result: FactoryResult;

  constructor(
    private readonly source: Source,
    private readonly members: Members,
    /** Whether names of the file may become the fake's. */
    private readonly claiming: boolean,
  ) {
    this.#result = new FactoryResult(source);
  }

  /** Statements of the factory that what is kept may use. */
  get locals(): readonly TypeScript.Statement[] {
    return this.#result.locals;
  }

  /** @throws LeftOver for what cannot be read off */
  read(factory: Expression): void {
    const { ts } = this.source;
    const made = this.#result.of(this.source.bare(factory));
    const value = this.source.bare(made);
    const required = this.source.requiredBy(value);
    if (required?.startsWith('fake-electron/') || this.#result.isActual(value)) {
      this.isFake = true;
      return;
    }
    const object = ts.isIdentifier(value) ? this.#declaredAs(value) : value;
    if (object !== undefined && this.source.requiredBy(object)?.startsWith('fake-electron/')) {
      this.isFake = true;
      return;
    }
    if (object === undefined || !ts.isObjectLiteralExpression(object)) {
      throw new LeftOver(value, `what its factory returns, ${short(this.source.textOf(value))}, is made elsewhere`);
    }
    this.#module(object, ts.isIdentifier(value) ? this.#holderOf(value) : undefined);
  }

  #module(object: TypeScript.ObjectLiteralExpression, holder?: Holder): void {
    const { ts } = this.source;
    for (const [name, property] of this.#propertiesOf(object)) {
      if (name === '__esModule') continue;
      if (name === 'default') {
        const value = this.#valueOf(property);
        const inner = value && ts.isIdentifier(value) ? this.#declaredAs(value) : value;
        if (!inner || !ts.isObjectLiteralExpression(inner))
          throw new LeftOver(property, 'its default is made elsewhere');
        this.#module(inner, value && ts.isIdentifier(value) ? this.#holderOf(value) : undefined);
      } else if (this.members.kindOf([name]) === undefined) {
        throw new LeftOver(property, `the fake has no '${name}'`);
      } else this.#property([name], property, holder);
    }
  }

  *#propertiesOf(object: TypeScript.ObjectLiteralExpression): Generator<[string, TypeScript.ObjectLiteralElementLike]> {
    const { ts } = this.source;
    for (const property of object.properties) {
      if (ts.isSpreadAssignment(property)) {
        if (this.#result.isActual(property.expression)) continue;
        const value = this.source.bare(property.expression);
        const spread = ts.isIdentifier(value) ? this.#declaredAs(value) : value;
        if (!spread || !ts.isObjectLiteralExpression(spread))
          throw new LeftOver(property, `what ${this.source.textOf(property)} spreads is made elsewhere`);
        yield* this.#propertiesOf(spread);
      } else if (ts.isComputedPropertyName(property.name)) {
        throw new LeftOver(property, `the name ${this.source.textOf(property.name)} is computed`);
      } else
        yield [
          ts.isStringLiteralLike(property.name) ? property.name.text : this.source.textOf(property.name),
          property,
        ];
    }
  }

  #valueOf(property: TypeScript.ObjectLiteralElementLike): Expression | undefined {
    const { ts } = this.source;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
    return ts.isPropertyAssignment(property) ? this.source.bare(property.initializer) : undefined;
  }

  #property(path: readonly string[], property: TypeScript.ObjectLiteralElementLike, outer?: Holder): void {
    const { ts } = this.source;
    const value = this.#valueOf(property);
    const kind = this.members.kindOf(path);
    const holder = outer && { ...outer, access: `${outer.access}.${path.at(-1)}` };
    if (value !== undefined) this.#visit(path, value, holder);
    else if (ts.isMethodDeclaration(property) && kind !== undefined) {
      if (!doesNothing(this.source, property) || isAsked(path)) this.#give(path, property);
    } else {
      const got = ts.isGetAccessor(property) && kind !== 'value' ? gotBy(ts, property) : undefined;
      if (got !== undefined) this.#visit(path, got);
      else if (path.length === 1) throw new LeftOver(property, `its '${path[0]}' is made elsewhere`);
      else this.leaves.push({ path, value: property, kept: [property] });
    }
  }

  #visit(path: readonly string[], node: Expression, holder?: Holder): void {
    const { ts } = this.source;
    const value = this.source.bare(node);
    if (this.#result.isActual(value)) return;
    const kind = this.members.kindOf(path);
    const given = mockFunctionOf(this.source, value);
    if (kind === undefined || kind === 'value') {
      if (!isDefault(ts, path, value)) this.leaves.push({ path, value, kept: [value] });
    } else if (given !== undefined) {
      if (holder === undefined) this.#steer(path, given);
      else if (this.#isClaimedFor(path, value)) return;
      else if (this.#mayClaim(holder.declared, value)) {
        this.claims.set(value, { path, declared: holder.declared });
        this.#steer(path, given);
      } else this.#giveNamed(path, holder.access, value);
    } else if (ts.isObjectLiteralExpression(value)) {
      for (const [name, property] of this.#propertiesOf(value)) this.#property([...path, name], property, holder);
    } else if (ts.isIdentifier(value) || ts.isPropertyAccessExpression(value)) {
      this.#named(path, value, kind);
    } else if (this.source.isFunction(value)) {
      const target = kind === 'class' ? undefined : handedTo(this.source, value);
      if (target !== undefined) this.#named(path, target, kind);
      else if (!doesNothing(this.source, value) || isAsked(path)) this.#give(path, value);
    } else if (ts.isClassExpression(value)) {
      if (value.members.length > 0) this.#construct(path, value, this.source.textOf(value), value.members);
    } else if (kind === 'object' && this.#isEmitter(value)) {
      // Electron's own is one.
    } else if (this.#isAssign(value)) {
      for (const argument of value.arguments) this.#visit(path, argument);
    } else if (kind === 'object') this.#stand(path, value);
    else this.#give(path, value);
  }

  #isAssign(node: Expression): node is TypeScript.CallExpression {
    return this.source.ts.isCallExpression(node) && this.source.textOf(node.expression) === 'Object.assign';
  }

  #give(path: readonly string[], implementation: Node): void {
    this.leaves.push({
      path,
      given: [{ name: 'mockImplementation', args: [implementation as Expression] }],
      kept: [implementation],
    });
  }

  #steer(path: readonly string[], given: readonly Given[]): void {
    if (isIdle(this.source, given)) {
      if (!isAsked(path)) return;
      const answer = given.length > 0 ? given : [answerTo(path)];
      this.leaves.push({ path, given: answer, kept: given.flatMap(({ args }) => args) });
      return;
    }
    if (MADE_OF_NOTHING.test(path.join('.')) && makesIdleObjects(this.source, given)) return;
    this.leaves.push({ path, given, kept: given.flatMap(({ args }) => args) });
  }

  #construct(path: readonly string[], kept: Node, made: string, members: readonly TypeScript.ClassElement[]): void {
    const { ts } = this.source;
    this.leaves.push({ path, constructs: made, kept: [kept] });
    for (const member of members) {
      const isStatic =
        ts.canHaveModifiers(member) &&
        ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
      if (!isStatic || member.name === undefined) continue;
      const inner = [...path, this.source.textOf(member.name)];
      if (ts.isPropertyDeclaration(member) && member.initializer) this.#visit(inner, member.initializer);
      else if (ts.isMethodDeclaration(member) && !doesNothing(this.source, member)) this.#give(inner, member);
    }
  }

  #declaredAs(name: TypeScript.Identifier): Expression | undefined {
    const { ts } = this.source;
    const value = this.source.declared.get(name.text)?.value ?? this.#localValue(name.text);
    if (value === undefined || !ts.isExpression(value)) return undefined;
    const bare = this.source.bare(value);
    return this.source.hoisted(bare) ?? bare;
  }

  #localValue(name: string): Expression | undefined {
    const { ts } = this.source;
    for (const local of this.#result.locals) {
      if (!ts.isVariableStatement(local)) continue;
      for (const each of local.declarationList.declarations)
        if (ts.isIdentifier(each.name) && each.name.text === name) return each.initializer;
    }
    return undefined;
  }

  /** What has a name in the file: a mock function that becomes the fake's, or something that the fake is given. */
  #named(
    path: readonly string[],
    value: TypeScript.Identifier | TypeScript.PropertyAccessExpression,
    kind: string,
  ): void {
    const { ts } = this.source;
    const root = ts.isIdentifier(value) ? value : rootOf(ts, value);
    const declared = root && this.source.declared.get(root.text);
    const found = ts.isIdentifier(value) ? this.#declaredAs(value) : this.#memberOf(value);
    const given = found && mockFunctionOf(this.source, found);
    if (found && this.#isClaimedFor(path, found)) return;
    if (declared?.value && ts.isIdentifier(value) && ts.isClassDeclaration(declared.value)) {
      this.#construct(path, value, value.text, declared.value.members);
    } else if (found && ts.isClassExpression(found)) {
      this.#construct(path, value, this.source.textOf(value), found.members);
    } else if (given && found && declared && this.#mayClaim(declared, found)) {
      this.claims.set(found, { path, declared });
      this.#steer(path, given);
    } else if (found && ts.isObjectLiteralExpression(found) && kind !== 'function') {
      const holder = declared && { declared, access: this.source.textOf(value) };
      for (const [name, property] of this.#propertiesOf(found)) this.#property([...path, name], property, holder);
    } else if (kind === 'object' && found && declared && this.#isEmitter(found) && this.#mayClaim(declared, found)) {
      this.claims.set(found, { path, declared, isModule: true });
    } else if (kind === 'object') this.#stand(path, value);
    else this.#give(path, value);
  }

  #isEmitter(node: Expression): boolean {
    const { ts } = this.source;
    return ts.isNewExpression(node) && /EventEmitter$/.test(this.source.textOf(node.expression));
  }

  /** Something that is no mock stands in place of an object of the fake's. */
  #stand(path: readonly string[], value: Expression): void {
    if (path.length === 1) throw new LeftOver(value, `its '${path[0]}' is made elsewhere`);
    this.leaves.push({ path, value, kept: [value] });
  }

  #holderOf(name: TypeScript.Identifier): Holder | undefined {
    const declared = this.source.declared.get(name.text);
    return declared && { declared, access: name.text };
  }

  #giveNamed(path: readonly string[], name: string, kept: Node): void {
    this.leaves.push({ path, given: [{ name: `mockImplementation(${name})`, args: [] }], kept: [kept] });
  }

  #memberOf(access: TypeScript.PropertyAccessExpression): Expression | undefined {
    const { ts } = this.source;
    const owner = this.source.bare(access.expression);
    let object: Expression | undefined;
    if (ts.isIdentifier(owner)) object = this.#declaredAs(owner);
    else if (ts.isPropertyAccessExpression(owner)) object = this.#memberOf(owner);
    if (object === undefined || !ts.isObjectLiteralExpression(object)) return undefined;
    const found = object.properties.find((each) => each.name && this.source.textOf(each.name) === access.name.text);
    return found && this.#valueOf(found);
  }

  /** By its name, and by default. */
  #isClaimedFor(path: readonly string[], value: Expression): boolean {
    return this.claims.get(value)?.path.join('.') === path.join('.');
  }

  /** A constant that no other mock's factory uses, which runs before everything else. */
  #mayClaim(declared: Declared, value: Expression): boolean {
    if (!this.claiming || !declared.isConst || this.claims.has(value)) return false;
    const { text } = declared.name;
    return !this.source.otherFactories.some((factory) => this.source.usesOf(text, factory).length > 0);
  }
}
