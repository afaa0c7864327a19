const http = require('node:http');
const { app, BrowserWindow } = require('electron');

const server = http.createServer((request, response) => {
  if (request.url === '/never') return;
  response.setHeader('content-type', 'text/html');
  if (request.url === '/partly') response.write('<p>');
  else setTimeout(() => response.end('<script>setInterval(() => fetch("/x"), 5)</script>'), 100);
});
// The app that awaits its load need not handle what that comes to.
const opens = async (path) => {
  await new BrowserWindow().loadURL(`http://localhost:${server.address().port}${path}`);
  throw new Error(`${path} has loaded`);
};

beforeAll(async () => {
  await new Promise((resolve) => server.listen(0, resolve));
  server.unref();
  await app.whenReady();
  for (const path of ['/slow', '/never', '/partly']) opens(path);
});

test('waits for none of them', async () => {
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(BrowserWindow.getAllWindows()).toHaveLength(3);
});
