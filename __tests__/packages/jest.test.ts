import * as path from 'node:path';
import { jestModules, MAJORS, runJest } from './jest-run';
import { installed, Project } from './project';

const FIRST = ['passed  saving a note answers its window and tells it so', 'passed  what it registered is gone'];
const NAMES = ['electron', 'electron/common', 'electron/main', 'electron/renderer', 'fake-electron'];

describe.each(MAJORS)('the packed package under Jest %s', (major) => {
  const project = new Project({
    ...jestModules(major),
    ...installed('@types/jest', 'expect', '@jest/expect', 'jsdom'),
  });
  project.add(path.join(__dirname, 'fixtures'));
  afterAll(() => project.remove());

  test.each(['node', 'jsdom'])('runs the first test as CommonJS, ESM and TypeScript in %s', (environment) => {
    const run = runJest(project, [`--env=${environment}`], { NODE_OPTIONS: '--experimental-vm-modules' });
    expect(run.failures).toEqual([]);
    expect(run.exit).toBe(0);
    expect(run.tests('cjs/notes.test.js')).toEqual(FIRST);
    expect(run.tests('esm/notes.test.js')).toEqual(FIRST);
    expect(run.tests('ts/notes.test.ts')).toEqual(FIRST);
    expect(run.tests('esm/mixed.test.js')).toEqual([
      'passed  a test that imports and an app that requires share one fake',
    ]);
    expect(run.tests('esm/names.test.js')).toEqual(
      NAMES.map((name) => `passed  every name that ${name} has by require is one that import finds`),
    );
    expect(run.tests('esm/mock-module.test.js')).toEqual([
      'passed  a mocked module spreads the fake beside a stub of one’s own',
    ]);
    expect(run.tests('cjs/app.test.js')).toEqual([
      'passed  a whole app runs, and its page is clicked',
      'passed  a preload runs alone',
      'passed  what it exposed is gone',
    ]);
    expect(Object.keys(run.files)).toHaveLength(7);
  });
});
