import * as path from 'node:path';
import { binary, installed, Project } from './project';

let project: Project;
beforeAll(() => {
  project = new Project(installed('electron'));
  project.add(path.join(__dirname, 'fixtures/hooks'));
});
afterAll(() => project.remove());

/** Runs Mocha with what the package has for it. */
function mocha(file: string): Report {
  // By their files: Mocha looks for packages from where it lies, which is not in this project.
  const required = ['register', 'mocha'].flatMap((name) => [
    '--require',
    path.join(project.root, `node_modules/fake-electron/dist/${name}.js`),
  ]);
  const { stdout } = project.node([binary('mocha', 'bin/mocha.js'), ...required, '--reporter=json', file]);
  return JSON.parse(stdout.slice(stdout.search(/^\{$/m))) as Report;
}

interface Report {
  readonly passes: { readonly title: string }[];
  readonly failures: { readonly fullTitle: string; readonly err: { readonly message: string } }[];
}

test('Mocha: what a test registers leaves with it, and what a listener throws fails the test', () => {
  const report = mocha('mocha.cjs');
  const first = ({ err }: Report['failures'][number]) => err.message.split('\n', 1)[0];

  expect(report.passes.map(({ title }) => title)).toEqual([
    'registers',
    'what it registered is gone',
    'goes on',
    'has what its before registered',
    'has both',
    'all is gone',
  ]);
  expect(report.failures.map((failure) => [failure.fullTitle, first(failure)])).toEqual([
    ['fails by a listener', "listener-error: A listener for 'x' in main threw: Error: one"],
    ['fails by a listener, with a callback', "listener-error: A listener for 'x' in main threw: Error: two"],
    ['fails by a listener that rejects', "listener-error: A listener for 'x' in main rejected: Error: three"],
  ]);
});

test('Mocha: a test that fails is told what may be the cause', () => {
  const { failures } = mocha('hints.cjs');
  const hint = "no-handler: 'file:opne' was invoked and has no handler: the invoke rejects. Did you mean 'file:open'?";

  expect(failures.map(({ err }) => err.message)).toEqual([
    `Error invoking remote method 'file:opne': Error: No handler registered for 'file:opne'\n${hint}`,
    `mine\n${hint}`,
    'something else',
  ]);
});

test.each([
  ['each file in a process of its own', ['--import', 'fake-electron/node-test', '--test']],
  ['a file by itself', ['--import', 'fake-electron/node-test']],
])('node:test, %s: what a test registers leaves with it, and problems fail the test', (_how, args) => {
  const { stdout } = project.node([
    '--import',
    'fake-electron/register',
    '--test-reporter=tap',
    ...args,
    'node-test.mjs',
  ]);
  const results = stdout.match(/^ *(?:not )?ok \d+ - .*$/gm)?.map((line) => line.trim());

  expect(results).toEqual([
    'ok 1 - registers',
    'ok 2 - what it registered is gone',
    'not ok 3 - fails by a sendSync that nobody answers',
    'ok 4 - goes on',
    'ok 1 - registers',
    'ok 2 - what it registered is gone',
    'ok 5 - a describe',
  ]);
  expect(stdout).toContain('unanswered-sync: ');
});
