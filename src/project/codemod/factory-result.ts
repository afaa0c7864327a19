import type * as TypeScript from 'typescript';
import { LeftOver } from './leaves';
import type { Expression, Source } from './source';

/** What a factory returns, and what it makes on the way. */
export class FactoryResult {
  locals: readonly TypeScript.Statement[] = [];
  #original: string | undefined;
  #actual: string | undefined;

  constructor(private readonly source: Source) {}

  /** @throws LeftOver if there is more than one */
  of(factory: Expression): Expression {
    const { ts } = this.source;
    if (!this.source.isFunction(factory)) {
      if (!ts.isIdentifier(factory)) return factory;
      const { value } = this.source.declared.get(factory.text) ?? {};
      return value && ts.isExpression(value) && this.source.isFunction(value) ? this.of(value) : factory;
    }
    const [parameter] = factory.parameters;
    if (parameter && ts.isIdentifier(parameter.name)) this.#original = parameter.name.text;
    if (!ts.isBlock(factory.body)) return factory.body;
    const statements = [...factory.body.statements];
    const last = statements.pop();
    if (last === undefined || !ts.isReturnStatement(last) || last.expression === undefined)
      throw new LeftOver(factory, 'its factory does not end in one return');
    if (statements.some((each) => this.#returns(each)))
      throw new LeftOver(factory, 'its factory has more than one return');
    this.locals = statements.filter((statement) => !this.#isOfActual(statement));
    return last.expression;
  }

  #returns(node: TypeScript.Node): boolean {
    const { ts } = this.source;
    if (ts.isReturnStatement(node)) return true;
    return !ts.isFunctionLike(node) && (ts.forEachChild(node, (child) => this.#returns(child)) ?? false);
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

  /** Electron's own, or what it leads to. */
  isActual(node: Expression): boolean {
    const { ts } = this.source;
    let at = this.source.bare(node);
    if (this.source.isActual(at, this.#original)) return true;
    while (ts.isPropertyAccessExpression(at)) at = this.source.bare(at.expression);
    return (
      (ts.isIdentifier(at) && at.text === this.#actual && this.#actual !== undefined) ||
      (ts.isCallExpression(at) && this.source.isActual(at, this.#original))
    );
  }
}
