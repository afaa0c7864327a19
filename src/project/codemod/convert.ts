import type * as TypeScript from 'typescript';
import { Edits } from './edits';
import { ElectronNames } from './electron-names';
import { FactoryReader } from './factory';
import { usedAtImport } from './import-time';
import { type Claim, LeftOver } from './leaves';
import { convertManualMock, isManualMock } from './manual-mock';
import type { Members } from './members';
import { parse, type Ts } from './parser';
import { type MockCall, type Node, Source } from './source';
import { isLoose, Statements } from './statements';

/** What is left to a person: where it is, and why. */
export interface Left {
  readonly line: number;
  readonly why: string;
}

export interface Converted {
  readonly text: string;
  readonly left: readonly Left[];
}

/** Turns the mocks of `electron` in one file into what is said to the fake. */
export function convert(ts: Ts, members: Members, file: string, text: string): Converted {
  const source = new Source(ts, parse(ts, file, text));
  const left: Left[] = [];
  const edits = new Edits(text);
  const leave = (node: Node, why: string) => left.push({ line: source.lineOf(node), why });
  if (isManualMock(file)) convertManualMock(source, members, edits, leave);
  const work = new FileWork(source, members, edits);
  for (const mock of source.mocks) {
    try {
      work.take(mock);
    } catch (error) {
      if (!(error instanceof LeftOver)) throw error;
      leave(error.node, error.message);
    }
  }
  work.finish(left.length > 0);
  return { text: edits.isEmpty ? text : edits.done(), left };
}

class FileWork {
  readonly #names: ElectronNames;
  /** The first statement that needs Electron's modules, and whether anything does. */
  #first = Number.POSITIVE_INFINITY;
  #usesSystem = false;

  constructor(
    private readonly source: Source,
    private readonly members: Members,
    private readonly edits: Edits,
  ) {
    this.#names = new ElectronNames(source, undefined);
  }

  /** @throws LeftOver, before anything is changed */
  take(mock: MockCall): void {
    const { ts } = this.source;
    const statement = placeOf(ts, mock.call);
    if (statement === undefined) throw new LeftOver(mock.call, 'its mock is part of a larger expression');
    const { factory } = mock;
    if (factory === undefined || /^(un|do[nN]t|doUn)/.test(mock.method) || isSpyOption(this.source, factory)) {
      this.#drop(statement);
      return;
    }
    const isHoisted = mock.method === 'mock' && statement.parent === this.source.file;
    let reader = this.#read(factory, true);
    if (reader.isFake) return;
    const steered = reader.leaves.map(({ path }) => path);
    if (isHoisted && steered.length > 0 && usedAtImport(ts, this.source.file, steered)) {
      reader = this.#read(factory, false);
      this.#keepHoisted(mock, factory, reader);
      return;
    }
    this.#inPlace(mock, statement, reader);
  }

  /** Writes what all of them need. */
  finish(isLeft: boolean): void {
    const { source, edits } = this;
    const top = topOf(source);
    this.#names.write(edits, this.#first, top);
    const { quote } = source;
    if (this.#usesSystem && !source.isTaken('system', undefined)) {
      edits.insert(
        top,
        source.isModule
          ? `import { system } from ${quote}fake-electron${quote};\n`
          : `const { system } = require(${quote}fake-electron${quote});\n`,
      );
    }
    // Without its factory it would be an automatic mock of the fake.
    if (!isLeft) this.#renameRequireMock();
  }

  #read(factory: TypeScript.Expression, claiming: boolean): FactoryReader {
    const reader = new FactoryReader(this.source, this.members, claiming);
    reader.read(factory);
    return reader;
  }

  #statements(runner: string, names: ElectronNames, system?: string): Statements {
    return new Statements(this.source, names, runner, (path) => this.members.kindOf(path) === 'class', system);
  }

  #inPlace({ runner }: MockCall, statement: Node, reader: FactoryReader): void {
    const { source, edits } = this;
    const system = source.isTaken('system', undefined)
      ? `require(${source.quote}fake-electron${source.quote}).system`
      : undefined;
    const writer = this.#statements(runner, this.#names, system);
    // What is there by its name and by default is said once.
    const lines = [...new Set(reader.leaves.map((leaf) => writer.of(leaf)))];
    this.#claim(reader.claims, writer);
    if (writer.usesSystem && system === undefined) this.#usesSystem = true;
    if (lines.length === 0) {
      this.#drop(statement);
      return;
    }
    const start = statement.getStart(source.file);
    const line = source.file.text.lastIndexOf('\n', start) + 1;
    const indent = /^[ \t]*/.exec(source.file.text.slice(line))![0];
    const locals = reader.locals.map((local) => source.textOf(local));
    const isBlock = locals.length > 0 || !source.ts.isExpressionStatement(statement);
    const body = isBlock
      ? `{\n${[...locals, ...lines].map((line) => `${indent}  ${line}`).join('\n')}\n${indent}}`
      : lines.join(`\n${indent}`);
    this.#first = Math.min(this.#first, start);
    const after = this.#after(statement, reader);
    if (after === statement) edits.replace(start, statement.getEnd(), body);
    else {
      this.#drop(statement);
      edits.insert(after.getEnd(), `\n${body}`);
    }
  }

  /** What a factory could use before it was there, since it ran later, is to be there. */
  #after(statement: Node, reader: FactoryReader): Node {
    const { source } = this;
    if (statement.parent !== source.file) return statement;
    let last = statement;
    for (const node of [...reader.leaves.flatMap(({ kept }) => kept), ...reader.locals]) {
      source.each(node, (each) => {
        const declared = source.ts.isIdentifier(each) ? source.declared.get(each.text)?.statement : undefined;
        if (declared && declared.pos > last.pos) last = declared;
      });
    }
    return last;
  }

  /** Modules that use it as they are imported find it only where the runner puts it before them. */
  #keepHoisted({ runner }: MockCall, factory: TypeScript.Expression, reader: FactoryReader): void {
    const { source, edits } = this;
    const { quote, isTypeScript } = source;
    const names = new ElectronNames(source, 'electron');
    const writer = this.#statements(runner, names, `require(${quote}fake-electron${quote}).system`);
    const lines = [
      ...reader.locals.map((local) => source.textOf(local)),
      ...reader.leaves.map((leaf) => writer.of(leaf)),
      'return electron;',
    ];
    const type = isTypeScript ? `<typeof import(${quote}electron${quote})>` : '';
    const isVitest = runner !== 'jest';
    const actual = isVitest
      ? `await importOriginal${type}()`
      : `${runner}.requireActual${type}(${quote}electron${quote})`;
    const body = [`const electron = ${actual};`, ...lines].map((line) => `  ${line}`).join('\n');
    const head = isVitest ? 'async (importOriginal) =>' : '() =>';
    edits.replace(factory.getStart(source.file), factory.getEnd(), `${head} {\n${body}\n}`);
  }

  #drop(statement: Node): void {
    const { ts, file } = this.source;
    if (!ts.isExpressionStatement(statement)) this.edits.replace(statement.getStart(file), statement.getEnd(), '{}');
    else this.edits.removeLines(statement.getStart(this.source.file), statement.getEnd());
  }

  #claim(claims: ReadonlyMap<TypeScript.Expression, Claim>, writer: Statements): void {
    const { source, edits } = this;
    const done = new Set<TypeScript.Statement>();
    for (const [node, { path, declared, isModule }] of claims) {
      const { statement } = declared;
      this.#first = Math.min(this.#first, statement.getStart(source.file));
      const text = isModule ? this.#names.to(path) : writer.mocked(path, isLoose(source, declared.name.text));
      const pattern = patternOf(source, declared.name);
      if (pattern === undefined) {
        edits.replace(node.getStart(source.file), node.getEnd(), text);
        this.#lower(statement, done);
      } else if (!done.has(statement)) {
        done.add(statement);
        const lines = pattern.map(([name, value]) => {
          const claim = claims.get(value);
          return `const ${name} = ${claim ? writer.mocked(claim.path, isLoose(source, name)) : source.textOf(value)};`;
        });
        edits.replace(statement.getStart(source.file), statement.getEnd(), lines.join('\n'));
      }
    }
  }

  /** What uses the fake cannot run before it is imported. */
  #lower(statement: TypeScript.Statement, done: Set<TypeScript.Statement>): void {
    const { source, edits } = this;
    const { ts } = source;
    if (done.has(statement) || !ts.isVariableStatement(statement)) return;
    done.add(statement);
    for (const { initializer } of statement.declarationList.declarations) {
      const inner = initializer && source.hoisted(initializer);
      if (!inner) continue;
      edits.replace(initializer.getStart(source.file), inner.getStart(source.file), '');
      edits.replace(inner.getEnd(), initializer.getEnd(), '');
    }
  }

  #renameRequireMock(): void {
    const { source, edits } = this;
    const { ts } = source;
    source.each(source.file, (node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
      const [first] = node.arguments;
      if (!first || !ts.isStringLiteralLike(first) || first.text !== 'electron') return;
      const { name } = node.expression;
      if (name.text !== 'requireMock' && name.text !== 'importMock') return;
      edits.replace(name.getStart(source.file), name.getEnd(), name.text.replace('Mock', 'Actual'));
    });
  }
}

/** `vi.mock('electron', { spy: true })` */
function isSpyOption({ ts }: Source, node: TypeScript.Expression): boolean {
  if (!ts.isObjectLiteralExpression(node)) return false;
  return node.properties.some((each) => each.name && ts.isIdentifier(each.name) && each.name.text === 'spy');
}

/** What can go as a whole: a statement, or all that an arrow function does. */
function placeOf(ts: Ts, call: TypeScript.CallExpression): TypeScript.Statement | TypeScript.Expression | undefined {
  const whole = ts.isAwaitExpression(call.parent) ? call.parent : call;
  const { parent } = whole;
  if (ts.isExpressionStatement(parent)) return parent;
  return ts.isArrowFunction(parent) ? whole : undefined;
}

/** Names and values of `const { a, b } = vi.hoisted(() => ({ … }))`. */
function patternOf(source: Source, name: TypeScript.Identifier): [string, TypeScript.Expression][] | undefined {
  const { ts } = source;
  const { parent } = name;
  if (!ts.isBindingElement(parent)) return undefined;
  return parent.parent.elements.flatMap((element) => {
    if (!ts.isBindingElement(element)) return [];
    const { name: each } = element;
    const value = ts.isIdentifier(each) ? source.declared.get(each.text)?.value : undefined;
    return value && ts.isExpression(value) ? [[source.textOf(each), value] as [string, TypeScript.Expression]] : [];
  });
}

/** Where imports begin: after `'use strict'`. */
function topOf({ ts, file }: Source): number {
  const first = file.statements.find(
    (each) => !(ts.isExpressionStatement(each) && ts.isStringLiteralLike(each.expression)),
  );
  return first?.getStart(file) ?? file.text.length;
}
