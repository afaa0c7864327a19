import type * as TypeScript from 'typescript';
import type { Edits } from './edits';
import { ElectronNames } from './electron-names';
import { FactoryReader } from './factory';
import { LeftOver } from './leaves';
import type { Members } from './members';
import type { Node, Source } from './source';
import { Statements } from './statements';

/** Jest's own place for what stands for `electron` in every test. */
export function isManualMock(file: string): boolean {
  return /(^|[\\/])__mocks__[\\/]electron\.[mc]?[jt]sx?$/.test(file);
}

/** Has `__mocks__/electron.js` begin with the fake. */
export function convertManualMock(
  source: Source,
  members: Members,
  edits: Edits,
  leave: (node: Node, why: string) => void,
): void {
  const { ts, file, quote } = source;
  const found = file.statements.flatMap((statement) => {
    const value = exportedBy(source, statement);
    return value ? [{ statement, value }] : [];
  });
  const [only, more] = found;
  if (only === undefined || more !== undefined) {
    if (!file.text.includes('fake-electron/')) leave(file.statements[0] ?? file, 'its exports are not one object');
    return;
  }
  const value = source.bare(only.value);
  const declared = ts.isIdentifier(value) ? source.declared.get(value.text)?.value : undefined;
  if (source.requiredBy(declared ?? value)?.startsWith('fake-electron/')) return;
  const reader = new FactoryReader(source, members, false);
  try {
    reader.read(value);
  } catch (error) {
    if (!(error instanceof LeftOver)) throw error;
    leave(error.node, error.message);
    return;
  }
  const runner = /\bvi\./.test(file.text) ? 'vi' : 'jest';
  const name = source.isTaken('electron', undefined) ? 'fakeElectron' : 'electron';
  const names = new ElectronNames(source, name);
  const isClass = (path: readonly string[]) => members.kindOf(path) === 'class';
  const writer = new Statements(source, names, runner, isClass, `require(${quote}fake-electron${quote}).system`);
  const lines = [
    `const ${name} = require(${quote}fake-electron/electron${quote});`,
    ...reader.leaves.map((leaf) => writer.of(leaf)),
    `module.exports = ${name};`,
  ];
  edits.replace(only.statement.getStart(file), only.statement.getEnd(), lines.join('\n'));
}

function exportedBy({ ts }: Source, statement: TypeScript.Statement): TypeScript.Expression | undefined {
  if (ts.isExportAssignment(statement)) return statement.expression;
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, right } = statement.expression;
  return left.getText() === 'module.exports' ? right : undefined;
}
