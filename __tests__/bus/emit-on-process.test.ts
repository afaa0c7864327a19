import { createFakeElectron } from '../../src';

const { emit } = process;

afterEach(() => {
  process.emit = emit;
});

test('a listener error is not emitted on a process where nobody takes it', () => {
  // What source-map-support does to process, whose own `emit` exits when it finds no listener.
  const patched = jest.fn<boolean, []>(() => false);
  process.emit = patched as unknown as typeof process.emit;
  const { ipcMain, ipcRenderer, traffic, bus } = createFakeElectron();
  bus.reporter.warn = false;
  ipcMain.on('save', () => {
    throw new Error('disk full');
  });

  ipcRenderer.send('save');

  expect(patched).not.toHaveBeenCalled();
  expect(traffic.problems).toHaveLength(1);
});

test('it goes to whoever listens there, and is no problem then', () => {
  const taken = jest.fn();
  process.once('uncaughtException', taken);
  const { ipcMain, ipcRenderer, traffic } = createFakeElectron();
  ipcMain.on('save', () => {
    throw new Error('disk full');
  });

  ipcRenderer.send('save');

  expect(taken).toHaveBeenCalledWith(new Error('disk full'), 'uncaughtException');
  expect(traffic.problems).toHaveLength(0);
});
