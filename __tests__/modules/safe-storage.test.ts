import * as fc from 'fast-check';
import { createFakeElectron } from '../../src';
import { keychainOf } from '../../src/machine/keychain';
import { onPlatform } from '../support/platform';

const ENCRYPTING = 'Error while encrypting the text provided to safeStorage.encryptString';
const DECRYPTING = 'Error while decrypting the ciphertext provided to safeStorage.decryptString';

function start(version = '45') {
  const fake = createFakeElectron({ version });
  return { fake, safeStorage: fake.electron.safeStorage, keychain: keychainOf(fake.machine) };
}

test('M14.1: before the app is ready nothing is available', async () => {
  onPlatform('linux');
  const { fake, safeStorage } = start();
  const error = new Error('safeStorage cannot be used before app is ready');
  const ready = fake.app.whenReady();
  const later = [
    safeStorage.isAsyncEncryptionAvailable(),
    safeStorage.encryptStringAsync('x').catch((caught) => caught),
    safeStorage.decryptStringAsync(Buffer.from('x')).catch((caught) => caught),
  ];
  expect([safeStorage.isEncryptionAvailable(), safeStorage.getSelectedStorageBackend()]).toEqual([false, 'unknown']);
  expect(() => safeStorage.encryptString('x')).toThrow(error);
  expect(() => safeStorage.decryptString(Buffer.from('x'))).toThrow(error);
  expect(await Promise.all(later)).toEqual([false, error, error]);
  await ready;
  expect([safeStorage.isEncryptionAvailable(), await safeStorage.isAsyncEncryptionAvailable()]).toEqual([true, true]);
});

test.each([
  ['linux', '41', false],
  ['darwin', '41', true],
  ['win32', '42', false],
] as const)(
  'M14.1: on %s, version %s, encryption before ready is available: %s',
  async (platform, version, available) => {
    onPlatform(platform);
    const { fake, safeStorage } = start(version);
    const ready = fake.app.whenReady();
    expect(safeStorage.isEncryptionAvailable()).toBe(available);
    await ready;
    expect(safeStorage.isEncryptionAvailable()).toBe(true);
  },
);

test('M14.2: encryptString', () => {
  const { safeStorage, keychain } = start();
  const call = (...args: unknown[]) => Reflect.apply(safeStorage.encryptString, safeStorage, args);
  expect(() => call(7)).toThrow(new TypeError('Error processing argument at index 0, conversion failure from 7'));
  expect(() => call()).toThrow(new TypeError('Insufficient number of arguments.'));
  keychain.isAvailable = false;
  expect(() => call('x')).toThrow(new Error(`${ENCRYPTING}. Encryption is not available.`));
});

test('M14.3: what decryptString does not take, in this order', () => {
  const { safeStorage, keychain } = start();
  const call = (value: unknown) => Reflect.apply(safeStorage.decryptString, safeStorage, [value]);
  keychain.isAvailable = false;
  expect(() => call('x')).toThrow(new Error(`${DECRYPTING}. Decryption is not available.`));
  keychain.isAvailable = true;
  expect(() => call('x')).toThrow(new Error('Expected the first argument of decryptString() to be a buffer'));
  expect(call(Buffer.alloc(0))).toBe('');
  expect(() => call(Buffer.from('plain text'))).toThrow(
    new Error(`${DECRYPTING}. Ciphertext does not appear to be encrypted.`),
  );
  expect(() => call(Buffer.from('v10 of another app, long enough to have a nonce and a tag'))).toThrow(
    new Error(`${DECRYPTING}.`),
  );
  expect(() => call(Buffer.from('v11'))).toThrow(new Error(`${DECRYPTING}.`));
});

test('M14.4: the promises', async () => {
  const { safeStorage, keychain } = start();
  const encrypted = await safeStorage.encryptStringAsync('secret');
  expect(encrypted).toBeInstanceOf(Buffer);
  expect(await safeStorage.decryptStringAsync(encrypted)).toEqual({ shouldReEncrypt: false, result: 'secret' });
  expect(await safeStorage.decryptStringAsync(safeStorage.encryptString('old'))).toEqual({
    shouldReEncrypt: false,
    result: 'old',
  });
  expect(await safeStorage.decryptStringAsync(Buffer.alloc(0))).toEqual({ shouldReEncrypt: false, result: '' });
  expect(() => safeStorage.encryptStringAsync(7 as unknown as string)).toThrow(
    new TypeError('Error processing argument at index 0, conversion failure from 7'),
  );
  await expect(safeStorage.decryptStringAsync('x' as unknown as Buffer)).rejects.toEqual(
    new Error('Expected the first argument of decryptStringAsync() to be a buffer'),
  );
  await expect(safeStorage.decryptStringAsync(Buffer.from('v10 x'))).rejects.toEqual(new Error(`${DECRYPTING}Async.`));
  keychain.isLocked = true;
  await expect(safeStorage.decryptStringAsync(encrypted)).rejects.toEqual(
    new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.'),
  );
  keychain.isAvailable = false;
  expect(await safeStorage.isAsyncEncryptionAvailable()).toBe(false);
  await expect(safeStorage.encryptStringAsync('x')).rejects.toEqual(new Error(`${ENCRYPTING}Async.`));
});

test('M14.4: what an older key has encrypted should be encrypted anew', async () => {
  const { safeStorage, keychain } = start();
  const encrypted = await safeStorage.encryptStringAsync('secret');
  keychain.rotate();
  expect(await safeStorage.decryptStringAsync(encrypted)).toEqual({ shouldReEncrypt: true, result: 'secret' });
  expect(safeStorage.decryptString(encrypted)).toBe('secret');
  const anew = await safeStorage.encryptStringAsync('secret');
  expect(await safeStorage.decryptStringAsync(anew)).toEqual({ shouldReEncrypt: false, result: 'secret' });
  expect(() => start().safeStorage.decryptString(anew)).toThrow(new Error(`${DECRYPTING}.`));
});

test('M14.4: the promises came with 42', () => {
  const { safeStorage } = start('41');
  expect([safeStorage.encryptStringAsync, safeStorage.decryptStringAsync]).toEqual([undefined, undefined]);
  expect(safeStorage.isAsyncEncryptionAvailable).toBeUndefined();
});

test('M14.5: Linux without a password manager makes do with plain text if the app says so', async () => {
  onPlatform('linux');
  const { safeStorage, keychain } = start();
  expect(safeStorage.getSelectedStorageBackend()).toBe('gnome_libsecret');
  keychain.backend = 'basic_text';
  expect([safeStorage.getSelectedStorageBackend(), safeStorage.isEncryptionAvailable()]).toEqual(['basic_text', false]);
  safeStorage.setUsePlainTextEncryption(true);
  expect(safeStorage.isEncryptionAvailable()).toBe(true);
  expect(safeStorage.decryptString(safeStorage.encryptString('x'))).toBe('x');
  safeStorage.setUsePlainTextEncryption(false);
  expect(await safeStorage.isAsyncEncryptionAvailable()).toBe(false);
  for (const platform of ['darwin', 'win32'] as const) {
    onPlatform(platform);
    expect([safeStorage.getSelectedStorageBackend, safeStorage.isEncryptionAvailable()]).toEqual([undefined, true]);
  }
});

test('a ciphertext is marked as Chromium marks it', () => {
  const { safeStorage, keychain } = start();
  const mark = () => safeStorage.encryptString('x').toString('latin1', 0, 3);
  onPlatform('linux');
  expect(mark()).toBe('v11');
  keychain.backend = 'basic_text';
  safeStorage.setUsePlainTextEncryption(true);
  expect(mark()).toBe('v10');
  onPlatform('win32');
  expect(mark()).toBe('v10');
});

test('any text comes back, from another fake too, and none of it is in the bytes', () => {
  const [one, two] = [start().safeStorage, start().safeStorage];
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const encrypted = one.encryptString(text);
      expect(two.decryptString(encrypted)).toBe(text);
      expect(one.encryptString(text)).toEqual(encrypted);
      if (text.length > 3) expect(encrypted.includes(text)).toBe(false);
    }),
  );
});

test('whatever is changed in the bytes, they are not ours any more', () => {
  const { safeStorage } = start();
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.integer({ min: 1, max: 255 }), (text, at, change) => {
      const encrypted = safeStorage.encryptString(text);
      const place = 3 + (at % (encrypted.length - 3));
      encrypted[place] = encrypted[place]! ^ change;
      expect(() => safeStorage.decryptString(encrypted)).toThrow(new Error(`${DECRYPTING}.`));
    }),
  );
});

test('the keychain goes with the test', () => {
  const { fake, safeStorage, keychain } = start();
  const encrypted = safeStorage.encryptString('x');
  const rollback = fake.mark();
  keychain.rotate();
  Object.assign(keychain, { isAvailable: false, isLocked: true, backend: 'kwallet5', acceptsPlainText: true });
  rollback();
  expect(keychain).toMatchObject({
    isAvailable: true,
    isLocked: false,
    backend: 'gnome_libsecret',
    acceptsPlainText: false,
  });
  expect(safeStorage.encryptString('x')).toEqual(encrypted);
});
