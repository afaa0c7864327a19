// Node loads it when it is first used, and few tests use it.
const crypto = () => require('node:crypto') as typeof import('node:crypto');

/** How Chromium's ciphertexts begin: the second with a key from a password manager of Linux. */
export type Mark = 'v10' | 'v11';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

export function isMarked(bytes: Buffer): boolean {
  const mark = bytes.toString('latin1', 0, 3);
  return mark === 'v10' || mark === 'v11';
}

/**
 * The mark, a nonce that follows from the text, so that the same text gives the same bytes, what came of the text, and the
 * tag by which another's is told.
 *
 * @param key - 32 bytes
 */
export function encrypt(text: string, key: Buffer, mark: Mark): Buffer {
  const plain = Buffer.from(text);
  const nonce = crypto().createHmac('sha256', key).update(plain).digest().subarray(0, NONCE);
  const cipher = crypto().createCipheriv(ALGORITHM, key, nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from(mark), nonce, body, cipher.getAuthTag()]);
}

/** @returns undefined for what was not encrypted with this key */
export function decrypt(bytes: Buffer, key: Buffer): string | undefined {
  const start = 3 + NONCE;
  if (!isMarked(bytes) || bytes.length < start + TAG) return undefined;
  const decipher = crypto().createDecipheriv(ALGORITHM, key, bytes.subarray(3, start), { authTagLength: TAG });
  decipher.setAuthTag(bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(start, -TAG)), decipher.final()]).toString();
  } catch {
    return undefined;
  }
}
