import * as ts from 'typescript';
import { convert } from '../../src/project/codemod/convert';
import { Members } from '../../src/project/codemod/members';
import { Folder } from './folder';

const members = new Members();
const turned = (text: string, file = 'a.test.ts') => convert(ts, members, file, text);
/** What is left of a mock with this factory. */
const leftOf = (factory: string) => turned(`jest.mock('electron', ${factory});`).left.map(({ why }) => why);

describe('the fake is asked what it has', () => {
  test.each([
    ['app.getPath', 'function'],
    ['BrowserWindow', 'class'],
    ['BrowserWindow.getAllWindows', 'function'],
    ['session.defaultSession', 'object'],
    ['app.isPackaged', 'value'],
    // What is on one platform only.
    ['app.dock', undefined],
    ['remote', undefined],
  ])('%s is a %s', (path, kind) => {
    expect(members.kindOf(path.split('.'))).toBe(kind);
  });
});

test('names that are taken get another', () => {
  const { text } = turned(
    "import { app } from '../src/app';\njest.mock('electron', () => ({ app: { getPath: () => '/a' } }));\n",
  );
  expect(text).toBe(
    "import { app as electronApp } from 'electron';\nimport { app } from '../src/app';\n" +
      "jest.mocked(electronApp.getPath).mockImplementation(() => '/a');\n",
  );
});

test('what is there by the whole module is used', () => {
  const { text } = turned(
    "const electron = require('electron');\njest.mock('electron', () => ({ app: { getName: () => 'n' } }));\n",
    'a.test.js',
  );
  expect(text).toBe(
    "const electron = require('electron');\njest.mocked(electron.app.getName).mockImplementation(() => 'n');\n",
  );
});

test('what another mock uses stays what it is', () => {
  const { text } = turned(
    "const mockPath = jest.fn();\njest.mock('electron', () => ({ app: { getPath: mockPath } }));\njest.mock('./x', () => ({ path: mockPath }));\n",
    'a.test.js',
  );
  expect(text).toContain('const mockPath = jest.fn();');
  expect(text).toContain('jest.mocked(app.getPath).mockImplementation(mockPath);');
});

test('what is used is declared before', () => {
  const { text } = turned(
    "jest.mock('electron', () => ({ app: { getPath: () => mockFolder } }));\nconst mockFolder = '/a';\n",
    'a.test.js',
  );
  expect(text).toBe(
    "const { app } = require('electron');\nconst mockFolder = '/a';\njest.mocked(app.getPath).mockImplementation(() => mockFolder);\n",
  );
});

test('a mock in a hook goes where it was', () => {
  const { text } = turned(
    "beforeEach(() => jest.doMock('electron', () => ({ app: { getName: () => 'n' } })));\n",
    'a.test.js',
  );
  expect(text).toBe(
    "const { app } = require('electron');\nbeforeEach(() => {\n  jest.mocked(app.getName).mockImplementation(() => 'n');\n});\n",
  );
});

test('a mock of the whole in terms of the fake is left alone', () => {
  for (const factory of ["() => require('fake-electron/electron')", "() => jest.requireActual('electron')"]) {
    const text = `jest.mock('electron', ${factory});\n`;
    expect(turned(text)).toEqual({ text, left: [] });
  }
});

test.each([
  ['() => createMock()', 'what its factory returns, createMock(), is made elsewhere'],
  ['() => ({ remote: { app: {} } })', "the fake has no 'remote'"],
  ['() => ({ app: mockedApp })', "its 'app' is made elsewhere"],
  ['() => ({ app: { ...common } })', 'what ...common spreads is made elsewhere'],
  ["() => ({ app: { ['get' + 'Path']: jest.fn() } })", "the name ['get' + 'Path'] is computed"],
  ['() => { if (x) return {}; return { app: {} }; }', 'its factory has more than one return'],
])('%s is left, with the reason', (factory, why) => {
  expect(leftOf(factory)).toEqual([why]);
});

test('the command says where, and what is left fails it', () => {
  const folder = new Folder({ 'a.test.js': "\njest.mock('electron', () => createMock());\n", 'b.test.js': '' });
  expect(folder.run('codemod')).toEqual({
    code: 1,
    said: '0 files would change, with --write; 1 left to do by hand.',
    complained: 'a.test.js:2 is left: what its factory returns, createMock(), is made elsewhere',
  });
  expect(folder.run('codemod', 'b.test.js')).toMatchObject({ code: 0, said: 'No mock of electron is left.' });
  expect(folder.run('codemod', 'c.test.js')).toMatchObject({
    code: 2,
    complained: `fake-electron: there is no ${folder.root}/c.test.js.`,
  });
  folder.remove();
});

test('where nothing puts the fake in the place of electron it says so', () => {
  const mock = "jest.mock('electron', () => ({ app: {} }));\n";
  const folder = new Folder({ 'package.json': { devDependencies: { jest: '30' } }, 'a.test.js': mock });
  expect(folder.run('codemod').said).toContain(
    'The configs here do not name fake-electron yet: npx fake-electron init says how.',
  );
  folder.write('jest.config.js', "module.exports = { preset: 'fake-electron' };");
  expect(folder.run('codemod').said).not.toContain('The configs');
  folder.remove();
});
