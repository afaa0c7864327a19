import { createProcess, type OwnProcess, type ProcessOptions } from '../../src/realm/process';

const made: OwnProcess[] = [];

function create(options: Partial<ProcessOptions> = {}) {
  const own = createProcess({ kind: 'browser', electronVersion: '40.1.0', ...options });
  made.push(own);
  return { ...own, process: own.process as NodeJS.Process & Record<string, unknown> };
}

afterEach(() => {
  for (const own of made.splice(0)) own.dispose();
});

test('versions are those of Electron and of the Chrome in it', () => {
  const { process: own } = create({
    electronVersion: '30.2.1',
    argv: ['electron', '.'],
    resourcesPath: '/r',
    defaultApp: true,
  });

  expect(own.versions).toMatchObject({ electron: '30.2.1', chrome: '124.0.0.0', node: process.versions.node });
  expect(own).toMatchObject({ argv: ['electron', '.'], resourcesPath: '/r', defaultApp: true, pid: process.pid });
  expect(create({ electronVersion: '12.0.0' }).process.versions.chrome).toBe('89.0.0.0');
  expect(create({ chromeVersion: '1.2.3.4' }).process.versions.chrome).toBe('1.2.3.4');
});

test('what is written to it stays there', () => {
  const { process: own } = create();

  own.exitCode = 3;
  own.title = 'an app';
  own.argv.push('--flag');
  own.noAsar = true;

  expect(own).toMatchObject({ exitCode: 3, title: 'an app', noAsar: true });
  expect(process.exitCode).not.toBe(3);
  expect(process.title).not.toBe('an app');
  expect(process.argv).not.toContain('--flag');
  expect(process).not.toHaveProperty('noAsar');
});

test('its environment is the one of the test, plus what the app writes', () => {
  const { process: own } = create();
  process.env.FAKE_A = 'a';
  process.env.FAKE_B = 'b';
  try {
    own.env.FAKE_C = 3 as never;
    own.env.FAKE_B = 'own';
    delete own.env.FAKE_A;

    expect([own.env.FAKE_A, own.env.FAKE_B, own.env.FAKE_C]).toEqual([undefined, 'own', '3']);
    expect([process.env.FAKE_A, process.env.FAKE_B, process.env.FAKE_C]).toEqual(['a', 'b', undefined]);
    expect('FAKE_A' in own.env).toBe(false);
    expect(Object.keys(own.env)).toEqual(expect.arrayContaining(['PATH', 'FAKE_B', 'FAKE_C']));
    expect({ ...own.env }).not.toHaveProperty('FAKE_A');
  } finally {
    delete process.env.FAKE_A;
    delete process.env.FAKE_B;
  }
});

test('listeners of main hear the real process until it is disposed of', () => {
  const own = create();
  const heard = jest.fn();
  const before = process.listenerCount('uncaughtException');
  own.process.on('uncaughtException', heard);
  own.process.once('uncaughtException', heard);
  own.process.on('exit', heard);
  expect(process.listenerCount('uncaughtException')).toBe(before + 1);

  (process as NodeJS.EventEmitter).emit('uncaughtException', new Error('one'));
  expect(heard).toHaveBeenCalledTimes(2);

  own.dispose();
  expect(process.listenerCount('uncaughtException')).toBe(before);
  expect(own.process.eventNames()).toEqual([]);
});

test('it removes no listeners but its own, and emits to no others', () => {
  const { process: own } = create();
  const heard = jest.fn();
  process.on('exit', heard);
  try {
    own.on('exit', () => {});
    expect(own.listenerCount('exit')).toBe(1);
    own.emit('exit', 0);
    own.removeAllListeners('exit');
    own.removeAllListeners();

    expect(process.listeners('exit')).toContain(heard);
    expect(heard).not.toHaveBeenCalled();
  } finally {
    process.off('exit', heard);
  }
});

test('listeners of a renderer hear only what is emitted on it', () => {
  const { process: own } = create({ kind: 'renderer' });
  const heard = jest.fn();
  const before = process.listenerCount('uncaughtException');
  own.on('uncaughtException', heard);

  expect(process.listenerCount('uncaughtException')).toBe(before);
  (own as NodeJS.EventEmitter).emit('uncaughtException', new Error('one'));
  expect(heard).toHaveBeenCalledTimes(1);
});

test('exit is what the caller says', () => {
  const exit = jest.fn();
  const { process: own } = create({ exit });

  own.exit(2);
  own.exitCode = 4;
  own.exit();

  expect(exit.mock.calls).toEqual([[2], [4]]);
});

test('the working directory is given back', () => {
  const own = create();
  const before = process.cwd();
  own.process.chdir('/');
  expect(own.process.cwd()).toBe('/');

  own.dispose();

  expect(process.cwd()).toBe(before);
});

test('what would end the test says so', () => {
  const { process: own } = create();

  expect(own.crash).toThrow(
    'process.crash() would end this very process, in which the whole app runs. Replace it: process.crash = () => {…}.',
  );
});

test('the bindings that @electron/remote asks for', () => {
  const { process: own } = createProcess({ kind: 'browser', electronVersion: '45.0.0' });
  const { _linkedBinding: linkedBinding } = own as unknown as {
    _linkedBinding(name: string): Record<string, (...values: unknown[]) => unknown>;
  };
  const util = linkedBinding('electron_common_v8_util');
  const value = {};
  expect(util.getHiddenValue!(value, 'simple')).toBeUndefined();
  util.setHiddenValue!(value, 'simple', true);
  expect(linkedBinding('electron_common_v8_util').getHiddenValue!(value, 'simple')).toBe(true);
  util.deleteHiddenValue!(value, 'simple');
  expect(util.getHiddenValue!(value, 'simple')).toBeUndefined();
  expect(linkedBinding('electron_common_features').isDesktopCapturerEnabled!()).toBe(true);
  expect(() => linkedBinding('electron_browser_app')).toThrow(
    new Error('No such binding was linked: electron_browser_app'),
  );
});
