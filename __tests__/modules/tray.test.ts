import { EventEmitter } from 'node:events';
import * as path from 'node:path';
import { createFakeElectron } from '../../src';
import { traysOf } from '../../src/machine/trays';
import { on } from '../support/platform';

const ICON = path.join(__dirname, 'fixtures', 'icon.png');
/** As nativeImage gives one: only its methods count. */
const EMPTY = { isEmpty: () => true, getSize: () => ({ width: 0, height: 0 }), toPNG: () => Buffer.alloc(0) } as never;
const ID = 'B9C2E3A4-0000-4000-8000-ABCDEF012345';

const made = (version?: string) => {
  const fake = createFakeElectron(version === undefined ? {} : { version });
  const { Tray, Menu } = fake.electron;
  return { fake, user: fake.user, Tray, Menu, trays: traysOf(fake.machine).all };
};

test('what a tray shows is on a list while it is there', () => {
  const { Tray, Menu, trays } = made();
  const tray = new Tray(ICON);
  const menu = Menu.buildFromTemplate([{ label: 'a' }]);
  tray.setToolTip('Notes');
  tray.setContextMenu(menu);
  tray.setPressedImage(EMPTY);
  expect(trays).toEqual([
    { image: ICON, pressedImage: EMPTY, toolTip: 'Notes', title: '', menu, guid: null, balloon: null },
  ]);
  expect(tray).toBeInstanceOf(EventEmitter);
  tray.destroy();
  expect(trays).toEqual([]);
});

test('M5.1: without an image, and before ready', () => {
  const { fake, Tray } = made();
  expect(() => Reflect.construct(Tray, [])).toThrow(new TypeError('Insufficient number of arguments.'));
  fake.app.whenReady();
  expect(() => new Tray('/no/such.png')).toThrow(new Error('Cannot create Tray before app is ready'));
});

test.each<[unknown, string]>([
  ['/no/such.png', "Failed to load image from path '/no/such.png'"],
  ['', "Failed to load image from path ''"],
  [null, "Failed to load image from path ''"],
  [__filename, `Failed to load image from path '${__filename}'`],
  [__dirname, `Failed to load image from path '${__dirname}'`],
  [undefined, 'Argument must be a file path or a NativeImage'],
  [1, 'Argument must be a file path or a NativeImage'],
  [{}, 'Argument must be a file path or a NativeImage'],
])('M5.2: %p is no image', (image, text) => {
  const { Tray } = made();
  expect(() => new Tray(image as never)).toThrow(new Error(text));
  const tray = new Tray(EMPTY);
  expect(() => tray.setImage(image as never)).toThrow(new Error(text));
  expect(() => tray.setPressedImage(image as never)).toThrow(new Error(text));
});

test('M4.3: a picture for denser screens will do', () => {
  const { Tray } = made();
  expect(() => new Tray(path.join(__dirname, 'fixtures', 'dense.png'))).not.toThrow();
});

test('M5.3: a second argument is a UUID', () => {
  const { Tray } = made();
  const error = new Error('Invalid GUID format - GUID must be a string');
  for (const guid of [undefined, 1, 'nonsense']) expect(() => new Tray(EMPTY, guid as never)).toThrow(error);
  expect(new Tray(EMPTY, ID).getGUID()).toBe(ID.toLowerCase());
  expect(new Tray(EMPTY).getGUID()).toBeNull();
});

test('M5.3: before 36.9 on Windows only', () => {
  const { Tray } = made('36.8');
  expect(new Tray(EMPTY).getGUID).toBeUndefined();
  on('linux', () => expect(() => new Tray(EMPTY, 'nonsense')).not.toThrow());
  on('win32', () => expect(() => new Tray(EMPTY, 'nonsense')).toThrow(new Error('Invalid GUID format')));
});

test('M0.1: its methods are its own', () => {
  const { Tray } = made();
  const { setToolTip } = new Tray(EMPTY);
  expect(() => Reflect.apply(setToolTip, {}, [''])).toThrow(new TypeError('Illegal invocation'));
  expect([setToolTip.name, Tray.name]).toEqual(['setToolTip', 'Tray']);
});

test('M5.4: a destroyed tray does nothing any more', () => {
  const { Tray } = made();
  const tray = new Tray(EMPTY);
  const told = jest.fn();
  tray.on('destroyed' as never, told);
  tray.destroy();
  tray.destroy();
  expect([tray.isDestroyed(), told.mock.calls.length]).toEqual([true, 0]);
  const error = new Error('Tray is destroyed');
  const uses: (() => unknown)[] = [
    () => tray.setImage(EMPTY),
    () => tray.setPressedImage(EMPTY),
    () => tray.setToolTip(''),
    () => tray.setTitle(''),
    () => tray.getTitle(),
    () => tray.setIgnoreDoubleClickEvents(true),
    () => tray.getIgnoreDoubleClickEvents(),
    () => tray.displayBalloon({ title: '', content: '' }),
    () => tray.removeBalloon(),
    () => tray.focus(),
    () => tray.popUpContextMenu(),
    () => tray.closeContextMenu(),
    () => tray.setContextMenu(null),
    () => tray.getBounds(),
    () => tray.getGUID(),
  ];
  for (const use of uses) expect(use).toThrow(error);
});

test('M5.5: a menu or null, and a balloon with both texts', () => {
  const { Tray, trays } = made();
  const tray = new Tray(EMPTY);
  expect(() => tray.setContextMenu({} as never)).toThrow(new TypeError('Must pass Menu or null'));
  expect(() => tray.setContextMenu(undefined as never)).toThrow(new TypeError('Must pass Menu or null'));
  expect(() => tray.setContextMenu(null)).not.toThrow();
  const error = new Error("'title' and 'content' must be defined");
  expect(() => tray.displayBalloon({ title: 'a' } as never)).toThrow(error);
  on('linux', () => tray.displayBalloon({ title: 'a', content: 'b' }));
  expect(trays[0]!.balloon).toBeNull();
  on('win32', () => tray.displayBalloon({ title: 'a', content: 'b' }));
  expect(trays[0]!.balloon).toEqual({ title: 'a', content: 'b' });
  tray.removeBalloon();
  expect(trays[0]!.balloon).toBeNull();
});

test('M5.6: a title beside the icon is on macOS', () => {
  const { Tray, trays } = made();
  const tray = new Tray(EMPTY);
  on('linux', () => {
    tray.setTitle('a', 'nonsense' as never);
    tray.setIgnoreDoubleClickEvents(true);
    expect([tray.getTitle(), tray.getIgnoreDoubleClickEvents(), tray.getBounds()]).toEqual([
      '',
      false,
      { x: 0, y: 0, width: 0, height: 0 },
    ]);
  });
  on('darwin', () => {
    tray.setTitle('b', { fontType: 'monospaced' });
    tray.setIgnoreDoubleClickEvents(true);
    expect([tray.getTitle(), tray.getIgnoreDoubleClickEvents()]).toEqual(['b', true]);
    expect(() => tray.setTitle('c', { fontType: 'x' } as never)).toThrow(
      new TypeError("fontType must be one of 'monospaced' or 'monospacedDigit'"),
    );
    expect(() => tray.setTitle('c', 'x' as never)).toThrow(new TypeError('setTitle options must be an object'));
  });
  expect(trays[0]!.title).toBe('b');
});

describe('somebody clicks it', () => {
  const EVENTS = ['click', 'right-click', 'double-click', 'middle-click', 'mouse-down', 'mouse-up'] as const;
  const watched = (withMenu: boolean) => {
    const all = made();
    const tray = new all.Tray(EMPTY);
    const told: unknown[][] = [];
    for (const event of EVENTS) tray.on(event as 'click', (...args) => told.push([event, ...args]));
    const menu = all.Menu.buildFromTemplate([{ label: 'a' }]);
    menu.on('menu-will-show', () => told.push(['menu']));
    if (withMenu) tray.setContextMenu(menu);
    return { ...all, tray, told, names: () => told.splice(0).map(([event]) => event) };
  };
  const KEYS = { shiftKey: true, ctrlKey: false, altKey: false, metaKey: false, triggeredByAccelerator: false };
  const BOUNDS = { x: 0, y: 0, width: 0, height: 0 };

  test('M5.7: on Linux only a click is told; the menu is the desktop’s', () => {
    const { user, tray, told, names } = watched(true);
    on('linux', () => {
      user.clicks(tray, { shift: true });
      expect(told).toEqual([['click', KEYS, BOUNDS, { x: 0, y: 0 }]]);
      expect(names()).toEqual(['click']);
      user.clicks(tray, { button: 'right' });
      expect(names()).toEqual(['menu']);
      expect(() => user.clicks(tray, { button: 'middle' })).toThrow(
        new Error(
          'user.clicks(tray): a middle click is told to nobody on linux; ' +
            "there it is a click, or one with { button: 'right' } for the menu.",
        ),
      );
    });
  });

  test('M5.7: on Windows', () => {
    on('win32', () => {
      const { user, tray, told, names } = watched(false);
      user.clicks(tray, { button: 'right', shift: true });
      expect(told.splice(0)).toEqual([['right-click', KEYS, BOUNDS]]);
      user.clicks(tray, { double: true });
      user.clicks(tray, { button: 'middle' });
      expect(names()).toEqual(['click', 'double-click', 'middle-click']);
      const other = watched(true);
      other.user.clicks(other.tray, { button: 'right' });
      expect(other.names()).toEqual(['menu']);
    });
  });

  test('M5.7: on macOS', () => {
    on('darwin', () => {
      const { user, tray, told, names } = watched(true);
      user.clicks(tray, { shift: true });
      expect(told[0]).toEqual(['mouse-down', KEYS, { x: 0, y: 0 }]);
      expect(names()).toEqual(['mouse-down', 'mouse-up', 'click', 'menu']);
      user.clicks(tray, { double: true });
      expect(names()).toEqual(['mouse-down', 'mouse-up', 'click', 'double-click', 'menu']);
      tray.setIgnoreDoubleClickEvents(true);
      user.clicks(tray, { double: true });
      expect(names()).toEqual(['mouse-down', 'mouse-up', 'click', 'click', 'menu']);
      user.clicks(tray, { button: 'right' });
      expect(names()).toEqual(['right-click']);
    });
  });

  test('what the list has of it will do, what is gone or no tray will not', () => {
    const { user, tray, trays, names } = watched(false);
    user.clicks(trays[0]!);
    expect(names()).toContain('click');
    tray.destroy();
    expect(() => user.clicks(tray)).toThrow('user.clicks(tray): the tray is destroyed');
    expect(() => user.clicks({} as never)).toThrow('user.clicks(#<Object>): what can be clicked is a Tray');
  });

  test('its menu opens and closes on its word', () => {
    const { tray, names, Menu, fake } = watched(true);
    const other = Menu.buildFromTemplate([{ label: 'b' }]);
    const closed = jest.fn();
    other.on('menu-will-close', closed);
    on('win32', () => {
      tray.popUpContextMenu();
      tray.popUpContextMenu(other, { x: 1, y: 2 });
      expect(() => tray.popUpContextMenu(other, 'here' as never)).toThrow(/^Error processing argument at index 1/);
      tray.closeContextMenu();
    });
    expect([names(), closed.mock.calls.length]).toEqual([['menu'], 1]);
    on('linux', () => tray.popUpContextMenu());
    expect(names()).toEqual([]);
    expect(fake.user.unused).toEqual([]);
  });
});

test('a rollback brings back trays, and what they showed', () => {
  const { fake, Tray, trays } = made();
  const kept = new Tray(EMPTY);
  kept.on('click', () => {});
  const rollback = fake.mark();
  const other = new Tray(EMPTY);
  kept.setToolTip('new');
  kept.on('click', () => {});
  kept.destroy();
  rollback();
  expect([trays.length, kept.isDestroyed(), other.isDestroyed()]).toEqual([1, false, true]);
  expect([trays[0]!.toolTip, kept.listenerCount('click')]).toEqual(['', 1]);
});

test('an app that has ended has no icon in the tray any more', () => {
  const { Tray, app, fake } = ((made) => ({ ...made.electron, fake: made }))(createFakeElectron());
  const tray = new Tray(createFakeElectron().electron.nativeImage.createEmpty());
  tray.setToolTip('tip');
  const restore = fake.mark();
  expect(fake.system.trays).toHaveLength(1);
  app.quit();
  expect(fake.system.trays).toEqual([]);
  expect(() => fake.user.clicks(tray)).toThrow('the tray is destroyed');
  restore();
  expect(fake.system.trays).toMatchObject([{ toolTip: 'tip' }]);
});
