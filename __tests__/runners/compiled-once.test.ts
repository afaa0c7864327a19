import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileOnce } from '../../src/runners/compiled-once';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'compiled-once-')));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
  Reflect.deleteProperty(globalThis, Symbol.for(`fake-electron.files:${folder}`));
});

const write = (name: string, code: string): void => writeFileSync(join(folder, `${name}.js`), code);

test('files find each other and what else is there, each once', () => {
  write(
    'a',
    "exports.b = require('./b.js'); exports.path = require('node:path'); exports.place = [__filename, __dirname];",
  );
  write('b', 'exports.count = (globalThis.counted ?? 0) + 1; globalThis.counted = exports.count;');
  const files = compileOnce(folder, require, undefined);

  const a = files('a') as { b: object; path: object; place: string[] };
  expect(a.path).toBe(require('node:path'));
  expect(a.place).toEqual([join(folder, 'a.js'), folder]);
  expect([files('b'), files('a')]).toEqual([{ count: 1 }, a]);
  expect(a.b).toBe(files('b'));
  Reflect.deleteProperty(globalThis, 'counted');
});

test('an error names the file and its own line', () => {
  write('a', "\n\nexports.fail = function fail() { throw new Error('x'); };");
  const { fail } = compileOnce(folder, require, undefined)('a') as { fail(): void };

  expect(fail).toThrow(expect.objectContaining({ stack: expect.stringContaining(`${join(folder, 'a.js')}:3:`) }));
});

test('where evaluating is forbidden, files are loaded as any other', () => {
  write('a', 'exports.a = 1;');
  jest.spyOn(globalThis, 'eval').mockImplementation(() => {
    throw new EvalError('Code generation from strings disallowed for this context');
  });
  const load = jest.fn(() => ({ a: 2 })) as unknown as NodeJS.Require;

  expect(compileOnce(folder, load, undefined)('a')).toEqual({ a: 2 });
  expect(load).toHaveBeenCalledWith('./a.js');
});

test('a file that cannot be compiled says so', () => {
  write('a', 'exports.a = ;');
  expect(() => compileOnce(folder, require, undefined)('a')).toThrow(expect.objectContaining({ name: 'SyntaxError' }));
});
