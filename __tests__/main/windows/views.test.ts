import { createFakeElectron } from '../../../src';

test('views are in views, the last on top', () => {
  const { View } = createFakeElectron().electron;
  const [outer, a, b] = [new View(), new View(), new View()];

  outer.addChildView(a);
  outer.addChildView(b);
  expect(outer.children).toEqual([a, b]);
  outer.addChildView(a);
  expect(outer.children).toEqual([b, a]);
  outer.addChildView(a, 0);
  expect(outer.children).toEqual([a, b]);
  outer.removeChildView(a);
  expect(outer.children).toEqual([b]);
});

test('a view has bounds, and tells when they change', () => {
  const view = new (createFakeElectron().electron.View)();
  const changed = jest.fn();
  view.on('bounds-changed', changed);

  view.setBounds({ x: 1, y: 2, width: 3, height: 4 });
  view.setBounds({ x: 1, y: 2, width: 3, height: 4 });

  expect(view.getBounds()).toEqual({ x: 1, y: 2, width: 3, height: 4 });
  expect(changed).toHaveBeenCalledTimes(1);
  expect(view.getVisible()).toBe(true);
  view.setVisible(false);
  expect(view.getVisible()).toBe(false);
});

test('the first WebContentsView shows the exported renderer, if no window does', () => {
  const fake = createFakeElectron();
  const { BaseWindow, WebContentsView } = fake.electron;
  const window = new BaseWindow();
  const [first, second] = [new WebContentsView(), new WebContentsView()];
  for (const view of [first, second]) window.contentView.addChildView(view);

  expect(first.webContents).toBe(fake.renderer.webContents);
  expect(second.webContents).not.toBe(first.webContents);
  expect(new fake.BrowserWindow().webContents).not.toBe(first.webContents);
  expect(first).toBeInstanceOf(fake.electron.View);
});

test('the contents of a view outlives its window, as in Electron', async () => {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const { BaseWindow, WebContentsView } = fake.electron;
  const window = new BaseWindow();
  const view = new WebContentsView();
  window.contentView.addChildView(view);

  window.close();
  await fake.settled();
  expect([window.isDestroyed(), view.webContents.isDestroyed()]).toEqual([true, false]);
  view.webContents.close();
  await fake.settled();
  expect(view.webContents).toBeUndefined();
});

test('W3.35: a BrowserWindow is a BaseWindow, whose page lies below its contentView', () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow();

  expect(window).toBeInstanceOf(fake.BaseWindow);
  expect(window.contentView.constructor.name).toBe('View');
  expect(window.contentView.children).toEqual([]);
  expect(window.getContentView()).toBe(window.contentView);
  expect(window.contentView.getBounds()).toEqual({ x: 0, y: 0, width: 800, height: 600 });
});

test('BrowserViews are in one window at a time', () => {
  const fake = createFakeElectron();
  const { BrowserView } = fake.electron;
  const [one, two] = [new fake.BrowserWindow(), new fake.BrowserWindow()];
  const [a, b] = [new BrowserView(), new BrowserView()];

  one.setBrowserView(a);
  expect([one.getBrowserView(), two.getBrowserView(), a.webContents.getType()]).toEqual([a, null, 'browserView']);
  one.addBrowserView(b);
  expect(() => one.getBrowserView()).toThrow(
    'This BrowserWindow has multiple BrowserViews - use getBrowserViews() instead',
  );
  one.setTopBrowserView(a);
  expect(one.getBrowserViews()).toEqual([b, a]);
  two.addBrowserView(a);
  expect([one.getBrowserViews(), two.getBrowserViews()]).toEqual([[b], [a]]);
  a.setBounds({ x: 1, y: 2, width: 3, height: 4 });
  expect(a.getBounds()).toEqual({ x: 1, y: 2, width: 3, height: 4 });
});

describe('what a view refuses', () => {
  const fake = createFakeElectron();
  const { View, WebContentsView } = fake.electron;

  test('to be in itself, and anything that is no view', () => {
    const view = new View();
    expect(() => view.addChildView(view)).toThrow('A view cannot be added as its own child');
    expect(() => view.addChildView(null as never)).toThrow(
      'Error processing argument at index 0, conversion failure from null',
    );
    expect(view.children).toEqual([]);
  });

  test('to be in two others', () => {
    const [one, other, child] = [new View(), new View(), new View()];
    one.addChildView(child);
    other.addChildView(child);
    expect([one.children, other.children]).toEqual([[], [child]]);
    other.removeChildView(child);
    one.addChildView(child);
    expect([one.children, other.children]).toEqual([[child], []]);
  });

  test('W3.34: a page that a window shows, and what are no options', () => {
    const { BaseWindow } = fake.electron;
    const view = new WebContentsView();
    const { webContents } = view;
    expect(new WebContentsView({ webContents }).webContents).toBe(webContents);
    new BaseWindow().contentView.addChildView(view);
    const refused = (options: unknown) => () => new WebContentsView(options as never);
    for (const [options, text] of [
      [{ webContents }, 'options.webContents is already attached to a window'],
      [{ webContents: {} }, 'options.webContents must be a WebContents'],
      [{ webPreferences: 1 }, 'options.webPreferences must be an object'],
      [null, 'options must be an object'],
      ['a', 'options must be an object'],
    ] as const) {
      expect(refused(options)).toThrow(new TypeError(text));
    }
  });
});

test('a view lets go of its page when it is told to, also in strict code', () => {
  const view = new (createFakeElectron().electron.WebContentsView)();
  Object.assign(view, { webContents: undefined });
  expect(view.webContents).toBeUndefined();
});

test('S12.3: what is no contents is shown by no window', () => {
  expect(createFakeElectron().BrowserWindow.fromWebContents({} as Electron.WebContents)).toBeNull();
});
