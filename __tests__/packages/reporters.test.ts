import * as path from 'node:path';
import { installed, Project } from './project';

let project: Project;

beforeAll(() => {
  project = new Project(installed('electron', 'jest', 'vitest', '@jest/globals'));
  project.add(path.join(__dirname, 'fixtures/reported'));
});
afterAll(() => project.remove());

const SUMMARY = `5 channels, 3 exercised
  1 handler never called: file:export (src/main.js:9)
  1 listener never reached: window:new (src/main.js:10)
  1 message never heard: window:nwe (src/page.js:5), did you mean window:new?
`;

const SAVE = {
  channel: 'note:save',
  ways: ['invoke toMain'],
  registered: [{ as: 'handle', side: 'main', at: 'src/main.js:4' }],
  sent: ['src/page.js:3'],
  tests: ['tests/save.test.js › a note is saved', 'tests/typo.test.js › of the window nobody hears it'],
  outcomes: { returned: 2 },
  heard: 2,
  args: {
    shapes: [{ object: { id: 'number', tags: { array: 'never' }, title: 'string' }, optional: ['tags', 'title'] }],
    least: 1,
  },
  answer: { object: { id: 'number' } },
  example: '{"id": 2, "tags": []}',
};

interface Map {
  channels: { channel: string; tests: string[] }[];
}

const saved = (file: string) => {
  const { channels }: Map = JSON.parse(project.read(file));
  return channels.find(({ channel }) => channel === 'note:save');
};

describe.each([[['-i']], [['-w', '2']]])('under Jest %j', (flags) => {
  const jest = (options: object) => {
    const reporters = ['default', ['fake-electron/jest-reporter', options]];
    project.write('jest.config.json', JSON.stringify({ preset: 'fake-electron', transform: {}, reporters }));
    return project.node(['node_modules/jest/bin/jest.js', '-c', 'jest.config.json', ...flags]);
  };

  test('a run is mapped, whose dead wiring is within bounds', () => {
    const { status, stdout } = jest({ deadWiring: 3 });

    expect(stdout).toContain(`\n${SUMMARY}`);
    expect(status).toBe(0);
    expect(saved('ipc-map.json')).toEqual(SAVE);
  });

  test('one that is not fails', () => {
    const { status, stderr } = jest({ deadWiring: 2, channels: 90 });

    expect(stderr).toContain(
      'IPC threshold for channels (90%) not met: 60%\nIPC threshold for dead wiring (2) not met: 3\n',
    );
    expect(status).toBe(1);
  });
});

test('a map that cannot be written fails the run with its path', () => {
  project.write('taken', '');
  const reporters = ['default', ['fake-electron/jest-reporter', { output: 'taken/map.json' }]];
  project.write('jest.config.json', JSON.stringify({ preset: 'fake-electron', transform: {}, reporters }));
  const { status, stderr } = project.node(['node_modules/jest/bin/jest.js', '-c', 'jest.config.json']);

  expect(stderr).toContain(
    `fake-electron: the map cannot be written to ${path.join(project.root, 'taken/map.json')}: `,
  );
  expect(status).toBe(1);
});

test('a run of Vitest is mapped, and fails by its thresholds', () => {
  const { status, stdout, stderr } = project.node(['node_modules/vitest/vitest.mjs', 'run']);

  expect(stdout).toContain(`\n${SUMMARY}`);
  expect(stderr).toContain('IPC threshold for dead wiring (2) not met: 3\n');
  expect(status).toBe(1);
  expect(saved('out/map.json')).toMatchObject({ sent: ['src/page.js:3'], outcomes: { returned: 2 } });
});

test('the map becomes a contract by the command of the package, which says when it is broken', () => {
  const command = (...args: string[]) =>
    project.node(['node_modules/fake-electron/dist/cli.js', ...args, 'out/map.json']);

  expect(command('contract').stdout).toBe('Wrote 3 channels to out/ipc-contract.json and its declaration.\n');
  expect(command('contract', '--check')).toMatchObject({ status: 0, stdout: '3 channels are as agreed.\n' });
  project.write('out/ipc-contract.json', project.read('out/ipc-contract.json').replace('id: number', 'id: string'));
  expect(command('contract', '--check')).toMatchObject({ status: 1 });
});
