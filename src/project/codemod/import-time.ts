import * as fs from 'node:fs';
import * as path from 'node:path';
import type * as TypeScript from 'typescript';
import { parse, type Ts } from './parser';

const ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mts',
  '.mjs',
  '.cts',
  '.cjs',
  '/index.ts',
  '/index.tsx',
  '/index.js',
];
/** Of a large app not everything is read. */
const MOST = 200;

/**
 * Whether what a test file imports uses one of these members while it is imported, before anything in the test file has run.
 *
 * @param steered - paths such as `['app', 'getPath']`
 */
export function usedAtImport(ts: Ts, test: TypeScript.SourceFile, steered: readonly (readonly string[])[]): boolean {
  const members = new Set(steered.map((each) => each.at(-1)!));
  const files = new Map<string, TypeScript.SourceFile>();
  const queue = importedBy(ts, test);
  for (let file = queue.shift(); file !== undefined && files.size < MOST; file = queue.shift()) {
    if (files.has(file)) continue;
    const source = parse(ts, file, fs.readFileSync(file, 'utf8'));
    files.set(file, source);
    queue.push(...importedBy(ts, source));
  }
  const called = new Set<string>();
  const functions = new Map<string, TypeScript.Node[]>();
  for (const source of files.values()) noteFunctions(ts, source, functions);
  let isUsed = false;
  const walk = (node: TypeScript.Node): void => {
    if (isUsed) return;
    if (ts.isPropertyAccessExpression(node) && members.has(node.name.text)) isUsed = true;
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && ts.isIdentifier(node.expression)) {
      const { text } = node.expression;
      if (ts.isNewExpression(node) && members.has(text)) isUsed = true;
      if (!called.has(text)) {
        called.add(text);
        for (const body of functions.get(text) ?? []) ts.forEachChild(body, walk);
      }
    }
    if (ts.isCallExpression(node)) {
      const callee = ts.isParenthesizedExpression(node.expression) ? node.expression.expression : node.expression;
      if (ts.isArrowFunction(callee) || ts.isFunctionExpression(callee)) ts.forEachChild(callee, walk);
    }
    // What is declared runs later; the functions that are called at once are looked at above.
    const isLater = ts.isFunctionLike(node) || (ts.isPropertyDeclaration(node) && !isStatic(ts, node));
    if (!isLater) ts.forEachChild(node, walk);
  };
  for (const source of files.values()) walk(source);
  return isUsed;
}

function isStatic(ts: Ts, node: TypeScript.PropertyDeclaration): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
}

function noteFunctions(ts: Ts, source: TypeScript.SourceFile, into: Map<string, TypeScript.Node[]>): void {
  const note = (name: string, ...bodies: TypeScript.Node[]) => into.set(name, [...(into.get(name) ?? []), ...bodies]);
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name && statement.body)
      note(statement.name.text, statement.body);
    if (ts.isClassDeclaration(statement) && statement.name)
      note(
        statement.name.text,
        ...statement.members.filter((each) => ts.isConstructorDeclaration(each) || ts.isMethodDeclaration(each)),
      );
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (
        ts.isIdentifier(name) &&
        initializer &&
        (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
      )
        note(name.text, initializer);
  }
}

/** The project's own files that a file imports at its top level. */
function importedBy(ts: Ts, source: TypeScript.SourceFile): string[] {
  const specifiers: string[] = [];
  const see = (node: TypeScript.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      specifiers.push((node.moduleSpecifier as TypeScript.StringLiteral).text);
    if (ts.isFunctionLike(node)) return;
    if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText(source) === 'require')
    ) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteralLike(first)) specifiers.push(first.text);
    }
    ts.forEachChild(node, see);
  };
  see(source);
  const folder = path.dirname(source.fileName);
  return specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .flatMap((specifier) => {
      const bare = path.resolve(folder, specifier);
      // An import may name what its file is compiled to.
      const candidates = [bare, bare.replace(/\.([mc]?)js$/, '.$1ts')];
      const found = candidates.flatMap((each) => ENDINGS.map((ending) => each + ending)).find(isFile);
      return found !== undefined && /\.[mc]?[jt]sx?$/.test(found) ? [found] : [];
    });
}

function isFile(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
