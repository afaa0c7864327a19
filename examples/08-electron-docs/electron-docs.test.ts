import * as path from 'node:path';
import { app, dialog, Menu } from 'electron';
import { type LaunchedApp, launch } from 'fake-electron';

let launched: LaunchedApp;

async function start(name: string): Promise<void> {
  launched = await launch(path.join(__dirname, name));
  await launched.settled();
}

afterEach(() => launched.close());

const text = (selector: string, { document }: { document: Document } = launched) =>
  document.querySelector<HTMLElement>(selector)!.innerText;
const click = (selector: string) => launched.document.querySelector<HTMLElement>(selector)!.click();

/** What the main process logs. */
function mainLog(): unknown[] {
  const lines: unknown[] = [];
  jest.spyOn(console, 'log').mockImplementation((...line) => lines.push(...line));
  return lines;
}

/** What the pages log. */
function pageLog(): string[] {
  const lines: string[] = [];
  app.on('web-contents-created', (_event, contents) => {
    contents.on('console-message', ({ message }) => lines.push(message));
  });
  return lines;
}

// https://www.electronjs.org/docs/latest/tutorial/context-isolation
test('context isolation: the page sees what was exposed, and not what the preload keeps to itself', async () => {
  await start('context-isolation');

  expect(text('#thing')).toBe('done');
  expect(text('#prefs')).toBe('{"theme":"dark"}');
  expect(text('#leak')).toBe('undefined');
});

// https://www.electronjs.org/docs/latest/tutorial/ipc#pattern-1-renderer-to-main-one-way
test('renderer to main, one-way: the button gives the window its title', async () => {
  await start('one-way');
  expect(launched.firstWindow.getTitle()).toBe('Hello World!');

  launched.document.querySelector<HTMLInputElement>('#title')!.value = 'A title';
  click('#btn');
  await launched.settled();

  expect(launched.firstWindow.getTitle()).toBe('A title');
});

// https://www.electronjs.org/docs/latest/tutorial/ipc#pattern-2-renderer-to-main-two-way
test('renderer to main, two-way: the file that the user chooses is shown', async () => {
  jest.spyOn(dialog, 'showOpenDialog').mockResolvedValue({ canceled: false, filePaths: ['/home/me/notes.txt'] });
  await start('two-way');

  click('#btn');
  await launched.settled();

  expect(text('#filePath')).toBe('/home/me/notes.txt');
});

// https://www.electronjs.org/docs/latest/tutorial/ipc#pattern-3-main-to-renderer
test('main to renderer: the menu counts up and down', async () => {
  const lines = mainLog();
  await start('main-to-renderer');
  const [increment, decrement] = Menu.getApplicationMenu()!.items[0]!.submenu!.items;

  increment!.click();
  increment!.click();
  decrement!.click();
  await launched.settled();

  expect(text('#counter')).toBe('1');
  expect(lines).toEqual([1, 2, 1]);
});

// https://www.electronjs.org/docs/latest/tutorial/message-ports#setting-up-a-messagechannel-between-two-renderers
test('a message channel between two renderers', async () => {
  await start('ports-two-windows');
  const [main, secondary] = launched.windows.map((window) => launched.windowOf(window));

  main!.document.getElementById('say')!.click();
  secondary!.document.getElementById('say')!.click();
  await launched.settled();

  expect(text('#said', secondary)).toBe('ping from Main');
  expect(text('#said', main)).toBe('ping from Secondary');
});

// https://www.electronjs.org/docs/latest/tutorial/message-ports#worker-process
test('a worker process: the work is done in a hidden window', async () => {
  const lines = pageLog();
  await start('ports-worker');

  expect(launched.windows.map((window) => window.isVisible())).toEqual([false, true]);
  expect(lines).toEqual(['received result: 42']);
});

// https://www.electronjs.org/docs/latest/tutorial/message-ports#reply-streams
test('reply streams: ten answers, then the end', async () => {
  const lines = pageLog();
  await start('ports-stream');

  expect(lines).toEqual([...Array(10).fill('got response data: 42'), 'stream ended']);
});

// https://www.electronjs.org/docs/latest/tutorial/message-ports#communicating-directly-between-the-main-process-and-the-main-world-of-a-context-isolated-page
test('the main process and the main world of a context-isolated page, directly', async () => {
  const lines = mainLog();
  await start('ports-main-world');

  expect(text('#data')).toBe('{"test":21}');
  expect(lines).toEqual(['from renderer main world:', 42]);
});

// https://www.electronjs.org/docs/latest/api/webview-tag
test('<webview>: the guest answers its host', async () => {
  const lines = pageLog();
  await start('webview');

  expect(text('.indicator')).toBe('');
  expect(text('#answer')).toBe('pong');
  expect(lines).toEqual(['Hello from the guest', 'Guest page logged a message: Hello from the guest', 'pong']);
  expect(launched.traffic).toMatchInlineSnapshot(`
    main → renderer#2        send    ping
      renderer#2 → host#1    sendToHost  pong
  `);
});
