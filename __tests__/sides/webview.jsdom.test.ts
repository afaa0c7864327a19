/** @jest-environment jsdom */
import { createFakeElectron } from '../../src';

test('an element of a DOM becomes a <webview>, with events of its own window', async () => {
  const fake = createFakeElectron();
  const given = document.body.appendChild(document.createElement('webview'));
  const heard: Event[] = [];
  for (const name of ['dom-ready', 'ipc-message']) given.addEventListener(name, (event) => heard.push(event));

  const { element, renderer } = fake.attachWebview(fake.renderer, { element: given, src: 'https://a.test/' });
  await fake.settled();
  renderer.ipcRenderer.sendToHost('a', 1);
  renderer.ipcRenderer.on('b', (_event, value) => renderer.ipcRenderer.sendToHost('c', value));
  await element.send('b', 2);

  expect(element).toBe(given);
  expect(heard.map((event) => [event.type, event instanceof window.Event, event.target === given])).toEqual([
    ['dom-ready', true, true],
    ['ipc-message', true, true],
    ['ipc-message', true, true],
  ]);
  expect(heard[2]).toMatchObject({ channel: 'c', args: [2] });
});
