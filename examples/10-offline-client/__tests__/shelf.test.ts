import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { app, type BrowserWindow, session } from 'electron';
import { type LaunchedApp, launch, system } from 'fake-electron';
import { BOOK, playServer } from '../server';

let shelf: LaunchedApp;
let folder: string;

/** Starts the app, whose first page may not come. */
async function start(): Promise<BrowserWindow> {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shelf-'));
  app.setPath('downloads', folder);
  shelf = await launch(path.join(__dirname, '../app'), { window: false });
  await shelf.settled();
  return shelf.firstWindow;
}

afterEach(async () => {
  await shelf.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const textOf = (window: BrowserWindow) =>
  window.webContents.executeJavaScript("document.querySelector('p').textContent");

test('who logs in is known by a cookie, to the app and to pages', async () => {
  const asked = playServer();
  const window = await start();
  expect(await textOf(window)).toBe('Log in');

  const logIn = (password: string) => window.webContents.executeJavaScript(`shelf.logIn('ada', '${password}')`);
  expect(await logIn('wrong')).toBe(false);
  expect(await logIn('notes')).toBe(true);
  expect(await session.defaultSession.cookies.get({ url: 'https://shelf.example/' })).toMatchObject([
    { name: 'reader', value: 'ada', httpOnly: true, session: false },
  ]);

  await window.loadURL('https://shelf.example/');
  expect(await textOf(window)).toBe("Ada's shelf");
  expect(asked).toEqual(['GET / by nobody', 'POST /log-in by nobody', 'POST /log-in by nobody', 'GET / by Ada']);
});

test('a newer version is found', async () => {
  playServer('1.1.0');
  const window = await start();
  const newer = () => window.webContents.executeJavaScript('shelf.newerVersion()');
  expect(await newer()).toBe('1.1.0');
  system.online = false;
  expect(await newer()).toBeUndefined();
});

test('a download shows how far it has come, and is told of when it is there', async () => {
  playServer();
  const window = await start();
  const progress = jest.spyOn(window, 'setProgressBar');

  window.webContents.downloadURL('https://shelf.example/book.txt');
  await new Promise<void>((resolve) => {
    session.defaultSession.once('will-download', (_event, item) => item.once('done', () => resolve()));
  });
  await shelf.settled();

  expect(fs.readFileSync(path.join(folder, 'book.txt'), 'utf8')).toBe(BOOK);
  expect(progress).toHaveBeenCalledWith(expect.any(Number), { mode: 'normal' });
  expect(progress).toHaveBeenLastCalledWith(-1);
  expect(system.notifications).toMatchObject([{ title: 'Downloaded', body: 'book.txt' }]);
});

test('without a network there is a page that says so, until there is one', async () => {
  playServer();
  system.online = false;
  const window = await start();
  expect(window.getTitle()).toBe('Shelf is offline');

  system.online = true;
  await window.webContents.executeJavaScript("document.querySelector('a').click()");
  await shelf.settled();
  expect(window.getTitle()).toBe('Shelf');
});
