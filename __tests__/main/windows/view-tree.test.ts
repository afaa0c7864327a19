import fc from 'fast-check';
import { createFakeElectron } from '../../../src';

function fakeWith() {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  return { fake, ...fake.electron };
}

const RECTANGLE = { x: 1, y: 2, width: 300, height: 200 };

test('W3.32: a view is an emitter that cannot be destroyed, and begins at nothing', () => {
  const { View } = fakeWith();
  const view = new View();
  expect([typeof view.on, 'destroy' in view, 'isDestroyed' in view]).toEqual(['function', false, false]);
  expect(view.getBounds()).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  expect([view.getVisible(), view.children]).toEqual([true, []]);
  for (const name of ['getBackgroundColor', 'getBorderRadius', 'getBackgroundBlur']) expect(name in view).toBe(false);
});

test('W3.32: bounds-changed is told at once, on a change', () => {
  const { View } = fakeWith();
  const view = new View();
  const changed = jest.fn();
  view.on('bounds-changed', changed);
  view.setBounds(RECTANGLE);
  view.setBounds(RECTANGLE);
  view.setBounds({ ...RECTANGLE, x: 1.2 });
  expect(changed).toHaveBeenCalledTimes(1);
  view.setBounds({ ...RECTANGLE, x: 5 });
  expect(changed).toHaveBeenCalledTimes(2);
  const text = 'Error processing argument at index 0, conversion failure from #<Object>';
  expect(() => view.setBounds({ x: 1 } as never)).toThrow(new TypeError(text));
});

test('W3.33: an index is kept within, a child that is there is moved', () => {
  const { View } = fakeWith();
  const [outer, a, b, c] = [new View(), new View(), new View(), new View()];
  outer.addChildView(a, 9);
  outer.addChildView(b, 0);
  outer.addChildView(c, 1);
  expect(outer.children).toEqual([b, c, a]);
  outer.addChildView(b);
  expect(outer.children).toEqual([c, a, b]);
  outer.addChildView(b, 1);
  expect(outer.children).toEqual([c, b, a]);
  expect(outer.children).not.toBe(outer.children);
  outer.removeChildView(new View());
  expect(outer.children).toHaveLength(3);
});

test('W3.33: a view is neither in itself nor in one of its own', () => {
  const { View } = fakeWith();
  const [outer, inner] = [new View(), new View()];
  outer.addChildView(inner);
  for (const refused of [() => outer.addChildView(outer), () => inner.addChildView(outer)]) {
    expect(refused).toThrow(new Error('A view cannot be added as its own child'));
  }
  expect(() => outer.removeChildView(1 as never)).toThrow('conversion failure from 1');
});

test('W3.33, W3.34: a view goes with its contents', async () => {
  const { fake, BaseWindow, View, WebContentsView } = fakeWith();
  const window = new BaseWindow();
  const view = new WebContentsView();
  window.contentView.addChildView(view);
  view.setBounds(RECTANGLE);
  view.webContents.close();
  await fake.settled();
  expect([view.webContents, window.contentView.children]).toEqual([undefined, []]);
  const add = () => new View().addChildView(view);
  expect(add).toThrow(new Error("Can't add a destroyed child view to a parent view"));
});

test('the content of a window is as large as it', () => {
  const { BaseWindow, View } = fakeWith();
  const window = new BaseWindow();
  const changed = jest.fn();
  window.contentView.on('bounds-changed', changed);
  window.setSize(300, 200);
  expect(window.contentView.getBounds()).toEqual({ x: 0, y: 0, width: 300, height: 200 });
  expect(changed).toHaveBeenCalledTimes(1);
  const view = new View();
  window.contentView = view;
  expect([window.contentView, window.getContentView()]).toEqual([view, view]);
  expect(view.getBounds()).toEqual({ x: 0, y: 0, width: 300, height: 200 });
  for (const given of [null, {}]) expect(() => window.setContentView(given as never)).toThrow('conversion failure');
});

describe('a page in a view', () => {
  async function shown() {
    const made = fakeWith();
    const window = new made.BaseWindow();
    const view = new made.WebContentsView();
    await view.webContents.loadURL('data:text/html,<p>');
    return { ...made, window, view, seen: () => view.webContents.mainFrame.visibilityState };
  }

  test('is hidden until it is in a window that is seen', async () => {
    const { window, view, seen, BaseWindow } = await shown();
    expect(seen()).toBe('hidden');
    window.contentView = view;
    expect(seen()).toBe('visible');
    window.hide();
    expect(seen()).toBe('hidden');
    window.show();
    expect(seen()).toBe('visible');
    new BaseWindow().contentView.addChildView(view);
    expect(seen()).toBe('visible');
    new BaseWindow({ show: false }).contentView.addChildView(view);
    expect(seen()).toBe('hidden');
  });

  test('is hidden with what it is in', async () => {
    const { window, view, seen, View } = await shown();
    const outer = new View();
    window.contentView.addChildView(outer);
    outer.addChildView(view);
    expect(seen()).toBe('visible');
    outer.setVisible(false);
    expect(seen()).toBe('hidden');
    outer.setVisible(true);
    view.setVisible(false);
    expect(seen()).toBe('hidden');
    view.setVisible(true);
    outer.removeChildView(view);
    expect(seen()).toBe('hidden');
    outer.addChildView(view);
    window.minimize();
    expect(seen()).toBe('hidden');
  });
});

describe('W3.36: BrowserViews', () => {
  test('are children of their window’s content, and have their bounds', () => {
    const { fake, BrowserView } = fakeWith();
    const window = new fake.BrowserWindow();
    const view = new BrowserView({ webPreferences: {} });
    window.addBrowserView(view);
    window.addBrowserView(view);
    expect([window.getBrowserViews(), window.contentView.children.length]).toEqual([[view], 1]);
    view.setBounds(RECTANGLE);
    expect([view.getBounds(), window.contentView.children[0]?.getBounds()]).toEqual([RECTANGLE, RECTANGLE]);
    expect(fake.BrowserWindow.fromBrowserView(view)).toBe(window);
    expect(fake.BrowserWindow.fromWebContents(view.webContents)).toBe(window);
    window.setBrowserView(null);
    expect([window.getBrowserViews(), window.getBrowserView(), window.contentView.children]).toEqual([[], null, []]);
    expect(fake.BrowserWindow.fromBrowserView(view)).toBeNull();
  });

  test('say what is wrong', () => {
    const { fake, BrowserView } = fakeWith();
    const [one, two] = [new fake.BrowserWindow(), new fake.BrowserWindow()];
    const [a, b] = [new BrowserView(), new BrowserView()];
    for (const given of [null, undefined, 1]) {
      expect(() => a.setAutoResize(given as never)).toThrow(new Error('Invalid auto resize options'));
    }
    one.addBrowserView(a);
    one.addBrowserView(b);
    const many = 'This BrowserWindow has multiple BrowserViews - use getBrowserViews() instead';
    expect(() => one.getBrowserView()).toThrow(new Error(many));
    const foreign = new Error('Given BrowserView is not attached to the window');
    expect(() => two.setTopBrowserView(a)).toThrow(foreign);
    one.setTopBrowserView(a);
    expect(one.getBrowserViews()).toEqual([b, a]);
    two.addBrowserView(a);
    expect([one.getBrowserViews(), two.getBrowserView()]).toEqual([[b], a]);
  });

  test.each([
    [
      { width: true, height: true },
      { x: 10, y: 20, width: 300, height: 300 },
    ],
    [{ width: true }, { x: 10, y: 20, width: 300, height: 200 }],
    [{ horizontal: true }, { x: 15, y: 20, width: 300, height: 200 }],
    [
      { horizontal: true, vertical: true },
      { x: 15, y: 30, width: 300, height: 300 },
    ],
    [{}, { x: 10, y: 20, width: 200, height: 200 }],
  ] as const)('that follow with %j', (options, expected) => {
    const { fake, BrowserView } = fakeWith();
    const window = new fake.BrowserWindow({ width: 200, height: 200 });
    const view = new BrowserView();
    window.setBrowserView(view);
    view.setBounds({ x: 10, y: 20, width: 200, height: 200 });
    view.setAutoResize(options);
    window.setSize(300, 300);
    expect(view.getBounds()).toEqual(expected);
    window.setSize(200, 200);
    expect(view.getBounds()).toEqual({ x: 10, y: 20, width: 200, height: 200 });
  });

  test('are closed with their window', async () => {
    const { fake, BrowserView } = fakeWith();
    const window = new fake.BrowserWindow();
    const view = new BrowserView();
    window.addBrowserView(view);
    const { webContents } = view;
    window.close();
    await fake.settled();
    expect([webContents.isDestroyed(), view.webContents]).toEqual([true, undefined]);
  });
});

test('a mark takes back what became of views', () => {
  const { fake, BrowserView, View } = fakeWith();
  const window = new fake.BrowserWindow();
  const [view, child] = [new BrowserView(), new View()];
  window.addBrowserView(view);
  window.contentView.addChildView(child, 0);
  const restore = fake.mark();
  window.removeBrowserView(view);
  child.setBounds(RECTANGLE);
  child.setVisible(false);
  new View().addChildView(child);
  restore();
  expect([window.getBrowserViews(), window.contentView.children[0]]).toEqual([[view], child]);
  expect([child.getBounds().width, child.getVisible()]).toEqual([0, true]);
});

test('property: whatever is added, moved and removed, a view is in one place, and the tree is one', () => {
  const step = fc.record({ parent: fc.nat(5), child: fc.nat(5), index: fc.option(fc.nat(6)), adds: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { View } = createFakeElectron().electron;
      const views = Array.from({ length: 6 }, () => new View());
      const isIn = (view: Electron.View, other: Electron.View): boolean =>
        view === other || other.children.some((child) => isIn(view, child));
      for (const { parent, child, index, adds } of steps) {
        const [outer, inner] = [views[parent]!, views[child]!];
        const before = outer.children;
        if (!adds) {
          outer.removeChildView(inner);
          expect(outer.children).toEqual(before.filter((view) => view !== inner));
        } else if (isIn(outer, inner)) {
          expect(() => outer.addChildView(inner)).toThrow('A view cannot be added as its own child');
        } else {
          if (index === null) outer.addChildView(inner);
          else outer.addChildView(inner, index);
          const others = before.filter((view) => view !== inner);
          expect(outer.children.indexOf(inner)).toBe(Math.min(index ?? others.length, others.length));
          expect(outer.children.filter((view) => view !== inner)).toEqual(others);
        }
        for (const view of views) {
          expect(views.filter((other) => other.children.includes(view)).length).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('property: a size stays within the limits, and what is told is what changed', () => {
  const side = fc.integer({ min: 0, max: 2000 });
  const size = fc.record({ width: side, height: side });
  fc.assert(
    fc.property(
      size,
      size,
      fc.array(fc.record({ x: side, y: side, width: side, height: side })),
      (min, more, steps) => {
        const { BaseWindow } = createFakeElectron().electron;
        const max = { width: min.width + more.width, height: min.height + more.height };
        const window = new BaseWindow({
          ...{ minWidth: min.width, minHeight: min.height, maxWidth: max.width, maxHeight: max.height, show: false },
        });
        const within = (value: number, least: number, most: number) =>
          Math.max(least, most > 0 ? Math.min(value, most) : value);
        const told: string[] = [];
        for (const name of ['move', 'resize'] as const) window.on(name as 'move', () => told.push(name));
        for (const bounds of steps) {
          const before = window.getBounds();
          told.length = 0;
          window.setBounds(bounds);
          const after = {
            ...bounds,
            width: within(bounds.width, min.width, max.width),
            height: within(bounds.height, min.height, max.height),
          };
          expect(window.getBounds()).toEqual(after);
          expect(told).toEqual([
            ...(before.x === after.x && before.y === after.y ? [] : ['move']),
            ...(before.width === after.width && before.height === after.height ? [] : ['resize']),
          ]);
          window.maximize();
          expect(window.getNormalBounds()).toEqual(after);
          window.unmaximize();
          expect(window.getBounds()).toEqual(after);
        }
      },
    ),
    { numRuns: 50 },
  );
});
