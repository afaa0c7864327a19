import { createFakeElectron } from '../../src';

test('there is one display, on which windows are centred and which they fill', async () => {
  const fake = createFakeElectron();
  await fake.app.whenReady();
  const { screen } = fake.electron;
  const display = screen.getPrimaryDisplay();
  const window = new fake.BrowserWindow({ width: 800, height: 600 });
  const all = { x: 0, y: 0, width: 1920, height: 1080 };

  expect(display).toMatchObject({
    bounds: all,
    workArea: all,
    size: { width: 1920, height: 1080 },
    workAreaSize: { width: 1920, height: 1080 },
    scaleFactor: 1,
    rotation: 0,
    internal: false,
  });
  expect(screen.getAllDisplays()).toEqual([display]);
  expect(screen.getDisplayMatching(window.getBounds())).toEqual(display);
  expect(screen.getDisplayNearestPoint({ x: -5000, y: 9 })).toEqual(display);
  expect(window.getBounds().x * 2 + 800).toBe(display.workArea.width);
  window.maximize();
  expect(window.getBounds()).toEqual(display.workArea);
});

test('what it gives is the caller’s to change', async () => {
  const { screen } = createFakeElectron().electron;
  screen.getPrimaryDisplay().workArea.width = 1;

  expect(screen.getPrimaryDisplay().workArea.width).toBe(1920);
});

test('its points are those of the display, and the cursor rests', () => {
  const { screen } = createFakeElectron().electron;
  const rect = { x: 1, y: 2, width: 3, height: 4 };

  expect(screen.getCursorScreenPoint()).toEqual({ x: 0, y: 0 });
  expect(screen.dipToScreenPoint({ x: 3, y: 4 })).toEqual({ x: 3, y: 4 });
  expect(screen.screenToDipPoint({ x: 3, y: 4 })).toEqual({ x: 3, y: 4 });
  expect(screen.dipToScreenRect(null, rect)).toEqual(rect);
  expect(screen.screenToDipRect(null, rect)).toEqual(rect);
});

test('it waits for the app, where anybody else does', async () => {
  const fake = createFakeElectron();
  const { app, screen } = fake.electron;
  const isReady = app.whenReady();
  const error = new Error("The 'screen' module can't be used before the app 'ready' event");

  expect(() => screen.getPrimaryDisplay()).toThrow(error);
  expect(() => screen.getCursorScreenPoint()).toThrow(error);
  await isReady;
  expect(screen.getAllDisplays()).toHaveLength(1);
});

test('a test says what else there is', () => {
  const fake = createFakeElectron();
  const { screen } = fake.electron;
  const removed = jest.fn();
  const rollback = fake.mark();
  screen.on('display-removed', removed);
  jest.spyOn(screen, 'getAllDisplays').mockReturnValue([]);

  screen.emit('display-removed', {}, screen.getPrimaryDisplay());
  expect(removed).toHaveBeenCalledTimes(1);
  expect(screen.getAllDisplays()).toEqual([]);

  rollback();
  expect(screen.eventNames()).toEqual([]);
  expect(screen.getAllDisplays()).toHaveLength(1);
});
