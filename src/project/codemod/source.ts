import type * as TypeScript from 'typescript';
import type { Ts } from './parser';

export type Node = TypeScript.Node;
export type Expression = TypeScript.Expression;

/** One call such as `jest.mock('electron', factory)`. */
export interface MockCall {
  readonly call: TypeScript.CallExpression;
  /** What its runner's object is called: `jest`, `vi`. */
  readonly runner: string;
  readonly method: string;
  readonly factory: Expression | undefined;
}

/** A name that a file gives to something at its top level. */
export interface Declared {
  readonly name: TypeScript.Identifier;
  readonly statement: TypeScript.Statement;
  /** What the name is bound to, where it can be read off. */
  readonly value: Expression | TypeScript.ClassDeclaration | TypeScript.FunctionDeclaration | undefined;
  readonly isConst: boolean;
}

const MOCKS = new Set(['mock', 'doMock', 'setMock', 'unmock', 'doUnmock', 'dontMock', 'unstable_mockModule']);
const RUNNERS = new Set(['jest', 'vi', 'vitest']);

/** One file, and what can be asked of it. */
export class Source {
  readonly declared = new Map<string, Declared>();
  readonly mocks: MockCall[] = [];
  /** Factories of other modules' mocks: what they use has to stay as it is. */
  readonly otherFactories: Node[] = [];
  readonly isTypeScript: boolean;
  readonly isModule: boolean;
  readonly quote: string;

  constructor(
    readonly ts: Ts,
    readonly file: TypeScript.SourceFile,
  ) {
    this.isTypeScript = /\.[mc]?tsx?$/.test(file.fileName);
    this.isModule =
      this.isTypeScript || file.statements.some((each) => ts.isImportDeclaration(each) || ts.isExportDeclaration(each));
    const { text } = file;
    this.quote = text.split('"').length > text.split("'").length ? '"' : "'";
    for (const statement of file.statements) this.#declare(statement);
    this.each(file, (node) => {
      if (ts.isCallExpression(node)) this.#noteMock(node);
    });
  }

  each(root: Node, see: (node: Node) => void): void {
    const visit = (node: Node): void => {
      see(node);
      this.ts.forEachChild(node, visit);
    };
    visit(root);
  }

  textOf(node: Node): string {
    return node.getText(this.file);
  }

  lineOf(node: Node): number {
    return this.file.getLineAndCharacterOfPosition(node.getStart(this.file)).line + 1;
  }

  /** The places where a name is used as a value, its declaration aside. */
  usesOf(name: string, root: Node = this.file): TypeScript.Identifier[] {
    const { ts } = this;
    const found: TypeScript.Identifier[] = [];
    this.each(root, (node) => {
      if (!ts.isIdentifier(node) || node.text !== name) return;
      const { parent } = node;
      if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
      if (ts.isPropertyAssignment(parent) && parent.name === node) return;
      if (this.declared.get(name)?.name === node) return;
      found.push(node);
    });
    return found;
  }

  /** Whether a name is given to anything in the file, at whatever depth, but by `own`. */
  isTaken(name: string, own: Node | undefined): boolean {
    const { ts } = this;
    let taken = false;
    this.each(this.file, (node) => {
      if (node === own || !ts.isIdentifier(node) || node.text !== name) return;
      const { parent } = node;
      const declares =
        (ts.isVariableDeclaration(parent) ||
          ts.isBindingElement(parent) ||
          ts.isParameter(parent) ||
          ts.isFunctionDeclaration(parent) ||
          ts.isClassDeclaration(parent) ||
          ts.isImportClause(parent) ||
          ts.isNamespaceImport(parent) ||
          ts.isImportSpecifier(parent)) &&
        parent.name === node;
      if (declares && !this.#isFromElectron(parent)) taken = true;
    });
    return taken;
  }

  /** Without parentheses and what only the compiler reads. */
  bare(node: Expression): Expression {
    const { ts } = this;
    let at = node;
    while (
      ts.isParenthesizedExpression(at) ||
      ts.isAsExpression(at) ||
      ts.isSatisfiesExpression(at) ||
      ts.isTypeAssertionExpression(at) ||
      ts.isNonNullExpression(at)
    ) {
      at = at.expression;
    }
    return at;
  }

  isFunction(node: Node): node is TypeScript.ArrowFunction | TypeScript.FunctionExpression {
    return this.ts.isArrowFunction(node) || this.ts.isFunctionExpression(node);
  }

  /** The specifier of `require('x')`. */
  requiredBy(node: Node | undefined): string | undefined {
    const { ts } = this;
    if (node === undefined || !ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
    const [first] = node.arguments;
    return node.expression.text === 'require' && first && ts.isStringLiteralLike(first) ? first.text : undefined;
  }

  /** `jest.requireActual('electron')`, `await importOriginal()` and the like. */
  isActual(node: Expression, original: string | undefined): boolean {
    const { ts } = this;
    let at = this.bare(node);
    if (ts.isAwaitExpression(at)) at = this.bare(at.expression);
    if (!ts.isCallExpression(at)) return false;
    if (ts.isIdentifier(at.expression)) return at.expression.text === original;
    if (!ts.isPropertyAccessExpression(at.expression)) return false;
    const [first] = at.arguments;
    const isElectron = first !== undefined && ts.isStringLiteralLike(first) && first.text === 'electron';
    return isElectron && /^(requireActual|importActual)$/.test(at.expression.name.text);
  }

  #isFromElectron(node: Node): boolean {
    const { ts } = this;
    for (let at: Node | undefined = node; at !== undefined && !ts.isSourceFile(at); at = at.parent) {
      if (ts.isImportDeclaration(at)) return (at.moduleSpecifier as TypeScript.StringLiteral).text === 'electron';
      if (ts.isVariableDeclaration(at)) return this.requiredBy(at.initializer) === 'electron';
      if (this.isFunction(at)) return false;
    }
    return false;
  }

  #declare(statement: TypeScript.Statement): void {
    const { ts } = this;
    if ((ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement)) && statement.name) {
      this.declared.set(statement.name.text, { name: statement.name, statement, value: statement, isConst: true });
    }
    if (!ts.isVariableStatement(statement)) return;
    const isConst = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name)) this.declared.set(name.text, { name, statement, value: initializer, isConst });
      else if (ts.isObjectBindingPattern(name)) {
        for (const element of name.elements) {
          if (!ts.isIdentifier(element.name)) continue;
          const value = this.#boundTo(element, initializer);
          this.declared.set(element.name.text, { name: element.name, statement, value, isConst });
        }
      }
    }
  }

  /** What a name of a pattern is bound to, in `vi.hoisted(() => ({ … }))`. */
  #boundTo(element: TypeScript.BindingElement, initializer: Expression | undefined): Expression | undefined {
    const { ts } = this;
    const object = initializer && this.hoisted(initializer);
    if (object === undefined || !ts.isObjectLiteralExpression(object) || element.propertyName) return undefined;
    const name = (element.name as TypeScript.Identifier).text;
    const found = object.properties.find((each) => each.name && this.textOf(each.name) === name);
    return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
  }

  /** What `vi.hoisted(() => …)` gives at once. */
  hoisted(node: Expression): Expression | undefined {
    const { ts } = this;
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
    const [first] = node.arguments;
    if (node.expression.name.text !== 'hoisted' || first === undefined || !this.isFunction(first)) return undefined;
    return ts.isBlock(first.body) ? undefined : this.bare(first.body);
  }

  #noteMock(call: TypeScript.CallExpression): void {
    const { ts } = this;
    const { expression } = call;
    if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.expression)) return;
    const runner = expression.expression.text;
    const method = expression.name.text;
    if (!RUNNERS.has(runner) || !MOCKS.has(method)) return;
    let [first, factory] = call.arguments;
    // vi.mock(import('electron'), …)
    if (first && ts.isCallExpression(first) && first.expression.kind === ts.SyntaxKind.ImportKeyword)
      first = first.arguments[0];
    if (first === undefined || !ts.isStringLiteralLike(first)) return;
    if (first.text === 'electron') this.mocks.push({ call, runner, method, factory });
    else if (factory) this.otherFactories.push(factory);
  }
}
