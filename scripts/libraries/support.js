// What the programs share.
const { mkdtempSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { BrowserWindow } = require('electron');

const NODE = { nodeIntegration: true, contextIsolation: false, sandbox: false };

/** A folder for one program's files, where the pinned libraries are found. */
const folder = () => mkdtempSync(join(process.cwd(), 'files-'));

/** Writes `text` into a new folder. */
function file(name, text) {
  const path = join(folder(), name);
  writeFileSync(path, text);
  return path;
}

/** A window that shows a page; with `preload`, that text is its preload script, else the page has Node. */
async function windowWith({ preload, body = '', ...options } = {}) {
  const webPreferences = preload === undefined ? NODE : { preload: file('preload.js', preload), sandbox: false };
  const window = new BrowserWindow({ webPreferences, ...options });
  await window.loadFile(file('page.html', `<!doctype html><title>page</title><body>${body}</body>`));
  return window;
}

/** What a script in a window's page comes to. */
const inPage = (window, script) => window.webContents.executeJavaScript(script);

/** Waits until `check` returns something true, for two seconds at most. */
async function until(check) {
  for (let tries = 0; tries < 200; tries++) {
    const value = await check();
    if (value) return value;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error(`it never came to be: ${check}`);
}

module.exports = { file, folder, inPage, until, windowWith };
