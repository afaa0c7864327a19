import { createFakeElectron, type FakeElectron, type LaunchedApp, type LaunchOptions } from '../../../src';
import { folder } from '../../realm/folder';

/** A main script that opens one window. */
export const WINDOW = `
  const { app, BrowserWindow } = require('electron');
  app.whenReady().then(() => new BrowserWindow().loadFile('index.html'));
`;
export const PAGE = '<!DOCTYPE html><title>A page</title><p id="p">Hello</p>';

const open: LaunchedApp[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

/** Writes an app, whose page is there unless it is given. */
export function appOf(files: Readonly<Record<string, string>>): string {
  const manifest = JSON.stringify({ name: 'an-app', version: '1.2.3', main: 'main.js' });
  return folder({ 'package.json': manifest, 'index.html': PAGE, ...files });
}

/** Launches what these files are, in a fake of its own, and closes it after the test. */
export async function launched(
  files: Readonly<Record<string, string>>,
  options?: LaunchOptions,
  fake: FakeElectron = createFakeElectron(),
): Promise<LaunchedApp> {
  const app = await fake.launch(appOf(files), options);
  open.push(app);
  return app;
}

/** What the app put on the `seen` of the fake's app. */
export function seenBy({ app }: LaunchedApp): Record<string, unknown> {
  return (app as unknown as { seen: Record<string, unknown> }).seen;
}
