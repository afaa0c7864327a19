/** @jest-environment jsdom */
import { createFakeElectron } from '../../src';

test('a realm without a Response of its own gets the one of Node', async () => {
  expect(typeof globalThis.Response).toBe('undefined');
  const { net, protocol } = createFakeElectron().electron;
  protocol.registerStringProtocol('app', (_request, callback) => callback({ data: 'a', mimeType: 'text/plain' }));
  protocol.handle('odd', (request) => net.fetch(request.url.replace('odd', 'app')));

  const response = await net.fetch('odd://a/');
  expect(response.headers.get('content-type')).toBe('text/plain');
  expect(await response.text()).toBe('a');
});
