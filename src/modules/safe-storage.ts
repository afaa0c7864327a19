import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import type { Era } from '../eras/version';
import type { Keychain } from '../machine/keychain';
import { ciphertextError, decryptError, encryptError, lockedError, storageNotReadyError } from '../words/media-errors';
import { bytesOf, type Given, need, stringAt } from './arguments';
import { isOn, onlyWhere } from './by-platform';

/** What `safeStorage` needs of its fake. */
export interface SafeStorageHost {
  era(): Era;
  isReady(): boolean;
  keychain(): Keychain;
}

/** The exported `safeStorage` of one fake: real encryption, with a key that only fakes have. */
export class SafeStorage implements Electron.SafeStorage {
  static {
    onlyWhere(SafeStorage.prototype, () => isOn('linux'), ['getSelectedStorageBackend']);
  }

  readonly #host: SafeStorageHost;

  constructor(host: SafeStorageHost) {
    this.#host = host;
  }

  /** M14.1: false before the app is ready, which before 42 only Linux asked for. */
  isEncryptionAvailable(): boolean {
    return this.#mayUse && this.#host.keychain().isUsable;
  }

  /** M14.1. */
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.#host.isReady() && this.#host.keychain().isUsable;
  }

  /**
   * M14.2: the same text gives the same bytes.
   *
   * @throws TypeError for what is no string; Error before the app is ready, and where the system cannot encrypt
   */
  encryptString(...given: [plainText: string]): Buffer {
    const text = stringAt(given, 0);
    if (!this.#mayUse) throw storageNotReadyError();
    if (!this.isEncryptionAvailable()) throw encryptError('encryptString', 'Encryption is not available.');
    return this.#encrypt(text);
  }

  /**
   * M14.3.
   *
   * @throws Error before the app is ready, where the system cannot decrypt, for what is no buffer, and for what has not been
   *   encrypted by a fake
   */
  decryptString(...given: [encrypted: Buffer]): string {
    need(given, 1);
    if (!this.#mayUse) throw storageNotReadyError();
    if (!this.isEncryptionAvailable()) throw decryptError('decryptString', 'Decryption is not available.');
    const bytes = bytesOf(given[0]);
    if (bytes === undefined) throw ciphertextError('decryptString');
    if (bytes.length === 0) return '';
    const { isMarked } = cipher();
    if (!isMarked(bytes)) throw decryptError('decryptString', 'Ciphertext does not appear to be encrypted.');
    const found = this.#decrypt(bytes);
    if (found === undefined) throw decryptError('decryptString');
    return found.text;
  }

  /**
   * M14.4.
   *
   * @returns a promise that rejects with the Errors of `encryptString`, in its own name
   * @throws TypeError for what is no string: at once
   */
  encryptStringAsync(...given: [plainText: string]): Promise<Buffer> {
    return this.#encryptLater(stringAt(given, 0));
  }

  /**
   * M14.4, also of what `encryptString` has made.
   *
   * @returns a promise of the text, and of whether a newer key should be used; it rejects with the Errors of
   *   `decryptString`, in its own name, and with another while the keychain is locked
   */
  async decryptStringAsync(...given: [encrypted: Buffer]): Promise<Electron.DecryptStringAsyncReturnValue> {
    if (!this.#host.isReady()) throw storageNotReadyError();
    const bytes = bytesOf((given as Given)[0]);
    if (bytes === undefined) throw ciphertextError('decryptStringAsync');
    if (bytes.length === 0) return { shouldReEncrypt: false, result: '' };
    const keychain = this.#host.keychain();
    if (keychain.isLocked) throw lockedError();
    const found = keychain.isUsable ? this.#decrypt(bytes) : undefined;
    if (found === undefined) throw decryptError('decryptStringAsync');
    return { shouldReEncrypt: found.key > 0, result: found.text };
  }

  /** M14.5: Linux only, `unknown` before the app is ready. */
  getSelectedStorageBackend(): ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> {
    return this.#host.isReady() ? this.#host.keychain().backend : 'unknown';
  }

  /** M14.5: on Linux without a password manager it makes encryption available. */
  setUsePlainTextEncryption(...given: [usePlainText: boolean]): void {
    need(given, 1);
    this.#host.keychain().acceptsPlainText = Boolean(given[0]);
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'safeStorage' };
  }

  get #mayUse(): boolean {
    const isAsked = this.#host.era().safeStoragePromises || process.platform === 'linux';
    return !isAsked || this.#host.isReady();
  }

  async #encryptLater(text: string): Promise<Buffer> {
    if (!this.#host.isReady()) throw storageNotReadyError();
    if (!this.#host.keychain().isUsable) throw encryptError('encryptStringAsync');
    return this.#encrypt(text);
  }

  #encrypt(text: string): Buffer {
    const { keys, backend } = this.#host.keychain();
    const isManaged = process.platform === 'linux' && backend !== 'basic_text';
    return cipher().encrypt(text, keys[0]!, isManaged ? 'v11' : 'v10');
  }

  #decrypt(bytes: Buffer): { text: string; key: number } | undefined {
    for (const [key, secret] of this.#host.keychain().keys.entries()) {
      const text = cipher().decrypt(bytes, secret);
      if (text !== undefined) return { text, key };
    }
    return undefined;
  }
}

/** Loaded when something is encrypted. */
function cipher(): typeof import('./storage-cipher') {
  return require('./storage-cipher') as typeof import('./storage-cipher');
}
