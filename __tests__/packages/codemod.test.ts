import * as fs from 'node:fs';
import * as path from 'node:path';
import { runJest } from './jest-run';
import { installed, Project } from './project';

const FIXTURE = path.join(__dirname, 'fixtures/codemod');
const FOLDERS = ['tests', 'js', 'bare', 'vitest'];
const files = FOLDERS.flatMap((folder) =>
  fs
    .readdirSync(path.join(FIXTURE, folder))
    .filter((name) => name.includes('.test.'))
    .map((name) => `${folder}/${name}`),
);

let project: Project;
beforeAll(() => {
  const types = installed('@types/jest', '@types/node', '@jest/globals');
  project = new Project({
    ...types,
    ...installed('electron', 'jest', 'babel-jest', 'ts-jest', 'typescript', 'vitest'),
  });
  project.add(FIXTURE);
});
afterAll(() => project.remove());

const codemod = (...args: string[]) => project.node(['node_modules/fake-electron/dist/cli.js', 'codemod', ...args]);

/** What does not pass, by runner. */
function failures(env: NodeJS.ProcessEnv): string[] {
  const vitest = project.node(
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', '--outputFile=vitest.json'],
    env,
  );
  const { testResults } = JSON.parse(project.read('vitest.json')) as {
    testResults: { name: string; status: string; message: string }[];
  };
  const failed = testResults
    .filter(({ status }) => status !== 'passed')
    .map(({ name, message }) => `${name}: ${message}`);
  return [...runJest(project, [], env).failures, ...(vitest.status === 0 ? [] : [vitest.stderr]), ...failed];
}

test('they are thirty test files and more, which pass on the mocks that they have', () => {
  expect(files.length).toBeGreaterThanOrEqual(30);
  // What electron itself exports where nothing stands in its place is the path of its binary.
  expect(failures({ ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' })).toEqual([]);
});

test('without --write it shows what it would do, and does nothing', () => {
  const before = files.map((file) => project.read(file));
  const { status, stdout } = codemod();
  expect(status).toBe(1);
  expect(stdout).toContain(
    "- jest.mock('electron', () => ({ app: { isPackaged: true } }));\n+ system.isPackaged = true;",
  );
  expect(stdout).toMatch(/^\d+ files would change, with --write; 1 left to do by hand\.$/m);
  expect(files.map((file) => project.read(file))).toEqual(before);
});

test('at most three are left to do by hand, and the others pass on the fake', () => {
  const { status, stdout, stderr } = codemod('--write');
  expect(stderr.split('\n')).toEqual([
    "tests/shared-factory.test.ts:3 is left: what its factory returns, require('./support/electron-mock').elec…, is made elsewhere",
    '',
  ]);
  expect(stdout).toBe(`Wrote ${files.length} files; 1 left to do by hand.\n`);
  expect(status).toBe(1);
  expect(failures({ FAKED: '1' })).toEqual([]);
});

test('done again it does nothing', () => {
  const before = files.map((file) => project.read(file));
  expect(codemod('--write').stdout).toBe('Wrote 0 files; 1 left to do by hand.\n');
  expect(files.map((file) => project.read(file))).toEqual(before);
  expect(codemod('tests/get-path.test.ts')).toMatchObject({ status: 0, stdout: 'No mock of electron is left.\n' });
});
