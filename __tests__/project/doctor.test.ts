import { Folder } from './folder';

let folder: Folder;
afterEach(() => folder.remove());

const VITEST = { name: 'app', devDependencies: { vitest: '^4.0.0', 'fake-electron': '*' } };
const CONFIG = "import { fakeElectron } from 'fake-electron/vite'; export default { plugins: [fakeElectron()] };";

/** A project with nothing wrong. */
function healthy(more: Readonly<Record<string, string | object>> = {}): Folder {
  folder = new Folder({ 'package.json': VITEST, 'vitest.config.mjs': CONFIG, ...more });
  folder.install('fake-electron', '0.1.0');
  folder.install('vitest', '4.1.12');
  return folder;
}

test('where nothing is wrong it says so', () => {
  expect(healthy().run('doctor')).toEqual({ code: 0, said: 'Nothing is wrong with the set-up.', complained: '' });
});

test('a folder without a package.json is no project', () => {
  folder = new Folder({});
  const { code, complained } = folder.run('doctor');
  expect([code, complained]).toEqual([
    2,
    `fake-electron: there is no ${folder.root}/package.json. Run this in the folder of a project, after \`npm init -y\`.`,
  ]);
});

test('a bare mock is named by its line', () => {
  const { code, complained } = healthy({ 'a.test.js': "\n  vi.mock('electron');" }).run('doctor');
  expect([code, complained]).toEqual([
    1,
    'Wrong: a.test.js:2 mocks electron without a factory: every function of the fake returns undefined there.\n' +
      '    Delete the line, or run npx fake-electron codemod --write.\n',
  ]);
});

test('a mock with a factory is only noted', () => {
  const { code, said } = healthy({ 'a.test.js': "vi.mock('electron', () => ({}));" }).run('doctor');
  expect(code).toBe(0);
  expect(said).toContain('Note: 1 file has a mock of electron of its own.\n    npx fake-electron codemod turns');
});

test.each([
  ['a config that does not name it', { 'vitest.config.mjs': 'export default {};' }, 'vitest.config.mjs does not name'],
  [
    'two copies',
    { 'node_modules/ui/node_modules/fake-electron/package.json': { version: '0.0.9' } },
    'installed twice: 0.1.0, and 0.0.9 in node_modules/ui/node_modules/fake-electron.',
  ],
  ['a jsdom that nobody has tried', { 'node_modules/jsdom/package.json': { version: '16.4.0' } }, 'jsdom is 16.4.0'],
  [
    'a native module of another runtime',
    {
      'package.json': { ...VITEST, dependencies: { sqlite: '1' } },
      'node_modules/sqlite/package.json': { version: '1.0.0', main: 'index.js' },
      'node_modules/sqlite/binding.gyp': '{}',
      'node_modules/sqlite/index.js':
        "throw new Error('was compiled against a different Node.js version using\\nNODE_MODULE_VERSION 130.')",
    },
    'sqlite is native, and built for another runtime',
  ],
  [
    'matchers without their types',
    {
      'tsconfig.json': '{}',
      'node_modules/electron/package.json': { version: '45.0.0' },
      'node_modules/electron/electron.d.ts': '',
      'a.test.ts': "expect(ipcRenderer).toHaveSent('x');",
    },
    'a.test.ts uses the matchers, whose types are nowhere.',
  ],
  [
    'electron without types',
    {
      'tsconfig.json': '{}',
      'node_modules/electron/package.json': { version: '1.4.0' },
    },
    'electron 1.4.0 has no electron.d.ts.',
  ],
  ['no electron', { 'tsconfig.json': '{}' }, 'electron is not installed'],
  [
    'an old runner',
    { 'package.json': { devDependencies: { vitest: '^1' } }, 'node_modules/vitest/package.json': { version: '1.6.0' } },
    'vitest is 1.6.0.',
  ],
])('%s is wrong', (_what, files, told) => {
  const project = healthy();
  for (const [file, text] of Object.entries(files)) project.write(file, text!);
  const { code, complained } = project.run('doctor');
  expect(code).toBe(1);
  expect(complained).toMatch(/^Wrong: [^\n]+\n {4}[^\n]+\n$/);
  expect(complained).toContain(told);
});

test.each([
  [
    'mocha',
    {
      'package.json': { scripts: { test: 'mocha --require fake-electron/register' }, devDependencies: { mocha: '12' } },
    },
    'Mocha does not require fake-electron/mocha.',
  ],
  [
    'node:test',
    { 'package.json': { scripts: { test: 'node --test' } } },
    'The script test does not import fake-electron/register.',
  ],
  ['nothing', { 'package.json': {} }, 'There is no runner of tests.'],
])('%s is looked at as well', (_name, files, told) => {
  const project = healthy(files);
  expect(project.run('doctor').complained).toContain(told);
});
