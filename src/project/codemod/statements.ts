import type * as TypeScript from 'typescript';
import type { ElectronNames } from './electron-names';
import type { Leaf } from './leaves';
import type { Expression, Node, Source } from './source';

/** Writes what is said to the fake. */
export class Statements {
  /** Whether `system` of the package has to be imported. */
  usesSystem = false;

  constructor(
    private readonly source: Source,
    private readonly names: ElectronNames,
    private readonly runner: string,
    private readonly isClass: (path: readonly string[]) => boolean,
    /** What `system` is called, where it cannot be imported. */
    private readonly system: string | undefined,
  ) {}

  of(leaf: Leaf): string {
    if (leaf.value !== undefined) return this.#value(leaf.path, leaf.value);
    const mock = `${this.runner}.mocked(${this.names.to(leaf.path)})`;
    if (leaf.constructs !== undefined) {
      const args = this.source.isTypeScript ? '...args: unknown[]' : '...args';
      const body = `function (${args}) { return Reflect.construct(${leaf.constructs}, args); }`;
      return `${mock}.mockImplementation(${body}${this.source.isTypeScript ? ' as never' : ''});`;
    }
    const calls = leaf.given!.map(({ name, args }) => {
      // One that is handed on by its name.
      const [, method, by] = /^(\w+)\((.*)\)$/.exec(name) ?? [undefined, name, undefined];
      if (by !== undefined) return `.${method}(${this.#cast(by)})`;
      const isAnswer = /^mock(Resolved|Return)/.test(method!);
      if (args.length === 0) return `.${method}(${isAnswer ? this.#cast('undefined') : ''})`;
      return `.${method}(${args.map((each) => this.#argument(each, leaf.path)).join(', ')})`;
    });
    return `${mock}${calls.join('')};`;
  }

  /** What stands in place of a mock function that the file has a name for. */
  mocked(path: readonly string[], isLoose: boolean): string {
    const { isTypeScript } = this.source;
    const name = this.names.to(path);
    if (!isTypeScript || !isLoose) return `${this.runner}.mocked(${name})`;
    const type = this.runner === 'jest' ? 'jest.Mock' : "import('vitest').Mock";
    return `${this.runner}.mocked(${name} as ${this.isClass(path) || this.runner !== 'jest' ? 'unknown as ' : ''}${type})`;
  }

  #value(path: readonly string[], value: Node): string {
    const { ts } = this.source;
    const name = path.join('.');
    const system = this.system ?? 'system';
    const isTrue = value.kind === ts.SyntaxKind.TrueKeyword;
    const isKnown = isTrue || value.kind === ts.SyntaxKind.FalseKeyword;
    if (isKnown && name === 'app.isPackaged') {
      this.usesSystem = true;
      return `${system}.isPackaged = ${isTrue};`;
    }
    if (isKnown && name === 'nativeTheme.shouldUseDarkColors') {
      this.usesSystem = true;
      const { quote } = this.source;
      return `${system}.theme = ${quote}${isTrue ? 'dark' : 'light'}${quote};`;
    }
    const owner = this.names.to(path.slice(0, -1));
    const { quote } = this.source;
    const member = `${quote}${path.at(-1)}${quote}`;
    if (ts.isGetAccessor(value)) {
      const body = this.source.textOf(value.body!);
      return `Object.defineProperty(${owner}, ${member}, { get() ${body}, configurable: true });`;
    }
    const text = this.#textOf(value);
    return `Object.defineProperty(${owner}, ${member}, { value: ${text}, configurable: true, writable: true });`;
  }

  #argument(node: Expression, path: readonly string[]): string {
    const text = this.#textOf(node);
    const { source } = this;
    if (!source.isTypeScript || (!this.isClass(path) && isSimple(source, node))) return text;
    return this.#cast(source.isFunction(node) || source.ts.isConditionalExpression(node) ? `(${text})` : text);
  }

  #cast(text: string): string {
    return this.source.isTypeScript ? `${text} as never` : text;
  }

  #textOf(node: Node): string {
    const { ts } = this.source;
    if (!ts.isMethodDeclaration(node)) return this.source.textOf(node);
    const isAsync = ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
    const parameters = node.parameters.map((each) => this.source.textOf(each)).join(', ');
    const type = node.type ? `: ${this.source.textOf(node.type)}` : '';
    const star = node.asteriskToken ? '*' : '';
    return `${isAsync ? 'async ' : ''}function ${star}(${parameters})${type} ${this.source.textOf(node.body!)}`;
  }
}

/** What is of the type that it has to be, as far as one can see. */
function isSimple(source: Source, node: Expression): boolean {
  const { ts } = source;
  const at = source.bare(node);
  if (source.isFunction(at)) return at.parameters.length === 0 && !ts.isBlock(at.body) && isSimple(source, at.body);
  return ts.isStringLiteralLike(at) || ts.isTemplateExpression(at) || ts.isNumericLiteral(at) || isWord(ts, at);
}

function isWord(ts: typeof TypeScript, { kind }: Node): boolean {
  return kind === ts.SyntaxKind.TrueKeyword || kind === ts.SyntaxKind.FalseKeyword;
}

const SAFE = /^(mock(Clear|Reset|Restore|Name)|mockReturnValue(Once)?)$/;

/** Whether the file says to a mock what its types might not take. */
export function isLoose(source: Source, name: string): boolean {
  const { ts } = source;
  return source.usesOf(name).some(({ parent }) => {
    if (ts.isCallExpression(parent) && source.textOf(parent.expression) === 'expect') return false;
    if (!ts.isPropertyAccessExpression(parent) || !SAFE.test(parent.name.text)) return true;
    const call = parent.parent;
    return ts.isCallExpression(call) && !call.arguments.every((each) => isSimple(source, each));
  });
}
