import { createFakeElectron } from '../../../src';

function family() {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const parent = new fake.BrowserWindow();
  const child = new fake.BrowserWindow({ parent, modal: true });
  const grandchild = new fake.BrowserWindow({ parent: child });
  const told: string[] = [];
  for (const window of [parent, child, grandchild]) {
    window.on('close', () => told.push(`close ${window.id}`));
    window.on('closed', () => told.push(`closed ${window.id}`));
  }
  return { fake, parent, child, grandchild, told };
}

test('a child knows its parent, and the parent its children', () => {
  const { parent, child, grandchild } = family();

  expect([parent.getParentWindow(), child.getParentWindow()]).toEqual([null, parent]);
  expect([parent.getChildWindows(), child.getChildWindows()]).toEqual([[child], [grandchild]]);
  expect([parent.isModal(), child.isModal()]).toEqual([false, true]);
});

test('a child can be given to another, or to nobody', () => {
  const { parent, child, grandchild } = family();

  grandchild.setParentWindow(parent);
  expect([parent.getChildWindows(), child.getChildWindows()]).toEqual([[child, grandchild], []]);
  grandchild.setParentWindow(null);
  expect([parent.getChildWindows(), grandchild.getParentWindow()]).toEqual([[child], null]);
});

test('the children of a closed window go with it, unasked', async () => {
  const { fake, parent, told } = family();

  parent.close();
  await fake.settled();

  expect(told).toEqual(['close 1', 'closed 3', 'closed 2', 'closed 1']);
  expect(fake.BrowserWindow.getAllWindows()).toEqual([]);
});

test('a closed child is no child any more', async () => {
  const { fake, parent, child, grandchild, told } = family();

  child.close();
  await fake.settled();

  expect(told).toEqual(['close 2', 'closed 3', 'closed 2']);
  expect([parent.getChildWindows(), grandchild.isDestroyed()]).toEqual([[], true]);
});

test('nothing is left of a window whose class has not its methods', () => {
  const { BrowserWindow, BaseWindow } = createFakeElectron();

  for (const Class of [BrowserWindow, BaseWindow]) {
    expect(() => Reflect.construct(Class, [{}], function Half() {} as never)).toThrow(
      new TypeError('Illegal constructor'),
    );
  }

  expect(BaseWindow.getAllWindows()).toEqual([]);
});
