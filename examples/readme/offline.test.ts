import { net } from 'electron';
import { system } from 'fake-electron';

test('the machine goes offline', () => {
  expect(net.isOnline()).toBe(true);

  system.online = false;

  expect(net.isOnline()).toBe(false);
});
