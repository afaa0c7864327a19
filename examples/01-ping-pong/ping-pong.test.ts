import { ipcMain, ipcRenderer } from 'electron';
import { traffic } from 'fake-electron';
// What a module registers when it is imported stays for the whole file.
import './main';
import { askForPong, pingAndForget, pingAndWait, startListening } from './renderer';

let log: jest.SpyInstance;

beforeEach(() => {
  log = jest.spyOn(console, 'log').mockImplementation(() => {});
});

test('event.sender.send answers the renderer that asked', () => {
  startListening();

  pingAndForget();

  expect(log.mock.calls).toEqual([['ping'], ['pong']]);
  expect(ipcRenderer).toHaveSent('asynchronous-message', 'ping');
  expect(ipcRenderer).toHaveReceived('asynchronous-reply', 'pong');
});

test('event.reply does so too', () => {
  startListening();

  askForPong();

  expect(ipcRenderer).toHaveReceivedTimes('asynchronous-reply', 1);
  expect(traffic).toMatchInlineSnapshot(`
    renderer#1 → main        send    asynchronous-question   "ping"
      main → renderer#1      send    asynchronous-reply  "pong"
  `);
});

test('the listener may come after the message, as long as it comes in the same turn', async () => {
  pingAndForget();
  startListening();

  await Promise.resolve();

  expect(log).toHaveBeenLastCalledWith('pong');
});

test('sendSync returns what was assigned to event.returnValue', () => {
  expect(pingAndWait()).toBe('pong');

  expect(ipcRenderer).toHaveSentSync('synchronous-message', 'ping');
  expect(ipcMain).toHaveReceived('synchronous-message', 'ping');
  expect(traffic).toMatchInlineSnapshot(`
    renderer#1 → main        sendSync    synchronous-message     "ping"
    main → renderer#1        result  synchronous-message     "pong"
  `);
});

test('an answer nobody listens for is on record, where Electron only drops it', async () => {
  pingAndForget();

  await Promise.resolve();

  expect(traffic.unheard).toHaveLength(1);
  expect(traffic.problems[0]?.sentence).toBe(
    "'asynchronous-reply' was sent to a renderer and nobody listens: Electron drops it silently. " +
      "Listen with ipcRenderer.on('asynchronous-reply', …) before it is sent.",
  );
});
