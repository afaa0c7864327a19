import { BrowserWindow, net, session } from 'electron';
import { settled, system, user } from 'fake-electron';

test('a request is answered by the test, with the cookie and the header that the app sends', async () => {
  await session.defaultSession.cookies.set({ url: 'https://api.example/', name: 'login', value: 'ada' });
  session.defaultSession.webRequest.onBeforeSendHeaders(({ requestHeaders }, callback) =>
    callback({ requestHeaders: { ...requestHeaders, 'X-App': 'notes' } }),
  );
  system.answers('https://api.example/*', (request) => {
    const seen = [request.headers.get('cookie'), request.headers.get('x-app')];
    return Response.json({ seen });
  });

  const response = await net.fetch('https://api.example/notes');

  expect(await response.json()).toEqual({ seen: ['login=ada', 'notes'] });
  expect(system.requests).toMatchObject([{ method: 'GET', url: 'https://api.example/notes' }]);
});

test('nothing leaves this machine unless the test says so', async () => {
  await expect(net.fetch('https://example.com/')).rejects.toThrow('net::ERR_INTERNET_DISCONNECTED');
});

test('a page asks for a permission', async () => {
  const window = new BrowserWindow();
  await window.loadURL('data:text/html,<p>');
  const ask = () => window.webContents.executeJavaScript('Notification.requestPermission()');

  user.denies('notifications');
  expect(await ask()).toBe('denied');
  user.grants('notifications');
  expect(await ask()).toBe('granted');
  await settled();
});
