import * as fs from 'node:fs';
import { builtinModules } from 'node:module';
import * as path from 'node:path';
import { distance } from 'fastest-levenshtein';
import * as ts from 'typescript';

const SRC = path.join(__dirname, '..', 'src');
const MANIFEST = JSON.parse(fs.readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8'));

/** The rooms on their floors, from the top down; the entries beside them are the room ''. Nobody looks up, not even by a type. */
const FLOORS: readonly (readonly string[])[] = [
  ['runners', 'project'],
  [''],
  ['fake'],
  ['controls'],
  ['sides'],
  ['renderer', 'main'],
  ['modules'],
  ['network'],
  ['machine'],
  ['report'],
  ['traffic'],
  ['ports'],
  ['realm'],
  ['bus'],
  ['wire'],
  ['web'],
  ['eras'],
  ['words'],
];

interface Import {
  readonly file: string;
  readonly specifier: string;
  /** Erased by the compiler. */
  readonly typeOnly: boolean;
}

function sourceFiles(): ts.SourceFile[] {
  return fs
    .readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.m?ts$/.test(name))
    .map((name) => {
      const text = fs.readFileSync(path.join(SRC, name), 'utf8');
      return ts.createSourceFile(name.replaceAll(path.sep, '/'), text, ts.ScriptTarget.Latest, true);
    });
}

function importsOf(source: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean) => {
    if (node && ts.isStringLiteral(node)) found.push({ file: source.fileName, specifier: node.text, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) {
      const named = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : undefined;
      add(node.moduleSpecifier, node.isTypeOnly || Boolean(named?.every((element) => element.isTypeOnly)));
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node.moduleReference.expression, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node)) add((node.argument as ts.LiteralTypeNode).literal, true);
    else if (ts.isCallExpression(node) && isLoading(node.expression)) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  if (name !== undefined || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every((element) => element.isTypeOnly);
}

function isLoading(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

/** The room of a path below src: its first folder. */
function roomOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
}

function targetOf({ file, specifier }: Import): string {
  // ES modules say the ending.
  return path.posix.join(path.posix.dirname(file), specifier.replace(/\.js$/, ''));
}

/** It runs inside an app of Electron's, where that is a built-in. */
const IN_THE_APP = 'report/recorder.ts';

const sources = sourceFiles();
const imports = sources.flatMap(importsOf);
const inner = imports.filter(({ specifier }) => specifier.startsWith('.'));
const outer = imports.filter(({ specifier }) => !specifier.startsWith('.'));
const told = ({ file, specifier }: Import) => `${file} → ${specifier}`;

test('every import was read', () => {
  expect(inner.length).toBeGreaterThan(100);
  expect(outer.map(({ specifier }) => specifier)).toEqual(
    expect.arrayContaining(['node:events', 'jest-diff', 'sinon']),
  );
  const files = new Set(sources.map(({ fileName }) => fileName.replace(/\.m?ts$/, '')));
  expect(inner.filter((found) => !files.has(targetOf(found)) && !files.has(`${targetOf(found)}/index`))).toEqual([]);
});

const floorOf = (room: string): number => FLOORS.findIndex((floor) => floor.includes(room));

test('every folder is a room on a floor', () => {
  expect([...new Set(sources.map(({ fileName }) => roomOf(fileName)))].sort()).toEqual(FLOORS.flat().sort());
});

test('the picture in CONTRIBUTING.md has every room, from the top down', () => {
  const text = fs.readFileSync(path.join(__dirname, '..', 'CONTRIBUTING.md'), 'utf8');
  const picture = /^```text\n( runners.*?)^```$/ms.exec(text)![1]!;
  const rows = picture.split('\n').filter((row) => row.trim() !== '');
  const shown = rows.map((row) => row.slice(1, 33).trim().split(/\s+/));
  const entries = ['index', 'electron', 'main', 'renderer'];
  expect(shown).toEqual(FLOORS.map((floor) => (floor[0] === '' ? entries : floor)));
});

test('beside the rooms there are the entries and nothing else', () => {
  const loose = sources.map(({ fileName }) => fileName).filter((name) => roomOf(name) === '');
  expect(loose.sort()).toEqual(['electron.ts', 'index.ts', 'main.ts', 'renderer.ts']);
});

test('each room knows only the rooms on floors below', () => {
  const wrong = inner.filter((found) => {
    const [from, to] = [roomOf(found.file), roomOf(targetOf(found))];
    return from !== to && floorOf(to) <= floorOf(from);
  });
  expect(wrong.map(told)).toEqual([]);
});

test('no two names of one folder differ by a letter or a plural', () => {
  const names = new Map<string, string[]>();
  for (const { fileName } of sources) {
    const name = path.posix.basename(fileName).replace(/\.m?ts$/, '');
    const folder = path.posix.dirname(fileName);
    names.set(folder, [...(names.get(folder) ?? []), name]);
  }
  const alike = [...names].flatMap(([folder, all]) =>
    all.flatMap((one) =>
      all.filter((two) => one < two && distance(one, two) <= 1).map((two) => `${folder}: ${one}, ${two}`),
    ),
  );
  expect(alike).toEqual([]);
});

test('a file of the source is read in one go', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 301).map(({ fileName }) => fileName);
  expect(long).toEqual([]);
});

test('electron is imported as a type and never at run time, where it would download a binary', () => {
  const electron = outer.filter(
    ({ file, specifier, typeOnly }) => /^electron(\/|$)/.test(specifier) && !typeOnly && file !== IN_THE_APP,
  );
  expect(electron.map(told)).toEqual([]);
});

test('what is loaded at run time is declared', () => {
  // One that has no name without its prefix.
  const builtin = [...builtinModules.map((name) => `node:${name}`), 'node:test'];
  const declared = new Set([...Object.keys(MANIFEST.dependencies), ...builtin]);
  const wrong = outer.filter(({ file, specifier, typeOnly }) => {
    const isPeer = (roomOf(file) === 'runners' || file === IN_THE_APP) && specifier in MANIFEST.peerDependencies;
    return !typeOnly && !declared.has(specifier) && !isPeer;
  });
  expect(wrong.map(told)).toEqual([]);
});

test('the index re-exports and does nothing else', () => {
  const index = sources.find(({ fileName }) => fileName === 'index.ts')!;
  const others = index.statements.filter((node) => !ts.isExportDeclaration(node) || node.moduleSpecifier === undefined);
  expect(others.map((node) => node.getText())).toEqual([]);
});
