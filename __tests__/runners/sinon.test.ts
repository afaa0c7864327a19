import * as sinon from 'sinon';
import { assertSent, createFakeElectron, type FakeElectron, type Renderer } from '../../src';
import { spyElectron } from '../../src/runners/sinon';

type Send = Renderer['ipcRenderer']['send'];

let sandbox: sinon.SinonSandbox;
let fake: FakeElectron;
beforeEach(() => {
  sandbox = sinon.createSandbox();
  fake = createFakeElectron();
});
afterEach(() => sandbox.restore());

/** A method as the spy that it is under `spyElectron`. */
const spyOf = (method: unknown) => method as sinon.SinonSpy;
const stubOf = (method: unknown) => method as sinon.SinonStub;
const isSpy = (method: unknown) => typeof spyOf(method).callCount === 'number';

describe('spyElectron', () => {
  test('lets sinon.assert read what a renderer sent', () => {
    spyElectron(sandbox, fake);
    fake.ipcMain.on('note', () => {});
    fake.ipcRenderer.send('note', { title: 'Groceries' });
    sandbox.assert.calledWith(spyOf(fake.ipcRenderer.send), 'note', sinon.match.object);
    sandbox.assert.calledOnceWithExactly(spyOf(fake.ipcRenderer.send), 'note', { title: 'Groceries' });
    expect(() => sandbox.assert.calledWith(spyOf(fake.ipcRenderer.send), 'other')).toThrow(
      'expected send to be called',
    );
  });

  test('delivers, and returns what the bus returns', async () => {
    spyElectron(sandbox, fake);
    fake.ipcMain.on('ask', (event, n) => {
      event.returnValue = n + 1;
    });
    fake.ipcMain.handle('ask', (_event, n) => n + 2);
    expect(fake.ipcRenderer.sendSync('ask', 1)).toBe(2);
    await expect(fake.ipcRenderer.invoke('ask', 1)).resolves.toBe(3);
    sandbox.assert.callOrder(spyOf(fake.ipcRenderer.sendSync), spyOf(fake.ipcRenderer.invoke));
    sandbox.assert.calledWith(spyOf(fake.ipcMain.handle), 'ask', sinon.match.func);
  });

  test('keeps what the wire carried, whatever becomes of the objects', () => {
    spyElectron(sandbox, fake);
    const note = { title: 'before' };
    fake.ipcMain.on('note', (event, received) => {
      received.title = 'changed by the receiver';
      event.reply('again', note);
    });
    fake.ipcRenderer.on('again', () => fake.ipcRenderer.send('nested', note));
    fake.ipcRenderer.send('note', note);
    note.title = 'changed by the sender';
    expect(spyOf(fake.ipcRenderer.send).args).toEqual([
      ['note', { title: 'before' }],
      ['nested', { title: 'before' }],
    ]);
    sandbox.assert.calledWith(spyOf(fake.ipcRenderer.send).firstCall, 'note', { title: 'before' });
  });

  test('spies on event.reply', () => {
    spyElectron(sandbox, fake);
    let reply: unknown;
    fake.ipcMain.on('note', (event) => {
      reply = event.reply;
      event.reply('noted', 1);
    });
    fake.ipcRenderer.send('note');
    sandbox.assert.calledOnceWithExactly(spyOf(reply), 'noted', 1);
  });

  test('spies on windows that come later, until it is restored', () => {
    spyElectron(sandbox, fake);
    const first = new fake.BrowserWindow();
    fake.ipcRenderer.on('x', () => {});
    first.webContents.send('x', 1);
    sandbox.assert.calledOnceWithExactly(spyOf(first.webContents.send), 'x', 1);
    const renderer = fake.createRenderer().ipcRenderer;
    renderer.send('y');
    sandbox.assert.calledOnce(spyOf(renderer.send));
    sandbox.assert.notCalled(spyOf(fake.ipcRenderer.send));
    sandbox.restore();
    const second = new fake.BrowserWindow();
    expect(isSpy(second.webContents.send)).toBe(false);
    expect(isSpy(fake.createRenderer().ipcRenderer.send)).toBe(false);
  });

  test('takes the answer of a stub of the test’s own', () => {
    spyElectron(sandbox, fake);
    sandbox.restore();
    sandbox.stub(fake.ipcRenderer, 'sendSync').returns('stubbed');
    expect(fake.ipcRenderer.sendSync('ask')).toBe('stubbed');
    expect(fake.traffic).toHaveLength(0);
  });

  test('is gone without a trace after restore', () => {
    const window = new fake.BrowserWindow();
    const twins = [
      fake.ipcRenderer,
      fake.ipcMain,
      window.webContents,
      window.webContents.mainFrame,
      window.webContents.ipc,
    ];
    const before = twins.map((twin) => Object.getOwnPropertyDescriptors(twin));
    const send: Send = fake.ipcRenderer.send;
    spyElectron(sandbox, fake);
    expect(isSpy(fake.ipcRenderer.send)).toBe(true);
    sandbox.restore();
    expect(fake.ipcRenderer.send).toBe(send);
    expect(twins.map((twin) => Object.keys(Object.getOwnPropertyDescriptors(twin)))).toEqual(
      before.map((descriptors) => Object.keys(descriptors)),
    );
    for (const [index, twin] of twins.entries()) expect(Object.getOwnPropertyDescriptors(twin)).toEqual(before[index]);
    let reply: unknown;
    fake.ipcMain.on('note', (event) => {
      reply = event.reply;
    });
    fake.ipcRenderer.send('note');
    expect(isSpy(reply)).toBe(false);
  });

  test('works again after it was restored', () => {
    for (const title of ['one', 'two']) {
      spyElectron(sandbox, fake);
      fake.ipcRenderer.send('note', { title });
      sandbox.assert.calledOnceWithExactly(spyOf(fake.ipcRenderer.send), 'note', { title });
      const window = new fake.BrowserWindow();
      window.webContents.send('x', title);
      sandbox.assert.calledOnceWithExactly(spyOf(window.webContents.send), 'x', title);
      sandbox.restore();
    }
    expect(isSpy(fake.ipcRenderer.send)).toBe(false);
  });

  test('throws what Electron throws, and the spy knows', () => {
    spyElectron(sandbox, fake);
    const spy = spyOf(fake.ipcRenderer.send);
    const callback = () => {};
    expect(() => fake.ipcRenderer.send('note', callback)).toThrow(new Error('An object could not be cloned.'));
    expect(spy.threw()).toBe(true);
    sandbox.restore();
    // Nothing reached the record, so the spy keeps what was given, also when something else is recorded next.
    fake.ipcRenderer.send('note', 1);
    expect(spy.args).toEqual([['note', callback]]);
  });
});

describe('every function that electron leads to', () => {
  test('is a stub that does what the fake does', async () => {
    const { app, dialog, Menu, session, shell } = fake.electron;
    spyElectron(sandbox, fake);
    expect(app.getPath('home')).not.toBe('');
    sandbox.assert.calledOnceWithExactly(spyOf(app.getPath), 'home');
    await expect(dialog.showOpenDialog({})).resolves.toEqual({ canceled: true, filePaths: [] });
    stubOf(dialog.showOpenDialog).resolves({ canceled: false, filePaths: ['/a'] });
    await expect(dialog.showOpenDialog({})).resolves.toEqual({ canceled: false, filePaths: ['/a'] });
    sandbox.assert.calledTwice(spyOf(dialog.showOpenDialog));
    const menu = fake.electron.Menu.buildFromTemplate([{ label: 'a' }]);
    menu.getMenuItemById('b');
    sandbox.assert.calledWith(spyOf(menu.getMenuItemById), 'b');
    session.defaultSession.setUserAgent('mine');
    sandbox.assert.calledWith(spyOf(session.defaultSession.setUserAgent), 'mine');
    sandbox.assert.notCalled(spyOf(shell.openExternal));
    expect(isSpy(Menu.buildFromTemplate)).toBe(false);
    expect(isSpy(fake.electron.Menu.buildFromTemplate)).toBe(true);
  });

  test('and its classes, whose instances are the fake’s', () => {
    spyElectron(sandbox, fake);
    const { BrowserWindow, Tray } = fake.electron;
    const window = new BrowserWindow({ show: false });
    sandbox.assert.calledOnceWithExactly(spyOf(BrowserWindow), { show: false });
    sandbox.assert.calledWithNew(spyOf(BrowserWindow));
    expect(window).toBeInstanceOf(BrowserWindow);
    expect(BrowserWindow.getAllWindows()).toEqual([window]);
    sandbox.assert.calledOnce(spyOf(BrowserWindow.getAllWindows));
    window.show();
    sandbox.assert.calledOnce(spyOf(window.show));
    sandbox.assert.notCalled(spyOf(new BrowserWindow().show));
    stubOf(Tray).returns({ its: 1 });
    expect(new Tray('icon.png')).toEqual({ its: 1 });
    stubOf(window.isVisible).returns(false);
    expect(window.isVisible()).toBe(false);
  });

  test('a reset gives the fake back', () => {
    spyElectron(sandbox, fake);
    const { app, BrowserWindow } = fake.electron;
    stubOf(app.getName).returns('mine');
    stubOf(BrowserWindow).returns({});
    sandbox.reset();
    expect(app.getName()).not.toBe('mine');
    expect(new BrowserWindow()).toBeInstanceOf(BrowserWindow);
    stubOf(app.getName).returns('mine');
    stubOf(app.getName).resetBehavior();
    expect(app.getName()).not.toBe('mine');
  });

  test('a stub and a spy of the test’s own stand around them', async () => {
    spyElectron(sandbox, fake);
    const { app, dialog } = fake.electron;
    const stub = sandbox.stub(dialog, 'showOpenDialog').resolves({ canceled: false, filePaths: ['/b'] });
    await expect(dialog.showOpenDialog({})).resolves.toEqual({ canceled: false, filePaths: ['/b'] });
    sandbox.assert.calledOnce(stub);
    stub.restore();
    await expect(dialog.showOpenDialog({})).resolves.toEqual({ canceled: true, filePaths: [] });
    const spy = sandbox.spy(app, 'quit');
    app.quit();
    sandbox.assert.calledOnce(spy);
    sandbox.stub(app, 'isPackaged').get(() => true);
    expect(app.isPackaged).toBe(true);
  });

  test('restored, nothing is left of it', () => {
    const { app, BrowserWindow, dialog, ipcMain } = fake.electron;
    const window = new BrowserWindow();
    const objects = [app, dialog, ipcMain, window, window.webContents];
    const shapes = () => objects.map((each) => [Object.getPrototypeOf(each), Object.getOwnPropertyDescriptors(each)]);
    const before = shapes();
    spyElectron(sandbox, fake);
    sandbox.stub(dialog, 'showErrorBox');
    sandbox.stub(app, 'getPath').returns('/');
    expect([app.quit, dialog.showMessageBox, ipcMain.on, window.show].map(isSpy)).toEqual([true, true, true, true]);
    sandbox.restore();
    const after = shapes();
    for (const [index, [prototype, own]] of before.entries()) {
      expect(after[index]![0]).toBe(prototype);
      expect(after[index]![1]).toEqual(own);
    }
    expect(fake.electron.BrowserWindow).toBe(BrowserWindow);
    expect(isSpy(new BrowserWindow().show)).toBe(false);
    expect(app.getPath('home')).not.toBe('/');
  });
});

describe('sinon.match', () => {
  test('is taken by our own assertions, and printed in its own words', () => {
    fake.ipcRenderer.send('note', { title: 'one' });
    fake.ipcRenderer.send('note', 2);
    assertSent(fake.ipcRenderer, 'note', sinon.match.has('title', sinon.match.string));
    expect(() => assertSent(fake.ipcRenderer, 'note', sinon.match.string, sinon.match({ a: 1 }))).toThrow(
      new Error(`assertSent("note", typeOf("string"), match(a: 1))

Expected: 'note' sent with typeOf("string"), match(a: 1)
Recorded on 'note': 2
  1.  {"title": "one"}
  2.  2`),
    );
  });
});
