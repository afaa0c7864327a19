import sinon from 'sinon';
import { createFakeElectron, type FakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

/** Everything that needs a later turn: the second chance, time-outs, the async timing. */
async function exercise(): Promise<void> {
  const fake = createFakeElectron();
  const heard: string[] = [];
  fake.ipcRenderer.send('late');
  fake.ipcMain.on('late', () => heard.push('late'));
  fake.ipcMain.handle('a', async () => 'result');
  await expect(fake.ipcRenderer.invoke('a')).resolves.toBe('result');
  await fake.settled();
  expect(heard).toEqual(['late']);

  const slow: FakeElectron = createFakeElectron({ timing: 'async' });
  slow.ipcMain.on('a', () => heard.push('async'));
  slow.ipcRenderer.send('a');
  await slow.settled();
  expect(heard).toEqual(['late', 'async']);

  slow.ipcMain.handle('never', () => new Promise(() => {}));
  void slow.ipcRenderer.invoke('never');
  await expect(slow.settled({ timeout: 5 })).rejects.toThrow(/^Waited 5 ms for the bus to settle/);
  await expect(slow.traffic.waitFor('nothing', { timeout: 5 })).rejects.toThrow(/^Waited 5 ms for a message on/);
}

afterEach(() => {
  jest.useRealTimers();
  sinon.restore();
});

test('works under the modern faked timers of Jest', async () => {
  jest.useFakeTimers();

  await exercise();
});

test('works under the legacy faked timers of Jest', async () => {
  jest.useFakeTimers({ legacyFakeTimers: true });

  await exercise();
});

test('works when sinon fakes everything it can', async () => {
  const clock = sinon.useFakeTimers({
    toFake: [
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'clearImmediate',
      'nextTick',
      'queueMicrotask',
      'Date',
      'hrtime',
      'performance',
    ],
  });

  await exercise();

  clock.restore();
});

test('works in a fake that is made before the timers are faked', async () => {
  const fake = createFakeElectron({ timing: 'async' });
  const heard = jest.fn();
  fake.ipcMain.on('a', heard);
  jest.useFakeTimers();

  fake.ipcRenderer.send('a');
  await fake.settled();

  expect(heard).toHaveBeenCalledTimes(1);
});

test('leaves the timers of the app to those who fake them', async () => {
  jest.useFakeTimers();
  const fake = createFakeElectron();
  const seen: string[] = [];
  fake.ipcMain.on('a', (event) => void setTimeout(() => event.reply('b'), 1000));
  fake.ipcRenderer.on('b', () => seen.push('b'));

  fake.ipcRenderer.send('a');
  await fake.settled();
  expect(seen).toEqual([]);
  jest.advanceTimersByTime(1000);

  expect(seen).toEqual(['b']);
});
