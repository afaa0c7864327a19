import { jestModules, MAJORS } from './jest-run';
import { Project } from './project';

const FILES = {
  'package.json': JSON.stringify({ name: 'an-app', version: '1.0.0' }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { target: 'ES2022', module: 'CommonJS', esModuleInterop: true } }),
  'app/main.ts': `import { app, BrowserWindow, ipcMain } from 'electron';
import * as path from 'node:path';
import { twice } from './sums';

interface Note { id: number }

export function unused(): Note {
  return { id: 1 };
}
ipcMain.handle('twice', (_event, n: number) => {
  if (n > 1) {
    return twice(n);
  }
  return 0;
});
app.whenReady().then(() => {
  const window = new BrowserWindow({ webPreferences: { preload: path.join(__dirname, 'preload.js') } });
  return window.loadFile(path.join(__dirname, 'index.html'));
});
`,
  'app/sums.ts': `export function twice(n: number): number {
  return n * 2;
}

export function thrice(n: number): number {
  return n * 3;
}
`,
  'app/preload.js': `const { contextBridge, ipcRenderer } = require('electron');
contextBridge.exposeInMainWorld('api', {
  twice: (n) => ipcRenderer.invoke('twice', n),
  never() {
    return 1;
  },
});
`,
  'app/index.html': '<body><script src="page.js"></script></body>',
  'app/page.js': `function go(n) {
  return window.api.twice(n);
}
function never() {
  return 2;
}
`,
  'tests/launched.test.js': `const { launch } = require('fake-electron');
const path = require('node:path');
test('by the whole app', async () => {
  const app = await launch(path.join(__dirname, '../app/main.ts'), { timeout: 60_000 });
  expect(await app.firstWindow.webContents.executeJavaScript('go(4)')).toBe(8);
});
`,
  'tests/both.test.js': `const { thrice } = require('../app/sums');
const { launch } = require('fake-electron');
const path = require('node:path');
test('by a unit test', async () => {
  expect(thrice(2)).toBe(6);
  await launch(path.join(__dirname, '../app/main.ts'), { timeout: 60_000 });
});
`,
};

/** By file: the lines that did not run, of those that there are. */
type Missed = Record<string, number[]>;

function missedIn(report: string): Missed {
  const files = report.split('end_of_record').filter((part) => part.includes('SF:'));
  return Object.fromEntries(
    files.map((part) => {
      const [, file] = /^SF:(.*)$/m.exec(part)!;
      const lines = [...part.matchAll(/^DA:(\d+),(\d+)$/gm)];
      return [file!.replaceAll('\\', '/'), lines.filter(([, , hits]) => hits === '0').map(([, line]) => Number(line))];
    }),
  );
}

describe.each(MAJORS)('Jest %i', (major) => {
  let project: Project;

  beforeAll(() => {
    project = new Project(jestModules(major));
    for (const [file, text] of Object.entries(FILES)) project.write(file, text);
    project.write(
      'jest.config.json',
      JSON.stringify({
        preset: 'fake-electron',
        testTimeout: 60_000,
        transform: { '\\.ts$': ['ts-jest', { diagnostics: false }] },
        collectCoverageFrom: ['app/**'],
        coverageReporters: ['lcovonly'],
      }),
    );
  });
  afterAll(() => project.remove());

  const missed = (...args: string[]): Missed => {
    const { status, stdout, stderr } = project.node([
      ...['node_modules/jest/bin/jest.js', '-c', 'jest.config.json', '-w', '2', '--coverage', '--no-cache', ...args],
    ]);
    if (status !== 0) throw new Error(`${stdout}${stderr}`);
    return missedIn(project.read('coverage/lcov.info'));
  };

  test('what a launched app and its pages run counts, by the lines of the files', () => {
    expect(missed('launched')).toEqual({
      'app/main.ts': [8, 14],
      'app/page.js': [5],
      'app/preload.js': [5],
      'app/sums.ts': [6],
    });
  });

  test('beside what unit tests run', () => {
    expect(missed()).toEqual({ 'app/main.ts': [8, 14], 'app/page.js': [5], 'app/preload.js': [5], 'app/sums.ts': [] });
  });
});
