import * as path from 'node:path';
import { installed, Project, ROOT } from './project';

let project: Project;

beforeAll(() => {
  const modules = ['electron', 'fast-check', 'jest', '@jest/globals', 'ts-jest', 'typescript', 'vitest', '@types/node'];
  project = new Project(installed(...modules));
  project.add(path.join(ROOT, 'examples/11-map-and-contract'));
});
afterAll(() => project.remove());

const SUMMARY = `  1 handler never called: note:export (src/main/notes.ts:28)
  1 listener never reached: note:opened (src/main/notes.ts:42)
  1 message never heard: note:opend (src/preload.ts:7), did you mean note:opened?
`;

test('under Jest the map names the dead handler and the typo, and the contract what has changed', () => {
  const { stdout, stderr, status } = project.node(['node_modules/jest/bin/jest.js', '-i']);

  expect(stderr).toContain('Tests:       5 passed, 5 total');
  expect(stdout).toContain(`\n7 channels, 5 exercised\n${SUMMARY}`);
  expect(stderr).toContain('IPC threshold for dead wiring (0) not met: 3');
  expect(status).toBe(1);

  const check = project.node(['node_modules/fake-electron/dist/cli.js', 'contract', '--check']);
  expect(check.stderr).toBe(
    'note:opend is new: send toMain [number] (seen by __tests__/notes.test.ts › a note is opened)\n' +
      'note:opened is gone: no test exercises it, and it was send toMain [number]\n' +
      'If it is meant, run `npx fake-electron contract --update`.\n',
  );
  expect(check.status).toBe(1);
});

test('under Vitest the same is found', () => {
  const { stdout, stderr, status } = project.node(['node_modules/vitest/vitest.mjs', 'run']);

  expect(stdout).toMatch(/Tests +3 passed/);
  expect(stdout).toContain(SUMMARY);
  expect(stderr).toContain('IPC threshold for dead wiring (0) not met: 3');
  expect(status).toBe(1);
});
