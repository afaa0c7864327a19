import { EventEmitter } from 'node:events';
import { createFakeElectron } from '../../src';
import { on } from '../support/platform';

const EVENT = { defaultPrevented: false, preventDefault: expect.any(Function) };
const NOT_READY = new Error("The 'screen' module can't be used before the app 'ready' event");

test('there is one display, on which windows are centred and which they fill', async () => {
  const fake = createFakeElectron();
  await fake.app.whenReady();
  const { screen } = fake.electron;
  const display = screen.getPrimaryDisplay();
  const window = new fake.BrowserWindow({ width: 800, height: 600 });
  const all = { x: 0, y: 0, width: 1920, height: 1080 };

  expect(display).toMatchObject({ bounds: all, workArea: all, scaleFactor: 1, rotation: 0, internal: false });
  expect(display).toMatchObject({ size: { width: 1920, height: 1080 }, workAreaSize: { width: 1920, height: 1080 } });
  expect(screen.getAllDisplays()).toEqual([display]);
  expect(screen.getDisplayMatching(window.getBounds())).toEqual(display);
  expect(window.getBounds().x * 2 + 800).toBe(display.workArea.width);
  window.maximize();
  expect(window.getBounds()).toEqual(display.workArea);
});

test('M11.1: nothing of it can be used before the app is ready, where somebody waits for that', async () => {
  const { app, screen } = createFakeElectron().electron;
  const isReady = app.whenReady();
  const uses: (() => unknown)[] = [
    () => screen.getPrimaryDisplay(),
    () => screen.getAllDisplays(),
    () => screen.getCursorScreenPoint(),
    () => screen.getDisplayMatching({ x: 0, y: 0, width: 1, height: 1 }),
    () => screen.getDisplayNearestPoint({ x: 0, y: 0 }),
    () => screen.on('display-added', () => {}),
    () => screen.once('display-added', () => {}),
    () => screen.removeAllListeners(),
    () => on('win32', () => screen.dipToScreenPoint({ x: 0, y: 0 })),
  ];
  for (const use of uses) expect(use).toThrow(NOT_READY);
  await isReady;
  for (const use of uses) expect(use).not.toThrow();
});

test('M11.1: it is an emitter', () => {
  expect(createFakeElectron().electron.screen).toBeInstanceOf(EventEmitter);
});

test('M11.2: displays come, go and change in a later task', () => {
  const fake = createFakeElectron({ timing: 'manual' });
  const { screen } = fake.electron;
  const told: unknown[][] = [];
  for (const name of ['display-added', 'display-removed', 'display-metrics-changed'] as const) {
    screen.on(name as 'display-added', (...args: unknown[]) => told.push([name, ...args]));
  }

  const added = fake.system.displays.add({ width: 2560, height: 1440, scaleFactor: 2 });
  expect(told).toEqual([]);
  fake.flush();
  expect(told.splice(0)).toEqual([['display-added', EVENT, added]]);
  expect(screen.getAllDisplays()).toEqual([screen.getPrimaryDisplay(), added]);

  const changed = fake.system.displays.change(added, { rotation: 90, width: 1440, height: 2560 });
  fake.flush();
  expect(told.splice(0)).toEqual([['display-metrics-changed', EVENT, changed, ['bounds', 'workArea', 'rotation']]]);
  const scaled = fake.system.displays.change(added.id, { scaleFactor: 1, label: 'Beamer' });
  fake.flush();
  expect(told.splice(0)).toEqual([['display-metrics-changed', EVENT, scaled, ['scaleFactor']]]);
  fake.system.displays.change(added.id, { label: 'TV' });
  fake.flush();
  expect(told).toEqual([]);

  fake.system.displays.remove(added);
  fake.flush();
  expect(told).toEqual([['display-removed', EVENT, { ...scaled, label: 'TV' }]]);
  expect(screen.getAllDisplays()).toHaveLength(1);
});

test('M11.2: displays are fresh plain objects', () => {
  const { screen } = createFakeElectron().electron;
  const display = screen.getPrimaryDisplay();
  expect(Object.getPrototypeOf(display)).toBe(Object.prototype);
  display.workArea.width = 1;
  expect(screen.getPrimaryDisplay().workArea.width).toBe(1920);
  expect(screen.getPrimaryDisplay()).not.toBe(screen.getPrimaryDisplay());
});

test('M11.3: what a display has', () => {
  const { screen } = createFakeElectron().electron;
  expect(Object.keys(screen.getPrimaryDisplay()).sort()).toEqual(
    (
      'id label bounds workArea size workAreaSize scaleFactor rotation internal detected monochrome colorDepth ' +
      'colorSpace depthPerComponent displayFrequency maximumCursorSize nativeOrigin touchSupport accelerometerSupport'
    )
      .split(' ')
      .sort(),
  );
});

test('M11.4: points are for Windows and Linux, rectangles for Windows', () => {
  const { screen } = createFakeElectron().electron;
  const types = (platform: NodeJS.Platform) =>
    on(platform, () => [
      typeof screen.screenToDipPoint,
      typeof screen.dipToScreenPoint,
      typeof screen.screenToDipRect,
      typeof screen.dipToScreenRect,
    ]);
  expect(types('win32')).toEqual(['function', 'function', 'function', 'function']);
  expect(types('linux')).toEqual(['function', 'function', 'undefined', 'undefined']);
  expect(types('darwin')).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
});

test.each([
  ['34', 'undefined'],
  ['35.4', 'undefined'],
  ['35.5', 'function'],
  ['36.2', 'undefined'],
  ['36.3', 'function'],
  ['37', 'function'],
])('M11.4: Linux of %s has points: %s', (version, type) => {
  const { screen } = createFakeElectron({ version }).electron;
  expect(on('linux', () => [typeof screen.screenToDipPoint, typeof screen.dipToScreenPoint])).toEqual([type, type]);
  expect(on('win32', () => typeof screen.screenToDipPoint)).toBe('function');
});

test('M11.4: they are by the scale of the display that they are on', () => {
  const fake = createFakeElectron();
  const { screen } = fake.electron;
  fake.system.displays.add({ width: 1000, height: 500, scaleFactor: 2 });
  on('win32', () => {
    expect(screen.dipToScreenPoint({ x: 3, y: 4 })).toEqual({ x: 3, y: 4 });
    expect(screen.dipToScreenPoint({ x: 1930, y: 10 })).toEqual({ x: 1940, y: 20 });
    expect(screen.screenToDipPoint({ x: 1940, y: 20 })).toEqual({ x: 1930, y: 10 });
    const rect = { x: 1930, y: 10, width: 100, height: 50 };
    const pixels = { x: 1940, y: 20, width: 200, height: 100 };
    expect(screen.dipToScreenRect(null, rect)).toEqual(pixels);
    expect(screen.screenToDipRect(null, pixels)).toEqual(rect);
  });
});

test('a rectangle is on the display that shows most of it, or else on the nearest', () => {
  const fake = createFakeElectron();
  const { screen } = fake.electron;
  const second = fake.system.displays.add({ width: 1000, height: 500 });
  const idAt = (x: number, width = 100) => screen.getDisplayMatching({ x, y: 0, width, height: 100 }).id;
  expect([idAt(0), idAt(1900), idAt(1840), idAt(9000), idAt(-9000)]).toEqual([1, second.id, 1, second.id, 1]);
  expect(screen.getDisplayNearestPoint({ x: 1919, y: 0 }).id).toBe(1);
  expect(screen.getDisplayNearestPoint({ x: 1920, y: 0 }).id).toBe(second.id);
});

test('M0.1, M0.2: points and rectangles are of numbers', () => {
  const { screen } = createFakeElectron().electron;
  const call = (name: 'getDisplayMatching' | 'getDisplayNearestPoint', ...args: unknown[]) =>
    Reflect.apply(screen[name], screen, args);
  const failed = new TypeError('Error processing argument at index 0, conversion failure from #<Object>');
  expect(() => call('getDisplayNearestPoint')).toThrow(new TypeError('Insufficient number of arguments.'));
  expect(() => call('getDisplayNearestPoint', { x: 1 })).toThrow(failed);
  expect(() => call('getDisplayMatching', { x: 1, y: 1, width: 1 })).toThrow(failed);
  expect(() => call('getDisplayNearestPoint', undefined)).toThrow(
    new TypeError('Error processing argument at index 0, conversion failure from undefined'),
  );
});

test('what a test says of displays and the cursor goes with it', () => {
  const fake = createFakeElectron();
  const { screen } = fake.electron;
  const rollback = fake.mark();
  screen.on('display-removed', () => {});
  fake.system.cursor = { x: 7.4, y: 8 };
  fake.system.displays.add();
  jest.spyOn(screen, 'getPrimaryDisplay').mockReturnValue(screen.getAllDisplays()[1]!);
  expect(screen.getCursorScreenPoint()).toEqual({ x: 7, y: 8 });

  rollback();
  expect(screen.eventNames()).toEqual([]);
  expect([screen.getCursorScreenPoint(), screen.getAllDisplays().length]).toEqual([{ x: 0, y: 0 }, 1]);
  expect(screen.getPrimaryDisplay().id).toBe(1);
});

test('system says what it does not take of a display', () => {
  const { displays } = createFakeElectron().system;
  expect(() => displays.add({ widht: 1 } as never)).toThrow(
    /^fake-electron: system\.displays\.add\(\) has no option 'widht'\. Did you mean 'width'\?/,
  );
  expect(() => displays.remove(7)).toThrow(
    new Error('fake-electron: there is no display 7. The ids of those there are: 1.'),
  );
  expect(() => displays.remove(1)).toThrow(
    new Error('fake-electron: the last display cannot be removed. Add another one first.'),
  );
});

test('M11.1: what is taken off the module works', () => {
  const { screen } = createFakeElectron().electron;
  const { getPrimaryDisplay, getCursorScreenPoint } = screen;
  expect([getPrimaryDisplay().id, getCursorScreenPoint()]).toEqual([1, { x: 0, y: 0 }]);
  const { dipToScreenPoint } = on('win32', () => ({ dipToScreenPoint: screen.dipToScreenPoint }));
  expect(dipToScreenPoint({ x: 1, y: 2 })).toEqual({ x: 1, y: 2 });
});

test('an error of a listener is nobody’s, as it is in Electron', async () => {
  const fake = createFakeElectron();
  const uncaught = jest.fn();
  jest.spyOn(fake.bus.reporter, 'uncaught').mockImplementation(uncaught);
  fake.electron.screen.on('display-added', () => {
    throw new Error('mine');
  });
  fake.system.displays.add();
  await fake.settled();
  expect(uncaught.mock.calls).toEqual([[new Error('mine')]]);
});
