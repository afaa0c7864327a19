import type * as TypeScript from 'typescript';
import type { Members } from './members';
import { doesNothing, type Given, handedTo, isIdle, mockFunctionOf } from './mock-function';
import type { Declared, Expression, Node, Source } from './source';

/** What is to be said to the fake in place of one member of a factory. */
export interface Leaf {
  readonly path: readonly string[];
  /** What its mock is given, or the value that stands in place of the fake's. */
  readonly given?: readonly Given[];
  /** Text that makes what its constructor makes. */
  readonly constructs?: string;
  readonly value?: Node;
  /** What is kept of the file's own text. */
  readonly kept: readonly Node[];
}

/** A mock function that the file has a name for: it becomes the fake's. */
export interface Claim {
  readonly path: readonly string[];
  readonly declared: Declared;
}

/** Why a factory is left as it is. */
export class LeftOver extends Error {
  constructor(
    readonly node: Node,
    message: string,
  ) {
    super(message);
  }
}

/** What Electron does not give by itself: without an answer it would fail, or wait for one. */
const ASKS = /^(ipcRenderer\.(invoke|sendSync)|dialog\.show(?!ErrorBox)\w+|net\.\w+|desktopCapturer\.getSources)$/;

/** Reads what a factory makes of each member of Electron. */
export class FactoryReader {
  readonly leaves: Leaf[] = [];
  readonly claims = new Map<Expression, Claim>();
  /** Statements of the factory that what is kept may use. */
  locals: readonly TypeScript.Statement[] = [];
  /** It is the fake already. */
  isFake = false;
  #original: string | undefined;
  #actual: string | undefined;

  constructor(
    private readonly source: Source,
    private readonly members: Members,
    /** Whether names of the file may become the fake's. */
    private readonly claiming: boolean,
  ) {}

  /** @throws LeftOver for what cannot be read off */
  read(factory: Expression): void {
    const { ts } = this.source;
    const made = this.#resultOf(this.source.bare(factory));
    const value = this.source.bare(made);
    const required = this.source.requiredBy(value);
    if (required?.startsWith('fake-electron/') || this.#isActual(value)) {
      this.isFake = true;
      return;
    }
    const object = ts.isIdentifier(value) ? this.#declaredAs(value) : value;
    if (object === undefined || !ts.isObjectLiteralExpression(object)) {
      throw new LeftOver(value, `what its factory returns, ${short(this.source.textOf(value))}, is made elsewhere`);
    }
    this.#module(object);
  }

  #resultOf(factory: Expression): Expression {
    const { ts } = this.source;
    if (!this.source.isFunction(factory)) {
      if (!ts.isIdentifier(factory)) return factory;
      const { value } = this.source.declared.get(factory.text) ?? {};
      return value && ts.isExpression(value) && this.source.isFunction(value) ? this.#resultOf(value) : factory;
    }
    const [parameter] = factory.parameters;
    if (parameter && ts.isIdentifier(parameter.name)) this.#original = parameter.name.text;
    if (!ts.isBlock(factory.body)) return factory.body;
    const statements = [...factory.body.statements];
    const last = statements.pop();
    if (last === undefined || !ts.isReturnStatement(last) || last.expression === undefined)
      throw new LeftOver(factory, 'its factory does not end in one return');
    this.locals = statements.filter((statement) => !this.#isOfActual(statement));
    return last.expression;
  }

  /** `const actual = await importOriginal();` */
  #isOfActual(statement: TypeScript.Statement): boolean {
    const { ts } = this.source;
    if (!ts.isVariableStatement(statement)) return false;
    const [{ name, initializer }] = statement.declarationList.declarations as unknown as [
      TypeScript.VariableDeclaration,
    ];
    if (!ts.isIdentifier(name) || !initializer || !this.source.isActual(initializer, this.#original)) return false;
    this.#actual = name.text;
    return true;
  }

  #isActual(node: Expression): boolean {
    const { ts } = this.source;
    let at = this.source.bare(node);
    if (this.source.isActual(at, this.#original)) return true;
    while (ts.isPropertyAccessExpression(at)) at = this.source.bare(at.expression);
    return (
      (ts.isIdentifier(at) && at.text === this.#actual && this.#actual !== undefined) ||
      (ts.isCallExpression(at) && this.source.isActual(at, this.#original))
    );
  }

  #module(object: TypeScript.ObjectLiteralExpression): void {
    const { ts } = this.source;
    for (const [name, property] of this.#propertiesOf(object)) {
      if (name === '__esModule') continue;
      if (name === 'default') {
        const value = this.#valueOf(property);
        const inner = value && ts.isIdentifier(value) ? this.#declaredAs(value) : value;
        if (!inner || !ts.isObjectLiteralExpression(inner))
          throw new LeftOver(property, 'its default is made elsewhere');
        this.#module(inner);
      } else if (this.members.kindOf([name]) === undefined) {
        throw new LeftOver(property, `the fake has no '${name}'`);
      } else this.#property([name], property);
    }
  }

  *#propertiesOf(object: TypeScript.ObjectLiteralExpression): Generator<[string, TypeScript.ObjectLiteralElementLike]> {
    const { ts } = this.source;
    for (const property of object.properties) {
      if (ts.isSpreadAssignment(property)) {
        if (this.#isActual(property.expression)) continue;
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

  #property(path: readonly string[], property: TypeScript.ObjectLiteralElementLike): void {
    const { ts } = this.source;
    const value = this.#valueOf(property);
    if (value !== undefined) this.#visit(path, value);
    else if (ts.isMethodDeclaration(property)) {
      const kind = this.members.kindOf(path);
      if (kind === undefined) this.leaves.push({ path, value: property, kept: [property] });
      else if (!doesNothing(this.source, property) || isAsked(path)) this.#give(path, property);
    } else this.leaves.push({ path, value: property, kept: [property] });
  }

  #visit(path: readonly string[], node: Expression): void {
    const { ts } = this.source;
    const value = this.source.bare(node);
    if (this.#isActual(value)) return;
    const kind = this.members.kindOf(path);
    const given = mockFunctionOf(this.source, value);
    if (kind === undefined || kind === 'value') {
      this.leaves.push({ path, value, kept: [value] });
    } else if (given !== undefined) {
      this.#steer(path, given);
    } else if (ts.isObjectLiteralExpression(value)) {
      for (const [name, property] of this.#propertiesOf(value)) this.#property([...path, name], property);
    } else if (ts.isIdentifier(value) || ts.isPropertyAccessExpression(value)) {
      this.#named(path, value, kind);
    } else if (this.source.isFunction(value)) {
      const target = kind === 'class' ? undefined : handedTo(this.source, value);
      if (target !== undefined) this.#named(path, target, kind);
      else if (!doesNothing(this.source, value) || isAsked(path)) this.#give(path, value);
    } else if (ts.isClassExpression(value)) {
      this.#construct(path, value, this.source.textOf(value), value.members);
    } else if (ts.isNewExpression(value) && kind === 'object') {
      if (!/EventEmitter$/.test(this.source.textOf(value.expression))) this.leaves.push({ path, value, kept: [value] });
    } else if (this.#isAssign(value)) {
      for (const argument of value.arguments) this.#visit(path, argument);
    } else if (kind === 'object') this.leaves.push({ path, value, kept: [value] });
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
      const answer =
        given.length > 0 ? given : [{ name: isSync(path) ? 'mockReturnValue' : 'mockResolvedValue', args: [] }];
      this.leaves.push({ path, given: answer, kept: given.flatMap(({ args }) => args) });
      return;
    }
    if (this.members.kindOf(path) === 'class' && this.#isIdleClass(given)) return;
    this.leaves.push({ path, given, kept: given.flatMap(({ args }) => args) });
  }

  /** `jest.fn(() => ({ show: jest.fn() }))`, whose windows can be the fake's, unless they would load what there is not. */
  #isIdleClass([only, more]: readonly Given[]): boolean {
    const { ts } = this.source;
    const [implementation] = only?.args ?? [];
    if (more || !implementation || !this.source.isFunction(implementation)) return false;
    if (ts.isBlock(implementation.body)) return false;
    const made = this.source.bare(implementation.body);
    if (/\.mock\.results\b/.test(this.source.file.text)) return false;
    return ts.isObjectLiteralExpression(made) && this.#isIdleObject(made);
  }

  #isIdleObject(object: TypeScript.ObjectLiteralExpression): boolean {
    const { ts } = this.source;
    return object.properties.every((property) => {
      if (!ts.isPropertyAssignment(property)) return false;
      if (/^load(URL|File)$/.test(this.source.textOf(property.name))) return false;
      const value = this.source.bare(property.initializer);
      if (ts.isObjectLiteralExpression(value)) return this.#isIdleObject(value);
      const given = mockFunctionOf(this.source, value);
      return given !== undefined && isIdle(this.source, given);
    });
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
    for (const local of this.locals) {
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
    if (declared?.value && ts.isIdentifier(value) && ts.isClassDeclaration(declared.value)) {
      this.#construct(path, value, value.text, declared.value.members);
    } else if (found && ts.isClassExpression(found)) {
      this.#construct(path, value, this.source.textOf(value), found.members);
    } else if (given && found && declared && this.#mayClaim(declared, found)) {
      this.claims.set(found, { path, declared });
      this.#steer(path, given);
    } else if (found && ts.isObjectLiteralExpression(found) && kind !== 'function') {
      for (const [name, property] of this.#propertiesOf(found)) {
        const inner = this.#valueOf(property);
        const mock = inner && mockFunctionOf(this.source, inner);
        const at = [...path, name];
        if (declared && inner && mock && this.members.kindOf(at) === 'function' && this.#mayClaim(declared, inner)) {
          this.claims.set(inner, { path: at, declared });
          this.#steer(at, mock);
        } else if (mock && this.members.kindOf(at) === 'function') {
          this.#giveNamed(at, `${this.source.textOf(value)}.${name}`, value);
        } else this.#property(at, property);
      }
    } else if (kind === 'object') {
      this.leaves.push({ path, value, kept: [value] });
    } else this.#give(path, value);
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

  /** A constant that no other mock's factory uses, which runs before everything else. */
  #mayClaim(declared: Declared, value: Expression): boolean {
    if (!this.claiming || !declared.isConst || this.claims.has(value)) return false;
    const { text } = declared.name;
    return !this.source.otherFactories.some((factory) => this.source.usesOf(text, factory).length > 0);
  }
}

function isAsked(path: readonly string[]): boolean {
  return ASKS.test(path.join('.'));
}

function isSync(path: readonly string[]): boolean {
  return /Sync$|^net\.request$/.test(path.join('.'));
}

function rootOf(ts: Source['ts'], node: Expression): TypeScript.Identifier | undefined {
  let at = node;
  while (ts.isPropertyAccessExpression(at)) at = at.expression;
  return ts.isIdentifier(at) ? at : undefined;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
