// library: electron-dl
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { createServer } = require('node:http');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { app } = require('electron');
const { folder, windowWith } = require('./support.js');

test('a file is saved, and its progress told', async (t) => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 5 });
    response.end('hello');
  });
  t.after(() => server.close());
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { download } = await import('electron-dl');
  await app.whenReady();
  const window = await windowWith({ preload: '' });
  const directory = folder();
  const told = [];

  const item = await download(window, `http://127.0.0.1:${server.address().port}/a.txt`, {
    directory,
    onCompleted: (file) => told.push([file.filename, file.path, file.fileSize, file.mimeType]),
  });
  assert.equal(item.getState(), 'completed');
  assert.equal(readFileSync(join(directory, 'a.txt'), 'utf8'), 'hello');
  assert.deepEqual(told, [['a.txt', join(directory, 'a.txt'), 5, 'text/plain']]);
});
