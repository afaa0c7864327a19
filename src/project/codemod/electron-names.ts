import type * as TypeScript from 'typescript';
import type { Edits } from './edits';
import type { Source } from './source';

/** How a file calls the modules of Electron: by the names that it has for them, and by those that it is given. */
export class ElectronNames {
  readonly #named = new Map<string, string>();
  readonly #added = new Map<string, string>();
  #whole: string | undefined;
  /** What has these names now. */
  #statement: TypeScript.Statement | undefined;
  #list: TypeScript.NamedImports | TypeScript.ObjectBindingPattern | undefined;

  constructor(
    private readonly source: Source,
    /** `jest.mocked(app)` needs it at run time; within the factory of a mock it is the variable there. */
    private readonly within: string | undefined,
  ) {
    for (const statement of source.file.statements) this.#read(statement);
  }

  /** @param path - a module, and what it leads to */
  to([module, ...members]: readonly string[]): string {
    const root = this.within ? `${this.within}.${module}` : this.#nameOf(module!);
    return root + members.map((name) => (/^[\w$]+$/.test(name) ? `.${name}` : `['${name}']`)).join('');
  }

  /** Puts in what is missing, and has it stand before what uses it. */
  write(edits: Edits, before: number, top: number): void {
    const { source } = this;
    const { quote, file } = source;
    const missing = [...this.#added].map(([module, name]) =>
      module === name ? name : source.isModule ? `${module} as ${name}` : `${module}: ${name}`,
    );
    const statement = this.#statement;
    if (statement === undefined || (missing.length > 0 && this.#list === undefined)) {
      if (missing.length === 0) return;
      const names = missing.join(', ');
      edits.insert(
        top,
        source.isModule
          ? `import { ${names} } from ${quote}electron${quote};\n`
          : `const { ${names} } = require(${quote}electron${quote});\n`,
      );
      return;
    }
    const list = this.#list;
    const last = list?.elements.at(-1);
    const at = last?.getEnd() ?? (list ? list.getStart(file) + 1 : 0);
    const more = missing.map((each, index) => `${last || index > 0 ? ', ' : ' '}${each}`).join('');
    if (statement.getStart(file) < before) {
      if (more !== '') edits.insert(at, more);
      return;
    }
    const [start, end] = [statement.getStart(file), statement.getEnd()];
    edits.removeLines(start, end);
    edits.insert(top, `${file.text.slice(start, more ? at : end)}${more}${more ? file.text.slice(at, end) : ''}\n`);
  }

  #nameOf(module: string): string {
    const known = this.#named.get(module) ?? this.#added.get(module);
    if (known !== undefined) return known;
    if (this.#whole !== undefined) return `${this.#whole}.${module}`;
    const name = this.source.isTaken(module, undefined)
      ? `electron${module[0]!.toUpperCase()}${module.slice(1)}`
      : module;
    this.#added.set(module, name);
    return name;
  }

  #read(statement: TypeScript.Statement): void {
    const { ts } = this.source;
    if (ts.isImportDeclaration(statement)) {
      const { importClause: clause, moduleSpecifier } = statement;
      if ((moduleSpecifier as TypeScript.StringLiteral).text !== 'electron' || clause === undefined) return;
      if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword || (clause as { isTypeOnly?: boolean }).isTypeOnly) return;
      const bindings = clause.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) this.#takeWhole(statement, bindings.name.text);
      else if (clause.name) this.#takeWhole(statement, clause.name.text);
      if (bindings && ts.isNamedImports(bindings)) {
        this.#statement ??= statement;
        this.#list ??= bindings;
        for (const { name, propertyName, isTypeOnly } of bindings.elements)
          if (!isTypeOnly) this.#named.set((propertyName ?? name).text, name.text);
      }
      return;
    }
    if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) return;
    const [{ name, initializer }] = statement.declarationList.declarations as unknown as [
      TypeScript.VariableDeclaration,
    ];
    if (this.source.requiredBy(initializer) !== 'electron') return;
    if (ts.isIdentifier(name)) this.#takeWhole(statement, name.text);
    if (!ts.isObjectBindingPattern(name)) return;
    this.#statement ??= statement;
    this.#list ??= name;
    for (const { name: local, propertyName } of name.elements)
      if (ts.isIdentifier(local))
        this.#named.set(propertyName ? this.source.textOf(propertyName) : local.text, local.text);
  }

  #takeWhole(statement: TypeScript.Statement, name: string): void {
    this.#whole ??= name;
    this.#statement ??= statement;
  }
}
