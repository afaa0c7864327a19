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
  examples: ['{"id": 2, "tags": []}', '{"id": 1, "title": "Groceries"}'],
  answers: ['{"id": 1}', '{"id": 2}'],
};

interface Map {
  channels: { channel: string; tests: string[] }[];
  tests: { test: string; steps: object[]; more?: number }[];
}

const STEPS = [
  {
    from: 'renderer#1',
    to: 'main',
    kind: 'invoke',
    channel: 'note:save',
    outcome: 'returned',
    shown: '{"id": 1, "title": "Groceries"}',
    at: 'src/page.js:3',
  },
  {
    from: 'main',
    to: 'renderer#1',
    kind: 'send',
    channel: 'note:saved',
    outcome: 'heard',
    shown: '1',
    cause: 0,
    at: 'src/main.js:5',
  },
  {
    from: 'main',
    to: 'renderer#1',
    kind: 'result',
    channel: 'note:save',
    outcome: 'heard',
    shown: '{"id": 1}',
    cause: 0,
  },
];

const mapIn = (file: string): Map => JSON.parse(project.read(file));

const saved = (file: string) => {
  const { channels } = mapIn(file);
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
    expect(mapIn('ipc-map.json').tests[0]).toEqual({ test: 'tests/save.test.js › a note is saved', steps: STEPS });
  });

  test('nothing of what is masked is written down, and as many messages are kept as is said', () => {
    const masks = "['title', Number, /save(?=d)/]";
    project.write(
      'jest.masked.config.js',
      `module.exports = { preset: 'fake-electron', transform: {}, reporters: [['fake-electron/jest-reporter', { output: 'masked.json', messages: 2, masked: ${masks} }]] };`,
    );
    const { status, stderr } = project.node(['node_modules/jest/bin/jest.js', '-c', 'jest.masked.config.js', ...flags]);

    expect([status, stderr]).toEqual([0, '']);
    expect(project.read('masked.json')).not.toMatch(/Groceries|"id\\?": \d/);
    expect(mapIn('masked.json').tests[0]).toEqual({
      test: 'tests/save.test.js › a note is saved',
      steps: [
        { ...STEPS[0], shown: '{"id": <Number>, "title": <title>}' },
        { ...STEPS[1], shown: '<Number>' },
      ],
      more: 1,
    });
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
  expect(mapIn('out/map.json').tests[0]).toEqual({ test: 'tests/save.test.js › a note is saved', steps: STEPS });
});

test('a rule that masks nothing is an error of the run', () => {
  const reporters = ['default', ['fake-electron/jest-reporter', { masked: [7] }]];
  project.write('jest.config.json', JSON.stringify({ preset: 'fake-electron', transform: {}, reporters }));
  const { status, stderr } = project.node(['node_modules/jest/bin/jest.js', '-c', 'jest.config.json']);

  expect(stderr).toContain('fake-electron: masked(7): each rule is a constructor (values of that type), ');
  expect(status).not.toBe(0);
});

test('the map becomes a page by the command of the package, from wherever it is installed', () => {
  const { status, stdout, stderr } = project.node(['node_modules/fake-electron/dist/cli.js', 'report', 'out/map.json']);

  expect([status, stdout, stderr]).toEqual([0, 'Wrote 5 channels and 2 tests to ipc-report.html.\n', '']);
  expect(project.read('ipc-report.html')).toMatch(/^<!doctype html>/);
});

test('the map becomes a contract by the command of the package, which says when it is broken', () => {
  const command = (...args: string[]) =>
    project.node(['node_modules/fake-electron/dist/cli.js', ...args, 'out/map.json']);

  expect(command('contract').stdout).toBe('Wrote 3 channels to out/ipc-contract.json and its declaration.\n');
  expect(command('contract', '--check')).toMatchObject({ status: 0, stdout: '3 channels are as agreed.\n' });
  project.write('out/ipc-contract.json', project.read('out/ipc-contract.json').replace('id: number', 'id: string'));
  expect(command('contract', '--check')).toMatchObject({ status: 1 });
});
