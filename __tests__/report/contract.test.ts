import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as ts from 'typescript';
import { runCommand } from '../../src/project/command';
import type { IpcMap } from '../../src/report/ipc-map';
import { argumentsOf, shapeOf } from '../../src/report/shape';

const entry = (channel: string, way: string, args: unknown[], answer?: unknown) => ({
  channel,
  ways: [way],
  registered: [],
  sent: [],
  tests: [`a.test.ts › ${channel}`],
  outcomes: {},
  heard: 1,
  examples: [],
  args: argumentsOf(args),
  ...(answer !== undefined && { answer: shapeOf(answer) }),
});
const mapOf = (...channels: IpcMap['channels']): IpcMap => ({
  version: 2,
  files: [],
  channels,
  dead: { handlers: [], listeners: [], unheard: [] },
  tests: [],
});
const SAVE = entry('note:save', 'invoke toMain', [{ title: 'a' }], { id: 1 });
const SAVED = entry('note:saved', 'send toRenderer', [1]);

let cwd: string;
beforeEach(() => {
  cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'contract-'));
});
afterEach(() => fs.rmSync(cwd, { recursive: true, force: true }));

const write = (map: unknown) => fs.writeFileSync(path.join(cwd, 'ipc-map.json'), JSON.stringify(map));
function run(...args: string[]): { code: number; said: string; complained: string } {
  const said: string[] = [];
  const complained: string[] = [];
  const code = runCommand(args, { cwd, say: (text) => said.push(text), complain: (text) => complained.push(text) });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

test('a run becomes a contract, which the same run keeps', () => {
  write(mapOf(SAVE, SAVED));

  expect(run('contract')).toEqual({
    code: 0,
    said: 'Wrote 2 channels to ipc-contract.json and its declaration.',
    complained: '',
  });
  expect(fs.readFileSync(path.join(cwd, 'ipc-contract.d.ts'), 'utf8')).toBe(
    '// Written by `npx fake-electron contract`: what crossed on each channel in the run of the tests.\n' +
      'export interface Contract {\n' +
      '  "note:save": { way: "invoke toMain"; args: [{ title: string }]; answer: { id: number } };\n' +
      '  "note:saved": { way: "send toRenderer"; args: [number]; answer: undefined };\n' +
      '}\n',
  );
  expect(run('contract', '--check')).toEqual({ code: 0, said: '2 channels are as agreed.', complained: '' });
});

test('what came, went or changed breaks it, with a test that has seen it, until it is taken over', () => {
  write(mapOf(SAVE, SAVED));
  run('contract');
  write(mapOf(entry('note:save', 'invoke toMain', [{ title: 1 }], { id: 1 }), entry('note:gone?', 'send toMain', [])));

  expect(run('contract', '--check')).toEqual({
    code: 1,
    said: '',
    complained: [
      'note:gone? is new: send toMain [] (seen by a.test.ts › note:gone?)',
      'note:save has changed from invoke toMain [{ title: string }] => { id: number } to invoke toMain [{ title: number }] => { id: number } (seen by a.test.ts › note:save)',
      'note:saved is gone: no test exercises it, and it was send toRenderer [number]',
      'If it is meant, run `npx fake-electron contract --update`.',
    ].join('\n'),
  });
  expect(run('contract').complained).toBe(
    'fake-electron: ipc-contract.json is there already: --check compares with it, --update takes the run over.',
  );
  expect(run('contract', '--update').code).toBe(0);
  expect(run('contract', '--check').code).toBe(0);
});

test('what is not there, no JSON, or of another version is said with its path', () => {
  const file = path.join(cwd, 'ipc-map.json');
  const wayOut = 'Run the tests with one of the reporters first.';
  expect(run('contract')).toMatchObject({ code: 2, complained: `fake-electron: there is no ${file}. ${wayOut}` });
  write({ version: 3 });
  expect(run('contract').complained).toBe(
    `fake-electron: ${file} is of version 3, and this release reads 2. ${wayOut}`,
  );
  fs.writeFileSync(file, '{');
  expect(run('contract').complained).toMatch(`fake-electron: ${file} cannot be read: `);
  expect(run('contract', '--chekc').complained).toMatch(/^fake-electron: contract has no --chekc\./);
  expect(run('kontract').complained).toMatch(/^fake-electron: there is no command 'kontract'\./);
});

test('a channel, an argument and an answer that are not in the contract are type errors', () => {
  write(mapOf(SAVE, SAVED));
  run('contract');
  const typed = path.join(__dirname, '../../src/report/typed').replaceAll('\\', '/');
  const file = path.join(cwd, 'app.ts');
  fs.writeFileSync(
    file,
    `import { typed, type TypedWebContents } from '${typed}';
import type { Contract } from './ipc-contract';
import * as electron from 'electron';
declare const contents: TypedWebContents<Contract>;
const { ipcMain, ipcRenderer } = typed<Contract>()(electron);
ipcMain.handle('note:save', (_event, { title }) => ({ id: title.length }));
const id: Promise<{ id: number }> = ipcRenderer.invoke('note:save', { title: 'a' });
ipcRenderer.on('note:saved', (_event, saved) => saved.toFixed());
contents.send('note:saved', 1);
ipcRenderer.invoke('note:svae', { title: 'a' }); // a channel
ipcRenderer.invoke('note:save', { title: 1 }); // an argument
ipcMain.handle('note:save', () => ({ id: '1' })); // an answer
contents.send('note:saved', '1'); // an argument
ipcRenderer.send('note:save', { title: 'a' }); // a way
export { id };
`,
  );
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['electron', 'node'],
    typeRoots: [path.join(__dirname, '../../node_modules'), path.join(__dirname, '../../node_modules/@types')],
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
  };
  const program = ts.createProgram([file], options);
  const lines = program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ start }) =>
    program
      .getSourceFile(file)!
      .text.slice(start)
      .split('\n')[0]!
      .replace(/^.*\/\/ /, ''),
  );

  expect(program.getOptionsDiagnostics().concat(program.getSyntacticDiagnostics())).toEqual([]);
  expect(lines).toEqual(['a channel', 'an argument', 'an answer', 'an argument', 'a way']);
});
