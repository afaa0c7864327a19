const http = require('node:http');
const { app, BrowserWindow } = require('electron');

const PAGE = `<img src="/slow"><script>
  setInterval(() => { fetch('/slow').then(() => {}, () => {}); document.body.append('x'); }, 5);
  setTimeout(() => { throw new Error('late error'); }, 400);
  setTimeout(() => Promise.reject(new Error('late rejection')), 400);
  const request = new XMLHttpRequest();
  request.open('GET', '/never');
  request.send();
  addEventListener('load', () => setInterval(() => console.log('late line'), 20));
</script>`;
const server = http.createServer((request, response) => {
  response.setHeader('content-type', 'text/html');
  if (request.url === '/') response.end(PAGE);
  else if (request.url === '/slow') setTimeout(() => response.end('x'), 50);
});
let window;

beforeAll(async () => {
  await new Promise((resolve) => server.listen(0, resolve));
  server.unref();
  await app.whenReady();
  window = new BrowserWindow();
  await window.loadURL(`http://localhost:${server.address().port}/`);
});

test('is shown', () => {
  expect(window.webContents.getURL()).toMatch(/^http:/);
  const script = window.webContents.executeJavaScript('new Promise((resolve) => setTimeout(resolve, 100))');
  script.then(() => window.loadURL('data:text/html,x'));
  setInterval(() => window.webContents.send('tick'), 10).unref();
});
