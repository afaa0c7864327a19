import { createFakeElectron, type FakeElectron } from '../../src';
import { quiet, warnings } from '../support/quiet';

quiet();

const kinds = (fake: FakeElectron): string[] => fake.traffic.problems.map(({ kind, channel }) => `${kind} ${channel}`);

test('problems have kind, channel, message and sentence, and are on the message as well', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('note:save', () => {});
  fake.ipcMain.handle('note:load', () => {});

  fake.ipcRenderer.send('note:sav');
  fake.ipcRenderer.send('note:load');
  fake.ipcRenderer.send('else');
  await fake.settled();

  expect(fake.traffic.problems.map(({ sentence }) => sentence)).toEqual([
    "'note:sav' was sent to main and nobody listens: Electron drops it silently. Did you mean 'note:save'?",
    "'note:load' was sent to main and nobody listens: Electron drops it silently. " +
      'It has a handler: call ipcRenderer.invoke, or listen with ipcMain.on.',
    "'else' was sent to main and nobody listens: Electron drops it silently. Listen with ipcMain.on('else', …).",
  ]);
  const [problem] = fake.traffic.problems;
  expect(problem).toMatchObject({ kind: 'unheard', channel: 'note:sav', expected: false });
  expect(problem?.message).toBe(fake.traffic[0]);
  expect(fake.traffic[0]?.problems).toEqual([problem]);
});

test('what a renderer does not hear says so', async () => {
  const fake = createFakeElectron();
  fake.ipcRenderer.on('saved', () => {});
  const hostElement = new EventTarget();

  fake.renderer.webContents.send('save');
  fake.createRenderer().webContents.send('a');
  fake.createRenderer({ hostElement }).ipcRenderer.sendToHost('b');
  await fake.settled();

  expect(fake.traffic.problems.map(({ sentence }) => sentence)).toEqual([
    "'save' was sent to a renderer and nobody listens: Electron drops it silently. Did you mean 'saved'?",
    "'a' was sent to a renderer and nobody listens: Electron drops it silently. " +
      "Listen with ipcRenderer.on('a', …) before it is sent.",
    "ipcRenderer.sendToHost('b') reached a host element without an 'ipc-message' listener: " +
      "nothing happens. Add one with element.addEventListener('ipc-message', …).",
  ]);
});

test('what is refused, dropped or gone says so', async () => {
  const fake = createFakeElectron();
  const { webContents } = fake.createRenderer();
  const { mainFrame } = webContents;

  webContents.send('a', () => {});
  webContents.vanish();
  mainFrame.send('b');
  fake.ipcRenderer.sendToHost('c');

  expect(fake.traffic.problems.map(({ kind, sentence }) => [kind, sentence])).toEqual([
    [
      'uncloneable',
      "'a' was sent to a renderer with what cannot cross (args[0] is a function): Electron only logs that and sends " +
        'nothing. Send plain data.',
    ],
    [
      'dead-target',
      "'b' was sent to a frame that is gone: Electron only logs that and sends nothing. Ask isDestroyed() first.",
    ],
    [
      'dead-target',
      "ipcRenderer.sendToHost('c') was called in a renderer that has no host: Electron drops it silently. " +
        'Make the renderer with createRenderer({ hostElement }), or use ipcRenderer.send.',
    ],
  ]);
  expect(fake.traffic.map(({ outcome }) => outcome)).toEqual(['lost', 'lost', 'lost']);
});

test('only the loud kinds are a process warning', async () => {
  const fake = createFakeElectron();

  fake.ipcRenderer.send('unheard');
  fake.ipcRenderer.sendToHost('dropped');
  await fake.settled();
  expect(warnings()).toEqual([]);
  fake.ipcRenderer.sendSync('sync');

  expect(kinds(fake)).toEqual(['dead-target dropped', 'unheard unheard', 'unanswered-sync sync']);
  expect(warnings()).toEqual([fake.traffic.problems[2]?.sentence]);
});

test('expectProblem declares one that comes later', () => {
  const fake = createFakeElectron();

  fake.traffic.expectProblem('unanswered-sync', 'a');
  expect(fake.missingProblems).toMatchObject([{ kind: 'unanswered-sync', channel: 'a' }]);
  fake.ipcRenderer.sendSync('other');
  fake.ipcRenderer.sendSync('a');
  fake.ipcRenderer.sendSync('a');

  expect(fake.traffic.problems.map(({ channel, expected }) => [channel, expected])).toEqual([
    ['other', false],
    ['a', true],
    ['a', false],
  ]);
  expect(fake.missingProblems).toEqual([]);
  expect(warnings()).toHaveLength(2);
});

test('expectProblem declares one that has come already', () => {
  const fake = createFakeElectron();
  fake.ipcRenderer.sendSync('a');
  fake.ipcRenderer.sendSync('b');

  fake.traffic.expectProblem('unanswered-sync', 'b');
  fake.traffic.expectProblem('unanswered-sync');

  expect(fake.traffic.problems.map(({ expected }) => expected)).toEqual([true, true]);
  expect(fake.missingProblems).toEqual([]);
});

test('a declaration is of its kind', () => {
  const fake = createFakeElectron();
  fake.traffic.expectProblem('unheard', 'a');

  fake.ipcRenderer.sendSync('a');

  expect(fake.traffic.problems.map(({ kind, expected }) => [kind, expected])).toEqual([['unanswered-sync', false]]);
  expect(fake.missingProblems).toMatchObject([{ kind: 'unheard', channel: 'a' }]);
});

test('what goes wrong after its record was cleared is a warning and no problem of the new one', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', async () => {
    await new Promise((resolve) => setImmediate(resolve));
    throw new Error('late');
  });
  fake.ipcRenderer.send('a');

  fake.traffic.clear();
  await new Promise((resolve) => setImmediate(resolve));
  await fake.settled();

  expect(fake.traffic.problems).toEqual([]);
  expect(warnings()).toEqual([expect.stringMatching(/^A listener for 'a' in main rejected: Error: late\n/)]);
});

test('S4.26: a reply to a frame that is gone goes nowhere, and the record says so', async () => {
  const fake = createFakeElectron();
  fake.bus.reporter.warn = false;
  // The first window shows the exported renderer, whose frame stays.
  const [, window] = [new fake.BrowserWindow(), new fake.BrowserWindow()];
  let reply = (_channel: never) => {};
  fake.ipcMain.on('ask', (event) => {
    reply = event.reply.bind(event);
  });
  fake.rendererOf(window).ipcRenderer.send('ask');
  await fake.settled();
  const before = fake.traffic.length;
  window.destroy();
  await fake.settled();

  reply('answer' as never);
  // The channel is not even checked.
  reply(7 as never);

  expect(fake.traffic).toHaveLength(before);
  expect(fake.traffic.problems.map(({ kind, channel, sentence }) => [kind, channel, sentence])).toEqual(
    ['answer', '7'].map((channel) => [
      'dead-target',
      'ask',
      `event.reply('${channel}') answered 'ask' after its frame was gone: ` +
        'Electron drops the reply silently. Ask event.sender.isDestroyed() first.',
    ]),
  );
});
