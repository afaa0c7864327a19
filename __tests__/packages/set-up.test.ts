import * as path from 'node:path';
import { binary, type Installed, installed, Project } from './project';

const SKELETONS = path.join(__dirname, 'fixtures/setups');
const TS = installed('electron', 'typescript', '@types/node', 'type-fest');
const JEST = installed('jest', 'ts-jest', '@types/jest', 'jest-environment-jsdom');
const JEST_RUN = ['node_modules/jest/bin/jest.js'];

let project: Project;
afterEach(() => project.remove());

const command = (...args: string[]) => project.node(['node_modules/fake-electron/dist/cli.js', ...args]);

const SET_UPS: [string, Installed, string[], readonly string[], RegExp][] = [
  [
    'create-electron-vite',
    { ...TS, ...installed('vitest', 'vite') },
    [],
    ['node_modules/vitest/vitest.mjs', 'run'],
    /1 passed/,
  ],
  ['forge-webpack', { ...TS, ...JEST }, [], JEST_RUN, /Tests: +1 passed/],
  ['electron-react-boilerplate', { ...TS, ...JEST }, [], JEST_RUN, /Tests: +2 passed/],
  ['empty', installed('jest'), [], JEST_RUN, /Tests: +1 passed/],
  [
    'mocha-javascript',
    installed('mocha', 'electron'),
    [],
    // Mocha looks for packages from where it lies, which is not in this project.
    [
      binary('mocha', 'bin/mocha.js'),
      '--no-config',
      '--require',
      'REGISTER',
      '--require',
      'HOOKS',
      'test/fake-electron.test.js',
    ],
    /1 passing/,
  ],
  [
    'node-test',
    {},
    [],
    ['--import', 'fake-electron/register', '--import', 'fake-electron/node-test', '--test'],
    /pass 1$/m,
  ],
];

test.each(SET_UPS)(
  '%s runs its first test after init --write, and the doctor is content',
  (name, has, flags, run, passed) => {
    project = new Project(has);
    project.add(path.join(SKELETONS, name));
    const manifest = JSON.parse(project.read('package.json'));
    manifest.devDependencies = { ...manifest.devDependencies, 'fake-electron': '*' };
    project.write('package.json', JSON.stringify(manifest, null, 2));

    expect(command('init', '--write', ...flags)).toMatchObject({
      stdout: expect.not.stringContaining('By hand'),
      stderr: '',
    });
    const again = command('init', ...flags);
    expect(again.stdout).not.toContain('Would');
    const files = { REGISTER: 'register', HOOKS: 'mocha' };
    const args = run.map((arg) =>
      arg in files
        ? path.join(project.root, `node_modules/fake-electron/dist/${files[arg as keyof typeof files]}.js`)
        : arg,
    );
    const { stdout, stderr, status } = project.node(args);
    expect(`${stdout}${stderr}`).toMatch(passed);
    expect(status).toBe(0);
    expect(command('doctor')).toMatchObject({ status: 0, stderr: '' });
  },
);
