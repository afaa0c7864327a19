import { AssertionError } from 'node:assert';
import {
  assertHandled,
  assertInvoked,
  assertLastSent,
  assertNotHandled,
  assertNotInvoked,
  assertNotReceived,
  assertNotSent,
  assertNthSent,
  assertReceived,
  assertReceivedTimes,
  assertSent,
  assertSentSync,
  assertSentSyncTimes,
  assertSentTimes,
  assertSentToHost,
  createFakeElectron,
  type FakeElectron,
} from '../../src';
import { quiet } from '../support/quiet';

quiet();

type WithSendTo = FakeElectron['ipcRenderer'] & { sendTo(id: number, channel: string): void };

/** One message of every kind on 'a', in an Electron that still has sendTo. */
async function everyKind() {
  const fake = createFakeElectron({ version: '26' });
  const { ipcMain, webContents } = { ipcMain: fake.ipcMain, webContents: fake.renderer.webContents };
  const ipcRenderer = fake.ipcRenderer as WithSendTo;
  const other = fake.createRenderer();
  other.ipcRenderer.on('a', () => {});
  ipcMain.on('a', (event) => {
    event.returnValue = 0;
  });
  ipcMain.handle('a', () => 0);
  ipcRenderer.send('a');
  ipcRenderer.postMessage('a', 0);
  ipcRenderer.sendTo(other.webContents.id, 'a');
  ipcRenderer.sendSync('a');
  const hostElement = new EventTarget();
  hostElement.addEventListener('ipc-message', () => {});
  const guest = fake.createRenderer({ hostElement });
  guest.ipcRenderer.sendToHost('a');
  await ipcRenderer.invoke('a');
  return { fake, traffic: fake.traffic, ipcMain, ipcRenderer, webContents, other, guest };
}

function failureOf(assertion: () => void): AssertionError {
  try {
    assertion();
  } catch (error) {
    expect(error).toBeInstanceOf(AssertionError);
    return error as AssertionError;
  }
  throw new Error('the assertion holds');
}

test('sent is what goes one way only: send, postMessage and sendTo', async () => {
  const { ipcRenderer, traffic } = await everyKind();

  assertSentTimes(ipcRenderer, 'a', 3);
  assertSentTimes(traffic, 'a', 3);
  assertSentSyncTimes(traffic, 'a', 1);
});

test('received is whatever reached the subject, of every kind but answers', async () => {
  const { ipcMain, ipcRenderer, webContents, other, traffic } = await everyKind();

  assertReceivedTimes(ipcMain, 'a', 4);
  assertReceivedTimes(webContents, 'a', 4);
  assertReceivedTimes(other, 'a', 1);
  assertReceivedTimes(ipcRenderer, 'a', 0);
  assertReceivedTimes(traffic, 'a', 6);
});

test('of a sendTo only its sender sent it, and only its receiver received it', async () => {
  const { fake, ipcRenderer, other } = await everyKind();
  ipcRenderer.sendTo(other.webContents.id, 'a');
  expect(fake.traffic.filter({ kind: 'sendTo', renderer: other })).toHaveLength(2);

  assertNotSent(other, 'a');
  assertNotReceived(ipcRenderer, 'a');
  assertSentTimes(ipcRenderer, 'a', 4);
  assertReceivedTimes(other, 'a', 2);
});

test('a contents has not received what it sent', async () => {
  const { fake, webContents } = await everyKind();
  fake.ipcRenderer.on('told', () => {});
  webContents.send('told');

  assertSent(webContents, 'told');
  assertNotReceived(webContents, 'told');
  assertReceived(fake.ipcRenderer, 'told');
});

test('what was lost on the way was sent and not received, whoever is asked', () => {
  const fake = createFakeElectron();
  fake.ipcRenderer.on('a', () => {});
  fake.renderer.webContents.send('a', () => {});
  expect(fake.traffic[0]).toMatchObject({ outcome: 'lost' });

  for (const subject of [fake.traffic, fake.ipcMain, fake.renderer.webContents]) assertSent(subject, 'a');
  for (const subject of [fake.traffic, fake.ipcRenderer]) assertNotReceived(subject, 'a');
});

test('handled is what a handler ran for, from each side', async () => {
  const { fake, traffic, ipcMain, ipcRenderer, webContents, other } = await everyKind();
  await fake.ipcRenderer.invoke('nobody handles').catch(() => {});

  for (const subject of [traffic, ipcMain, ipcRenderer, webContents]) {
    assertHandled(subject, 'a');
    assertNotHandled(subject, 'nobody handles');
  }
  assertInvoked(traffic, 'nobody handles');
  assertNotHandled(other, 'a');
  assertNotInvoked(other, 'a');
});

test('a guest and the traffic tell what was sent to a host', async () => {
  const { traffic, guest, ipcRenderer } = await everyKind();

  assertSentToHost(guest, 'a');
  assertSentToHost(traffic, 'a');
  expect(() => assertSentToHost(ipcRenderer, 'a')).toThrow(AssertionError);
});

test('the nth is counted from 1, and one that never came is none', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  for (const n of [1, 2, 3]) fake.ipcRenderer.send('a', n);

  for (const n of [1, 2, 3]) assertNthSent(fake.ipcRenderer, n, 'a', n);
  assertLastSent(fake.ipcRenderer, 'a', 3);
  for (const n of [0, 4]) expect(() => assertNthSent(fake.ipcRenderer, n, 'a')).toThrow(AssertionError);
  expect(() => assertLastSent(fake.ipcRenderer, 'b')).toThrow(AssertionError);
});

test('of a number of times the error has both numbers', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  fake.ipcRenderer.send('a', 1);

  expect(failureOf(() => assertSentTimes(fake.ipcRenderer, 'a', 2))).toMatchObject({ actual: 1, expected: 2 });
  expect(failureOf(() => assertNotSent(fake.ipcRenderer, 'a', 1))).toMatchObject({ actual: [[1]], expected: [1] });
});

const TAKE_IT = "Import it from 'electron' where the fake stands in for it, or take it from your fake.";
const ALL = 'ipcRenderer or a renderer, a WebContents or a BrowserWindow, ipcMain, traffic';

test.each<[string, (subject: never, channel: string) => void, string]>([
  ['assertSent', assertSent, ALL],
  ['assertReceived', assertReceived, ALL],
  ['assertHandled', assertHandled, ALL],
  ['assertInvoked', assertInvoked, 'ipcRenderer or a renderer, traffic'],
  ['assertSentSync', assertSentSync, 'ipcRenderer or a renderer, traffic'],
  ['assertSentToHost', assertSentToHost, 'ipcRenderer or a renderer, traffic'],
])('%s names the subjects it can be asked of', (name, assertion, subjects) => {
  for (const [given, shown] of [
    [null, 'null'],
    [{}, '#<Object>'],
  ] as const) {
    expect(() => assertion(given as never, 'a')).toThrow(
      new TypeError(`fake-electron: ${name} speaks of ${subjects}; given ${shown}. ${TAKE_IT}`),
    );
  }
});
