import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vm from 'node:vm';
import { markProcess } from '../../src/fake/marked-process';

test('M18: the process of a test file has what Electron adds', async () => {
  const marked = Object.create(process) as NodeJS.Process;
  markProcess(marked, '31.0.0');
  expect(Object.keys(marked.getSystemMemoryInfo())).toEqual(expect.arrayContaining(['total', 'free']));
  expect(Object.keys(marked.getCPUUsage()).sort()).toEqual(['idleWakeupsPerSecond', 'percentCPUUsage']);
  expect(marked.getSystemVersion()).toEqual(expect.any(String));
  expect(await marked.getProcessMemoryInfo()).toMatchObject({ private: expect.any(Number) });
  expect(() => marked.crash()).toThrow('process.crash() would end this very process');
});

describe('in a test of main', () => {
  const marked = Object.create(process) as NodeJS.Process & { type: string; contextIsolated: boolean };
  markProcess(marked, '31');

  test('M18.1: it says who it is, as strings that can be spread and changed', () => {
    expect([marked.type, typeof marked.resourcesPath, marked.defaultApp]).toEqual(['browser', 'string', true]);
    expect({ ...marked.versions }).toMatchObject({
      electron: '31.0.0',
      chrome: '126.0.0.0',
      node: process.versions.node,
    });
    Object.assign(marked.versions, { electron: '30.1.2' });
    expect(JSON.parse(JSON.stringify(marked.versions))).toMatchObject({ electron: '30.1.2' });
  });

  test('a preload that a test imports finds itself isolated', () => {
    expect(marked.contextIsolated).toBe(true);
  });
});

describe('process.versions.electron', () => {
  const modules = fs.mkdtempSync(path.join(os.tmpdir(), 'native-'));
  afterAll(() => fs.rmSync(modules, { recursive: true }));
  const marked = Object.create(process) as NodeJS.Process;
  markProcess(marked, '31.0.0');

  /** What a package reads there, with `files` beside its code. */
  const seenBy = (name: string, ...files: string[]): unknown => {
    const folder = path.join(modules, 'node_modules', name);
    fs.mkdirSync(folder, { recursive: true });
    for (const file of files) fs.writeFileSync(path.join(folder, file), '');
    const filename = path.join(folder, 'index.js');
    const read = '(process) => [process.versions.electron, Object.assign({}, process.versions).electron]';
    return vm.runInThisContext(read, { filename })(marked);
  };

  test.each(['node-gyp-build', 'bindings', '@mapbox/node-pre-gyp', 'pkg-prebuilds'])(
    '%s finds binaries of Node',
    (name) => {
      expect(seenBy(name)).toEqual([undefined, undefined]);
    },
  );

  test('a package with a binary of its own finds that of Node', () => {
    expect(seenBy('iohook', 'binding.gyp')).toEqual([undefined, undefined]);
    expect(seenBy('@scope/native', 'prebuilds')).toEqual([undefined, undefined]);
  });

  test('any other package finds itself in Electron', () => {
    expect(seenBy('is-electron')).toEqual(['31.0.0', '31.0.0']);
  });
});
