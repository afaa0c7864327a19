import * as path from 'node:path';
import { installed, Project } from './project';

/** As Vitest's JSON reporter has it. */
interface Report {
  numTotalTests: number;
  testResults: { name: string; assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
}

let project: Project;
let report: Report;
let output: string;

beforeAll(() => {
  project = new Project(installed('electron', 'typescript', 'vitest'));
  project.add(path.join(__dirname, 'fixtures/vitest'));
  project.write('package.json', JSON.stringify({ type: 'module' }));
  project.write('node_modules/uses-electron/package.json', JSON.stringify({ main: 'index.js' }));
  project.write(
    'node_modules/uses-electron/index.js',
    "const { ipcMain } = require('electron'); module.exports = { ipcMain, main: require('electron/main') };",
  );
  const run = project.node(['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', '--outputFile=report.json']);
  output = `${run.stdout}${run.stderr}`;
  report = JSON.parse(project.read('report.json'));
});
afterAll(() => project.remove());

const testsOf = (file: string) => report.testResults.find(({ name }) => name.endsWith(file))?.assertionResults ?? [];

test('the integration isolates, asserts, mocks and prints in Vitest', () => {
  const tests = testsOf('app.test.ts').map(({ title, status, failureMessages }) => [status, title, ...failureMessages]);
  expect(tests).toEqual([
    ['passed', 'tests, sources and packages speak of one fake'],
    ['passed', 'matchers, mocks and the record'],
    ['passed', 'nothing is left of it'],
    ['passed', 'a preload by itself'],
    ['passed', 'they are the bus'],
  ]);
});

test('every function that electron leads to is a mock in Vitest', () => {
  const tests = testsOf('every-function.test.ts');
  expect(tests.flatMap(({ failureMessages }) => failureMessages)).toEqual([]);
  expect(tests.map(({ status }) => status)).toEqual(tests.map(() => 'passed'));
  expect(tests.length).toBeGreaterThan(10);
});

test('what goes wrong fails its test in Vitest, and not the run', () => {
  const firstLines = testsOf('faults.test.ts').map(({ title, failureMessages }) => [
    title,
    ...failureMessages.map((text) => text.split('\n', 1)[0]),
  ]);
  expect(firstLines).toEqual([
    ['a matcher', expect.stringContaining('expect(…).toHaveSent("user:svae", 1)')],
    [
      'two listeners',
      expect.stringContaining("listener-error: A listener for 'a' in main threw: Error: one"),
      expect.stringContaining("listener-error: A listener for 'b' in main threw: TypeError: two"),
    ],
    ['in an afterEach', expect.stringContaining("listener-error: A listener for 'after' in main threw: Error: after")],
    ['none, where the test takes it'],
    ['none, where it is expected'],
    ['one that was expected and did not come', expect.stringContaining('unheard')],
    [
      'a mistyped channel',
      "Error: Error invoking remote method 'file:opne': Error: No handler registered for 'file:opne'",
      "no-handler: 'file:opne' was invoked and has no handler: the invoke rejects. Did you mean 'file:open'?",
    ],
  ]);
  expect(output).not.toContain('Unhandled Error');
});
