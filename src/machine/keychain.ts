import type { Restore } from '../bus/snapshot';
import type { Machine, Part } from './machine';

// Node loads it when it is first used, and few tests use it.
const crypto = () => require('node:crypto') as typeof import('node:crypto');

/** Which password manager Linux has found. */
export type Backend = Exclude<ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>, 'unknown'>;

/** Where the key of `safeStorage` is kept: nobody's real keychain. */
export class Keychain implements Part {
  /** Whether there is a key to be had. */
  isAvailable = true;
  /** Whether the user has yet to unlock it: decrypting is to be tried again later. */
  isLocked = false;
  /** On Linux. `basic_text` is none, unless the app says that it makes do with plain text. */
  backend: Backend = 'gnome_libsecret';
  /** What the app has said of that. */
  acceptsPlainText = false;
  #keys: readonly Buffer[] = [FIRST_KEY];

  /** The key that is in use, and those that were before. */
  get keys(): readonly Buffer[] {
    return this.#keys;
  }

  /** Whether the system is able to encrypt. */
  get isUsable(): boolean {
    const isPlain = process.platform === 'linux' && this.backend === 'basic_text';
    return this.isAvailable && (!isPlain || this.acceptsPlainText);
  }

  /** Takes another key into use: what was encrypted with the last one can be read, and should be encrypted anew. */
  rotate(): void {
    this.#keys = [crypto().randomBytes(32), ...this.#keys];
  }

  save(): Restore {
    const { isAvailable, isLocked, backend, acceptsPlainText } = this;
    const keys = this.#keys;
    return () => {
      Object.assign(this, { isAvailable, isLocked, backend, acceptsPlainText });
      this.#keys = keys;
    };
  }
}

/** The same for every fake, so that what one test file has stored another one reads. */
const FIRST_KEY: Buffer = Buffer.from('a key for tests, 32 bytes of it.');

/** The keychain under the app of one fake. */
export const keychainOf = (machine: Machine): Keychain => machine.part('keychain', () => new Keychain());
