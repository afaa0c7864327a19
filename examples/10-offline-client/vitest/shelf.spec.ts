import * as path from 'node:path';
import { type LaunchedApp, launch, system } from 'fake-electron';
import { afterEach, expect, test } from 'vitest';
import { playServer } from '../server';

let shelf: LaunchedApp;

afterEach(() => shelf.close());

test('a reader without a network at first', async () => {
  const asked = playServer('1.1.0');
  system.online = false;
  shelf = await launch(path.join(__dirname, '../app'), { window: false });
  await shelf.settled();
  const window = shelf.firstWindow;
  expect(window.getTitle()).toBe('Shelf is offline');

  system.online = true;
  await window.loadURL('https://shelf.example/');
  expect(await window.webContents.executeJavaScript("shelf.logIn('ada', 'notes')")).toBe(true);
  expect(await window.webContents.executeJavaScript('shelf.newerVersion()')).toBe('1.1.0');
  expect(asked).toEqual(['GET / by nobody', 'POST /log-in by nobody', 'GET /version.json by Ada']);
});

test('the next one is not logged in', async () => {
  const asked = playServer();
  shelf = await launch(path.join(__dirname, '../app'), { window: false });
  await shelf.settled();
  expect(asked).toEqual(['GET / by nobody']);
});
