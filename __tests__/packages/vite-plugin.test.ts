import * as path from 'node:path';
import { installed, Project } from './project';

const CONFIG = `import { defineConfig } from 'vitest/config';
import { fakeElectron } from 'fake-electron/vite';
`;

let project: Project;
beforeAll(() => {
  project = new Project(installed('electron', 'typescript', 'vitest'));
  project.add(path.join(__dirname, 'fixtures/vite-plugin'));
  // Two files, which share their modules where they are not isolated.
  project.add(path.join(__dirname, 'fixtures/vite-plugin/one.test.ts'), 'two.test.ts');
  project.write('package.json', JSON.stringify({ type: 'module' }));
  project.write('node_modules/uses-electron/package.json', JSON.stringify({ main: 'index.js' }));
  project.write(
    'node_modules/uses-electron/index.js',
    "const { ipcMain, ipcRenderer } = require('electron'); module.exports = { ipcMain, sees: ipcRenderer ? 'both' : 'main' };",
  );
});
afterAll(() => project.remove());

/** The tests that ran, by their outcome; and everything that was printed, where not all passed. */
function run(config: string): { passed: number; output: string } {
  project.write('vitest.config.mjs', CONFIG + config);
  const { stdout, stderr } = project.node([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=json',
    '--outputFile=r.json',
  ]);
  const report = JSON.parse(project.read('r.json')) as { numPassedTests: number; success: boolean };
  return { passed: report.numPassedTests, output: report.success ? '' : `${stdout}${stderr}${project.read('r.json')}` };
}

test.each([
  "pool: 'forks'",
  "pool: 'threads'",
  "pool: 'forks', isolate: false",
  "pool: 'threads', isolate: false",
  "pool: 'forks', sequence: { hooks: 'list' }",
])('one line does it all: %s', (options) => {
  expect(
    run(`export default defineConfig({ plugins: [fakeElectron({ logs: false })], test: { ${options} } });`),
  ).toEqual({
    passed: 12,
    output: '',
  });
});

test('each project has options of its own, beside one without', () => {
  project.write('plain/a.test.ts', "import { test } from 'vitest'; test('plain', () => {});");
  project.write(
    'main/a.test.ts',
    "import { expect, test } from 'vitest'; import * as electron from 'electron';\n" +
      "test('main', () => expect([typeof electron.ipcMain, typeof electron.default.ipcRenderer]).toEqual(['object', 'undefined']));",
  );
  const config = `export default defineConfig({ test: { projects: [
    { test: { name: 'plain', include: ['plain/*.test.ts'] } },
    { plugins: [fakeElectron({ process: 'main' })], test: { name: 'main', include: ['main/*.test.ts'] } },
    { plugins: [fakeElectron({ logs: false })], test: { name: 'both', include: ['one.test.ts'] } },
  ] } });`;
  expect(run(config)).toEqual({ passed: 8, output: '' });
});

test('without Vitest it does nothing', () => {
  const script = "import('fake-electron/vite').then(({ fakeElectron }) => console.log(fakeElectron().config({})))";
  expect(project.node(['-e', script], { VITEST: undefined }).stdout.trim()).toBe('undefined');
});

test('options that cannot reach the tests are refused', () => {
  const script =
    "import('fake-electron/vite').then(({ fakeElectron }) => fakeElectron({ timing() {} })).catch(({ message }) => console.log(message))";
  expect(project.node(['-e', script]).stdout.trim()).toBe(
    "fake-electron: fakeElectron(…) of 'fake-electron/vite' takes an object of options that JSON has; timing is the function timing. " +
      'Say it in a setup file with configure({ … }) instead.',
  );
});
