import { EventEmitter } from 'node:events';
import { createFakeElectron } from '../../src';
import { onPlatform } from '../support/platform';

const REST = [
  'getProducts',
  'finishAllTransactions',
  'finishTransactionByDate',
  'restoreCompletedTransactions',
] as const;
const PUSH = ['registerForAPNSNotifications', 'unregisterForAPNSNotifications'] as const;

test.each(['linux', 'win32'] as const)('M17.1: inAppPurchase on %s', (platform) => {
  onPlatform(platform);
  const { inAppPurchase } = createFakeElectron().electron;
  expect(inAppPurchase).toBeInstanceOf(EventEmitter);
  expect(() => inAppPurchase.purchaseProduct('id')).toThrow(
    new Error('The inAppPurchase module can only be used on macOS'),
  );
  expect([inAppPurchase.canMakePayments(), inAppPurchase.getReceiptURL()]).toEqual([false, '']);
  expect(REST.map((name) => inAppPurchase[name])).toEqual(REST.map(() => undefined));
});

test('inAppPurchase on macOS is a store that sells nothing', async () => {
  onPlatform('darwin');
  const { inAppPurchase } = createFakeElectron().electron;
  expect(await inAppPurchase.purchaseProduct('id')).toBe(false);
  expect(await inAppPurchase.getProducts(['id'])).toEqual([]);
  expect(() => inAppPurchase.getProducts('id' as never)).toThrow(TypeError);
  expect(inAppPurchase.finishAllTransactions()).toBeUndefined();
  expect(inAppPurchase.finishTransactionByDate('2026-01-01T00:00:00Z')).toBeUndefined();
  expect(inAppPurchase.restoreCompletedTransactions()).toBeUndefined();
});

test('M17.2: pushNotifications is an emitter, whose methods only macOS has', async () => {
  onPlatform('linux');
  const { pushNotifications } = createFakeElectron().electron;
  const received = jest.fn();
  pushNotifications.on('received-apns-notification', received);
  pushNotifications.emit('received-apns-notification', {}, { text: 'hello' });
  expect(received).toHaveBeenCalledWith({}, { text: 'hello' });
  expect(PUSH.map((name) => pushNotifications[name])).toEqual([undefined, undefined]);
  onPlatform('darwin');
  expect(pushNotifications.unregisterForAPNSNotifications()).toBeUndefined();
  await expect(pushNotifications.registerForAPNSNotifications()).rejects.toThrow(
    'fake-electron does not fake pushNotifications.registerForAPNSNotifications().',
  );
});

test('what a platform lacks can be given by a test, for as long as the test', () => {
  onPlatform('linux');
  const fake = createFakeElectron();
  const { inAppPurchase } = fake.electron;
  const rollback = fake.mark();
  const mine = () => {};
  inAppPurchase.restoreCompletedTransactions = mine;
  expect(inAppPurchase.restoreCompletedTransactions).toBe(mine);
  rollback();
  expect(inAppPurchase.restoreCompletedTransactions).toBeUndefined();
});
