import * as fs from 'node:fs';
import * as os from 'node:os';
import { join } from 'node:path';
import { createProcess } from '../../src/realm/process';
import { createRealm, ownRealm, type Realm } from '../../src/realm/realm';
import { runSandboxed, type SandboxOptions, WORKER_BUILTINS } from '../../src/realm/sandbox';

const electron = { ipcRenderer: {} };
const { process: sandboxedProcess } = createProcess({
  kind: 'renderer',
  electronVersion: '40.0.0',
  sandboxed: true,
  contextIsolated: true,
  contextId: '1-1',
});

const realms: [string, () => Realm][] = [
  ['the realm of the test', () => ownRealm],
  ['a realm of its own', createRealm],
];

function options(realm: Realm): SandboxOptions {
  const modules = { electron, 'electron/common': electron, 'electron/renderer': electron };
  return { realm, process: sandboxedProcess, modules };
}

function run(realm: Realm, code: string, more: Partial<SandboxOptions> = {}): unknown {
  return runSandboxed({ ...options(realm), ...more }, { file: '/app/preload.js', code });
}

describe.each(realms)('in %s', (_, makeRealm) => {
  test('S10.6: require knows electron and a few modules of Node', () => {
    const names = [
      ...['electron', 'electron/common', 'electron/renderer'],
      ...['events', 'node:events', 'timers', 'node:timers', 'url', 'node:url'],
    ];

    const found = run(makeRealm(), `module.exports = ${JSON.stringify(names)}.map((name) => require(name))`);

    const nodes = ['events', 'events', 'timers', 'timers', 'url', 'url'].map((name) => require(`node:${name}`));
    expect([...(found as unknown[])]).toEqual([electron, electron, electron, ...nodes]);
  });

  test.each(['fs', 'node:path', './channels', '/app/channels.js', 'lodash', 'electron/main', '', 'node:electron'])(
    'S10.6: anything else, such as %j, throws',
    (name) => {
      const thrown = run(
        makeRealm(),
        `try { require(${JSON.stringify(name)}) } catch (error) { module.exports = [error.message, error instanceof Error, error.name] }`,
      );

      expect([...(thrown as unknown[])]).toEqual([`module not found: ${name}`, true, 'Error']);
    },
  );

  test('S10.6: the scope has what Electron puts there', () => {
    const realm = makeRealm();
    const found = run(
      realm,
      `module.exports = [typeof require, process, exports === module.exports, typeof Buffer, global === globalThis,
        typeof setImmediate, typeof clearImmediate, typeof __filename, typeof __dirname]`,
    );

    expect([...(found as unknown[])]).toEqual([
      ...['function', sandboxedProcess, true, 'function', true, 'function', 'function', 'undefined', 'undefined'],
    ]);
  });

  test('S10.6: Buffer is not pooled', () => {
    const found = run(
      makeRealm(),
      `const memory = new ArrayBuffer(8);
      module.exports = [Buffer.from('text'), Buffer.from([1, 2]), Buffer.allocUnsafe(3), Buffer.concat([Buffer.from('a'), Buffer.from('b')]), Buffer.of(1), Buffer('x')]
        .map((buffer) => [buffer.buffer.byteLength === buffer.length, buffer instanceof Buffer, Buffer.isBuffer(buffer)].every(Boolean))
        .concat(Buffer.from(memory, 2, 3).buffer === memory, Buffer.from('text').toString() === 'text')`,
    ) as boolean[];

    expect([...found]).toEqual(Array(8).fill(true));
  });

  test('S10.6: an ES module is a syntax error', () => {
    const realm = makeRealm();

    expect(() => run(realm, "import electron from 'electron';")).toThrow(
      'Cannot use import statement outside a module',
    );
  });

  test('S10.6: a preload in TypeScript is what its build is', () => {
    const folder = fs.mkdtempSync(join(os.tmpdir(), 'fake-electron-'));
    const file = join(folder, 'preload.ts');
    fs.writeFileSync(file, "import { ipcRenderer } from 'electron';\nexport const found: unknown = ipcRenderer;\n");
    try {
      expect(runSandboxed(options(makeRealm()), { file })).toMatchObject({ found: electron.ipcRenderer });
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  test('S10.5: what a script throws is thrown as it is', () => {
    const realm = makeRealm();
    realm.run('globalThis.mine = new TypeError("mine")');

    expect(() => run(realm, 'throw mine')).toThrow(realm.run('mine') as Error);
    realm.run('delete globalThis.mine');
  });

  test("S10.5: a script that cannot be read says so in Node's words", () => {
    expect(() => runSandboxed(options(makeRealm()), { file: '/nowhere/preload.js' })).toThrow(
      "ENOENT: no such file or directory, open '/nowhere/preload.js'",
    );
  });

  test('a script that never ends is stopped by name', () => {
    const realm = makeRealm();

    expect(() => run(realm, 'for (;;);', { limit: 50 })).toThrow('The preload script /app/preload.js ran for 50 ms');
  });
});

test('S11.1: in a service worker there is no timers', () => {
  const code = "module.exports = [require('events'), require('node:url')]";

  expect(run(ownRealm, code, { builtins: WORKER_BUILTINS })).toEqual([require('node:events'), require('node:url')]);
  expect(() => run(ownRealm, "require('timers')", { builtins: WORKER_BUILTINS })).toThrow('module not found: timers');
});

test('S10.9: process tells where it is', () => {
  const facts = (more: Partial<Parameters<typeof createProcess>[0]>) => {
    const { process } = createProcess({ kind: 'renderer', electronVersion: '40.0.0', ...more });
    const { type, contextIsolated, isMainFrame, sandboxed, contextId } = process as unknown as Record<string, unknown>;
    return { type, contextIsolated, isMainFrame, sandboxed, contextId };
  };

  expect(facts({ contextIsolated: true, contextId: '1-2' })).toEqual({
    type: 'renderer',
    contextIsolated: true,
    isMainFrame: true,
    sandboxed: undefined,
    contextId: '1-2',
  });
  expect(facts({ sandboxed: true, isMainFrame: false })).toEqual({
    type: 'renderer',
    contextIsolated: false,
    isMainFrame: false,
    sandboxed: true,
    contextId: expect.any(String),
  });
  expect(facts({ kind: 'browser' })).toEqual({ type: 'browser' });
  expect(facts({ kind: 'utility' })).toEqual({ type: 'utility' });
  expect(facts({ kind: 'service-worker', sandboxed: true, contextIsolated: true })).toMatchObject({
    type: 'service-worker',
    sandboxed: true,
    contextIsolated: true,
  });
});

test("S10.6: process of a sandboxed renderer has what Electron documents and none of Node's files and modules", () => {
  const own = sandboxedProcess as unknown as Record<string, unknown>;

  const documented = [
    ...['crash', 'hang', 'getCreationTime', 'getHeapStatistics', 'getBlinkMemoryInfo', 'getProcessMemoryInfo'],
    ...['getSystemMemoryInfo', 'getSystemVersion', 'getCPUUsage', 'uptime', 'argv', 'execPath', 'env', 'pid', 'arch'],
    ...['platform', 'sandboxed', 'contextIsolated', 'type', 'version', 'versions', 'contextId', 'on', 'once'],
  ];
  expect(documented.filter((name) => own[name] === undefined)).toEqual([]);
  expect(['binding', 'dlopen', 'exit', 'stdout', 'kill', 'chdir'].filter((name) => name in own)).toEqual([]);
  // M18.3
  expect(['resourcesPath', 'nextTick', 'cwd'].filter((name) => name in own)).toEqual([]);
});
