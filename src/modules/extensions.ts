import { EventEmitter } from 'node:events';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Restore, saveMap, saveTwin, together } from '../bus/snapshot';
import { relativeExtensionError, temporaryExtensionError } from '../words/session-errors';
import { stringAt } from './arguments';
import { createEvent } from './native-event';

/**
 * `session.extensions`, and the methods of the session that it took over: which there are, and the events of it. What they
 * do in pages is Chromium's.
 */
export class Extensions extends EventEmitter {
  readonly #isPersistent: () => boolean;
  readonly #loaded = new Map<string, Electron.Extension>();

  /** @param isPersistent - whether the session is kept on disk: others take no extension */
  constructor(isPersistent: () => boolean) {
    super();
    this.#isPersistent = isPersistent;
  }

  getAllExtensions(): Electron.Extension[] {
    return [...this.#loaded.values()].map((extension) => ({ ...extension }));
  }

  getExtension(extensionId: string): Electron.Extension | null;
  getExtension(...given: unknown[]): Electron.Extension | null {
    const found = this.#loaded.get(stringAt(given, 0));
    return found ? { ...found } : null;
  }

  /** `extension-unloaded` tells of it; an unknown one changes nothing. */
  removeExtension(extensionId: string): void;
  removeExtension(...given: unknown[]): void {
    const id = stringAt(given, 0);
    const extension = this.#loaded.get(id);
    if (!this.#loaded.delete(id)) return;
    this.emit('extension-unloaded', createEvent(), { ...extension });
  }

  /**
   * Reads the manifest of an unpacked extension, and lists it: `extension-loaded` and `extension-ready` tell of it. Its
   * scripts do not run.
   *
   * @returns a promise that rejects with Error for a path that is not absolute, or in a session in memory (N5.4)
   */
  loadExtension(extensionPath: string, options?: Electron.LoadExtensionOptions): Promise<Electron.Extension>;
  async loadExtension(...given: unknown[]): Promise<Electron.Extension> {
    const folder = stringAt(given, 0);
    if (!path.isAbsolute(folder)) throw relativeExtensionError();
    if (!this.#isPersistent()) throw temporaryExtensionError();
    const manifest = readManifest(folder);
    const id = idOf(folder, manifest.key);
    const extension: Electron.Extension = {
      id,
      manifest,
      name: String(manifest.name ?? ''),
      path: folder,
      url: `chrome-extension://${id}/`,
      version: String(manifest.version ?? ''),
    };
    this.#loaded.set(id, extension);
    this.emit('extension-loaded', createEvent(), { ...extension });
    this.emit('extension-ready', createEvent(), { ...extension });
    return { ...extension };
  }

  save(): Restore {
    return together(saveMap(this.#loaded), saveTwin(this));
  }
}

function readManifest(folder: string): Record<string, unknown> {
  let text: string;
  try {
    text = fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8');
  } catch {
    throw new Error('Manifest file is missing or unreadable');
  }
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Error('Manifest is not valid JSON.');
  }
}

/** As Chromium makes it: of the public key, else of the path. */
function idOf(folder: string, key: unknown): string {
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  const from = typeof key === 'string' ? Buffer.from(key, 'base64') : Buffer.from(folder);
  const hex = createHash('sha256').update(from).digest('hex').slice(0, 32);
  return [...hex].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
