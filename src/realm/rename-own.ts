import type * as TypeScript from 'typescript';

/** What TypeScript writes into the CommonJS that it makes of an ES module, whatever that declares. */
const NAMES: ReadonlySet<string> = new Set(['require', 'exports']);

/**
 * A module's own `require` and `exports`, such as `const require = createRequire(import.meta.url)`, would be in the way of
 * those that its imports and exports become.
 *
 * @returns the module with other names for them, on the same lines
 */
export function renameOwn(ts: typeof TypeScript, code: string, file: string): string {
  if (!/\b(?:require|exports)\b/.test(code)) return code;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true);
  if (!ts.isExternalModule(source)) return code;
  const own = declaredIn(ts, source);
  return own.size === 0 ? code : new Renaming(ts, source, own).text;
}

/** Which of the names the top level declares, `var`s in its blocks included. */
function declaredIn(ts: typeof TypeScript, source: TypeScript.SourceFile): Set<string> {
  const found = new Set<string>();
  const add = (name: TypeScript.BindingName | undefined): void => {
    for (const text of namesIn(ts, name)) if (NAMES.has(text)) found.add(text);
  };
  const visit = (node: TypeScript.Node, isTop: boolean): void => {
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node)) {
      if (isTop) add(node.name);
      return;
    }
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isNamespaceImport(node) || ts.isImportEqualsDeclaration(node)) add(node.name);
    if (ts.isVariableDeclarationList(node) && (isTop || (node.flags & ts.NodeFlags.BlockScoped) === 0)) {
      for (const declaration of node.declarations) add(declaration.name);
    }
    const isStillTop = isTop && !ts.isBlock(node) && !ts.isIterationStatement(node, false) && !ts.isCaseBlock(node);
    ts.forEachChild(node, (child) => visit(child, isStillTop));
  };
  ts.forEachChild(source, (child) => visit(child, true));
  return found;
}

function namesIn(ts: typeof TypeScript, name: TypeScript.BindingName | undefined): string[] {
  if (name === undefined) return [];
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(ts, element.name) : []));
}

/** As an edit of the text: to what a transformer makes itself the compiler knows no declaration. */
class Renaming {
  readonly #ts: typeof TypeScript;
  readonly #source: TypeScript.SourceFile;
  readonly #own: ReadonlySet<string>;
  readonly #parts: string[] = [];
  #end = 0;
  /** Declarations that lose their `export` with their name. */
  readonly #exported: string[] = [];

  constructor(ts: typeof TypeScript, source: TypeScript.SourceFile, own: ReadonlySet<string>) {
    this.#ts = ts;
    this.#source = source;
    this.#own = own;
  }

  get text(): string {
    this.#visit(this.#source);
    const exported = this.#exported.map((name) => (this.#own.has(name) ? `${otherName(name)} as ${name}` : name));
    const exports = exported.length > 0 ? `\n;export { ${exported.join(', ')} };` : '';
    return this.#parts.join('') + this.#source.text.slice(this.#end) + exports;
  }

  readonly #visit = (node: TypeScript.Node): void => {
    const ts = this.#ts;
    if (ts.isIdentifier(node)) {
      const name = this.#own.has(node.text) ? this.#nameFor(node) : undefined;
      if (name !== undefined) this.#put(node.getStart(this.#source), node.end, name);
      return;
    }
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) this.#unexport(node, namesIn(ts, node.name));
    if (ts.isVariableStatement(node)) {
      this.#unexport(
        node,
        node.declarationList.declarations.flatMap(({ name }) => namesIn(ts, name)),
      );
    }
    ts.forEachChild(node, this.#visit);
  };

  #put(from: number, to: number, text: string): void {
    this.#parts.push(this.#source.text.slice(this.#end, from), text);
    this.#end = to;
  }

  /** What stands in the place of an identifier, if something else does. */
  #nameFor(node: TypeScript.Identifier): string | undefined {
    const ts = this.#ts;
    const { parent, text } = node;
    const other = otherName(text);
    if (ts.isPropertyAccessExpression(parent)) return parent.name === node ? undefined : other;
    if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node ? `${text}: ${other}` : other;
    if (ts.isBindingElement(parent)) {
      if (parent.propertyName === node) return undefined;
      const isKey = ts.isObjectBindingPattern(parent.parent) && !parent.propertyName && !parent.dotDotDotToken;
      return parent.name === node && isKey ? `${text}: ${other}` : other;
    }
    if (ts.isImportSpecifier(parent)) {
      if (parent.propertyName === node) return undefined;
      return parent.propertyName ? other : `${text} as ${other}`;
    }
    if (ts.isExportSpecifier(parent)) {
      if (parent.parent.parent.moduleSpecifier) return undefined;
      if (!parent.propertyName) return `${other} as ${text}`;
      return parent.propertyName === node ? other : undefined;
    }
    if (ts.isNamespaceExport(parent) || ts.isMetaProperty(parent) || ts.isLabeledStatement(parent)) return undefined;
    if (ts.isBreakOrContinueStatement(parent)) return undefined;
    const isKeyed = ts.isPropertyAssignment(parent) || ts.isClassElement(parent) || ts.isMethodDeclaration(parent);
    const hasKey = isKeyed || ts.isAccessor(parent) || ts.isEnumMember(parent) || ts.isJsxAttribute(parent);
    return hasKey && parent.name === node ? undefined : other;
  }

  #unexport({ modifiers = [] as never }: TypeScript.HasModifiers, names: readonly string[]): void {
    const { SyntaxKind } = this.#ts;
    const word = modifiers.find(({ kind }) => kind === SyntaxKind.ExportKeyword);
    const isDefault = modifiers.some(({ kind }) => kind === SyntaxKind.DefaultKeyword);
    if (word === undefined || isDefault || !names.some((name) => this.#own.has(name))) return;
    this.#exported.push(...names);
    this.#put(word.getStart(this.#source), word.end, '');
  }
}

/** With a letter that no code has. */
function otherName(name: string): string {
  return `${name}\u0131`;
}
