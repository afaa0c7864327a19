import { createProcess, type ProcessOptions } from '../../src/realm/process';
import { launched, seenBy } from '../controls/launch/harness';
import { on } from '../support/platform';

type Own = NodeJS.Process & Record<string, unknown>;

const create = (options: Partial<ProcessOptions> = {}) =>
  createProcess({ kind: 'browser', electronVersion: '45.0.0', ...options }).process as Own;

test.each([['browser'], ['renderer'], ['service-worker'], ['utility']] as const)(
  'M18.1: type %s and where it came from are read-only',
  (kind) => {
    const own = create({ kind });
    expect(own.type).toBe(kind);
    for (const name of ['type', 'resourcesPath']) {
      expect([name, Object.getOwnPropertyDescriptor(own, name)?.writable]).toEqual([name, false]);
    }
    for (const name of ['electron', 'chrome']) {
      expect([name, Object.getOwnPropertyDescriptor(own.versions, name)?.writable]).toEqual([name, false]);
    }
  },
);

test('M18.2: what only renderers have, and what only some builds have', () => {
  const ofRenderers = ['contextIsolated', 'isMainFrame', 'contextId'];
  expect(ofRenderers.map((name) => typeof create({ kind: 'renderer' })[name])).toEqual([
    'boolean',
    'boolean',
    'string',
  ]);
  const main = create();
  for (const name of [...ofRenderers, 'sandboxed', 'mas', 'windowsStore', 'defaultApp']) {
    expect([name, main[name]]).toEqual([name, undefined]);
  }
  expect(create({ kind: 'renderer', sandboxed: true }).sandboxed).toBe(true);
  expect(create({ defaultApp: true }).defaultApp).toBe(true);
});

test('M18.3: a sandboxed preload has another emitter, without folders and ticks', () => {
  const own = create({ kind: 'renderer', sandboxed: true });
  const heard = jest.fn();
  own.on('loaded' as 'exit', heard);
  own.emit('loaded' as 'exit', 0);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(['resourcesPath', 'nextTick', 'cwd'].filter((name) => name in own)).toEqual([]);
  expect([own.isMainFrame, typeof own.getSystemVersion]).toEqual([true, 'function']);
});

test.each([
  ['linux', '45', ['available', 'free', 'swapFree', 'swapTotal', 'total']],
  ['linux', '42.7', ['free', 'swapFree', 'swapTotal', 'total']],
  ['linux', '42.8', ['available', 'free', 'swapFree', 'swapTotal', 'total']],
  ['linux', '43.2', ['free', 'swapFree', 'swapTotal', 'total']],
  ['win32', '45', ['free', 'swapFree', 'swapTotal', 'total']],
  ['darwin', '45', ['fileBacked', 'free', 'purgeable', 'total']],
  ['darwin', '37.4', ['free', 'total']],
] as const)('M18.4: the memory of %s in %s', (platform, electronVersion, keys) => {
  const own = create({ electronVersion });
  const memory = on(platform, () => own.getSystemMemoryInfo()) as unknown as Record<string, number>;
  expect(Object.keys(memory).sort()).toEqual(keys);
  expect(memory.total).toBeGreaterThan(memory.free!);
  expect(Number.isInteger(memory.total)).toBe(true);
});

test('M18.5: memory of the process has no residentSet on macOS', async () => {
  const own = create();
  expect(Object.keys(await own.getProcessMemoryInfo()).sort()).toEqual(['private', 'residentSet', 'shared']);
  expect(Object.keys(await on('darwin', () => own.getProcessMemoryInfo())).sort()).toEqual(['private', 'shared']);
});

test('M18.5: main must be ready for it', async () => {
  const main = `const { app } = require('electron');
    app.seen = {};
    app.seen.early = process.getProcessMemoryInfo().catch((error) => error.message);
    app.whenReady().then(() => { app.seen.late = process.getProcessMemoryInfo(); });`;
  const seen = seenBy(await launched({ 'main.js': main }, { window: false }));
  expect(await seen.early).toBe('Memory Info is available only after app ready');
  expect(await seen.late).toMatchObject({ residentSet: expect.any(Number) });
});

test('M18.5: the CPU since the last call, and since 32 since the beginning', () => {
  const keys = (electronVersion: string) => Object.keys(create({ electronVersion }).getCPUUsage()).sort();
  expect(keys('31')).toEqual(['idleWakeupsPerSecond', 'percentCPUUsage']);
  expect(keys('32')).toEqual(['cumulativeCPUUsage', 'idleWakeupsPerSecond', 'percentCPUUsage']);
  const own = create();
  expect(own.getCPUUsage().cumulativeCPUUsage).toBeGreaterThan(0);
  const until = performance.now() + 30;
  while (performance.now() < until);
  expect(own.getCPUUsage().percentCPUUsage).toBeGreaterThan(1);
});

test('M18.5: when it began, and what was removed in 30', () => {
  expect(create().getCreationTime()).toBeLessThanOrEqual(Date.now());
  expect([typeof create({ electronVersion: '29' }).getIOCounters, typeof create().getIOCounters]).toEqual([
    'function',
    'undefined',
  ]);
});

test('M18.6: process.exit(code) sets exitCode', () => {
  const exit = jest.fn();
  const own = create({ exit });
  own.exit(3);
  expect([own.exitCode, exit.mock.calls]).toEqual([3, [[3]]]);
});
