/** @jest-environment jsdom */
import { MessageChannel as NodeMessageChannel } from 'node:worker_threads';
import { createFakeElectron } from '../../src';

test("a page's port is an EventTarget of the DOM, and its events are the DOM's", async () => {
  const fake = createFakeElectron();
  const { port1, port2 } = new fake.MessageChannel();
  const events: Event[] = [];
  port2.onmessage = (event) => void events.push(event);
  port2.addEventListener('close', (event) => events.push(event));
  port1.postMessage({ deep: [1] });
  port1.postMessage(undefined, [new fake.MessageChannel().port1]);
  port1.close();
  await fake.settled();

  expect(port2).toBeInstanceOf(window.EventTarget);
  expect(events.map(({ type }) => type)).toEqual(['message', 'message', 'close']);
  for (const event of events) expect(event).toBeInstanceOf(window.Event);
  const [first, second] = events as [MessageEvent, MessageEvent];
  expect(first).toBeInstanceOf(window.MessageEvent);
  expect(first).toMatchObject({ data: { deep: [1] }, origin: '', source: null, ports: [], target: port2 });
  expect(second.data).toBeUndefined();
  expect(second.ports).toHaveLength(1);
  expect(Object.isFrozen(second.ports)).toBe(true);
});

test("a DOM object cannot be cloned, and errors are the DOM's", () => {
  const fake = createFakeElectron();
  const { port1 } = new fake.MessageChannel();
  let thrown: unknown;
  try {
    port1.postMessage(document.createElement('div'));
  } catch (error) {
    thrown = error;
  }

  expect(thrown).toBeInstanceOf(window.DOMException);
  expect((thrown as DOMException).name).toBe('DataCloneError');
});

test("the DOM's blobs cross from page to page", async () => {
  const fake = createFakeElectron();
  const { port1, port2 } = new fake.MessageChannel();
  const seen: unknown[] = [];
  port2.onmessage = ({ data }) => void seen.push(...data);
  port1.postMessage([new Blob(['ab'], { type: 'text/plain' }), new File(['abc'], 'name.txt', { lastModified: 7 })]);
  await fake.settled();
  const [blob, file] = seen as [Blob, File];

  expect(blob).toBeInstanceOf(window.Blob);
  expect([blob.size, blob.type]).toEqual([2, 'text/plain']);
  expect(file).toBeInstanceOf(window.File);
  expect([file.size, file.name, file.lastModified]).toEqual([3, 'name.txt', 7]);
});

test("Node's ports are taken in a DOM environment too", async () => {
  const fake = createFakeElectron();
  const { port1, port2 } = new NodeMessageChannel();
  const log: unknown[] = [];
  fake.ipcMain.on('a', ({ ports: [port] }) => {
    port!.on('message', (event: Electron.MessageEvent) => port!.postMessage([event.data]));
    port!.start();
  });
  port1.on('message', (data) => log.push(data));
  fake.ipcRenderer.postMessage('a', null, [port2 as unknown as MessagePort]);
  port1.postMessage('through');
  await fake.settled();
  port1.close();

  expect(log).toEqual([['through']]);
});

test('a listener that throws is reported as other listeners are', async () => {
  const fake = createFakeElectron({ listenerErrors: 'report' });
  const taken: unknown[] = [];
  const take = (error: unknown) => void taken.push(error);
  process.on('uncaughtException', take);
  const { port1, port2 } = new fake.MessageChannel();
  port2.onmessage = () => {
    throw new Error('mine');
  };
  port1.postMessage(1);
  await fake.settled();
  process.off('uncaughtException', take);

  expect(taken).toEqual([new Error('mine')]);
});
