import { app, net, protocol } from 'electron';

test('an app serves its own scheme', async () => {
  await app.whenReady();
  protocol.handle('notes', (request) => new Response(`the page of ${new URL(request.url).hostname}`));

  const response = await net.fetch('notes://groceries/');
  expect(await response.text()).toBe('the page of groceries');
});
