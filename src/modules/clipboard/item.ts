import { Blob } from 'node:buffer';
import { TYPES } from '../../machine/clipboard';
import {
  bookmarkPayloadError,
  itemArgumentError,
  noTypeError,
  payloadError,
  readItemError,
  typeNotFoundError,
} from '../../words/media-errors';
import { bytesOf, isObject } from '../arguments';

/** What an item that was read asks for its payloads. */
export interface Reader {
  readonly types: readonly string[];
  /** @returns undefined where there is none */
  read(type: string): Buffer | Electron.ClipboardBookmark | undefined;
}

type Payloads = ConstructorParameters<typeof Electron.ClipboardItem>[0];
/** What a payload comes to: bytes, or the bookmark as JSON. */
type Written = readonly (readonly [type: string, bytes: Buffer])[];

/** By which the fake makes an item of what is on the clipboard. */
const READ: unique symbol = Symbol('read');

export interface ClipboardItemClass {
  new (items: Payloads): ClipboardItem;
}

/** Something to write to the clipboard, or what was read from it: payloads by MIME type. */
export class ClipboardItem implements Electron.ClipboardItem {
  readonly #payloads: Payloads;
  readonly #reader: Reader | undefined;

  /**
   * @param items - each payload a string, a Blob, a promise of either, or `{ title, url }` of a bookmark; they are checked
   *   when they are written
   * @throws TypeError for what is no object, and for one without types (M3.5)
   */
  constructor(items: Payloads, ...rest: readonly unknown[]) {
    const isRead = (items as unknown) === READ;
    if (!isRead && (typeof items !== 'object' || items === null || Array.isArray(items))) throw itemArgumentError();
    if (!isRead && Object.keys(items).length === 0) throw noTypeError();
    this.#payloads = isRead ? {} : { ...items };
    this.#reader = isRead ? (rest[0] as Reader) : undefined;
  }

  /** An item that reads its payloads when they are asked for. */
  static reading(Class: ClipboardItemClass, reader: Reader): ClipboardItem {
    return Reflect.construct(Class, [READ, reader]) as ClipboardItem;
  }

  static is(value: unknown): value is ClipboardItem {
    return isObject(value) && #payloads in value;
  }

  /** What is written of an item, or why it cannot be (M3.2, M3.5). */
  static async written(item: ClipboardItem): Promise<Written> {
    if (item.#reader) throw readItemError();
    const written: (readonly [string, Buffer])[] = [];
    for (const [type, payload] of Object.entries(item.#payloads))
      written.push([type, await bytes(type, await payload)]);
    return written;
  }

  /** The MIME types, in an array of one's own. */
  get types(): string[] {
    return this.#reader ? [...this.#reader.types] : Object.keys(this.#payloads);
  }

  /**
   * M3.6.
   *
   * @returns a promise of a Blob, or of `{ title, url }` of a bookmark, that rejects with Error where the type is not there
   */
  async getType(type: string): Promise<never> {
    // The types overload it by literal, which no single signature can follow.
    return (await this.#payload(type)) as never;
  }

  async #payload(type: string): Promise<Blob | Electron.ClipboardBookmark> {
    const name = String(type);
    if (!this.#reader && !Object.hasOwn(this.#payloads, name)) throw typeNotFoundError(name);
    const payload = this.#reader ? this.#reader.read(name) : await this.#payloads[name];
    if (payload === undefined) throw typeNotFoundError(name);
    if (name === TYPES.bookmark) return payload as Electron.ClipboardBookmark;
    return isBlob(payload) ? payload : new Blob([payload as string], { type: name });
  }
}

/** Makes the `ClipboardItem` of one fake, so that what a test does to it stays there. */
export function createClipboardItemClass(): ClipboardItemClass {
  return { ClipboardItem: class extends ClipboardItem {} }.ClipboardItem;
}

async function bytes(type: string, payload: unknown): Promise<Buffer> {
  if (type === TYPES.bookmark) {
    if (!isObject(payload)) throw bookmarkPayloadError();
    return Buffer.from(JSON.stringify(bookmarkOf(payload as Partial<Electron.ClipboardBookmark>)));
  }
  if (typeof payload === 'string') return Buffer.from(payload);
  const view = isBlob(payload) ? Buffer.from(await contentOf(payload)) : bytesOf(payload);
  if (view === undefined) throw payloadError();
  return view;
}

/** As it is kept: the URL in full, and `''` for one that is none. */
export function bookmarkOf({ title, url }: { title?: unknown; url?: unknown }): Electron.ClipboardBookmark {
  const isUrl = typeof url === 'string' && URL.canParse(url);
  return { title: typeof title === 'string' ? title : '', url: isUrl ? new URL(url).href : '' };
}

/** Of whatever realm. */
function isBlob(value: unknown): value is Blob {
  const tag = Object.prototype.toString.call(value);
  return tag === '[object Blob]' || tag === '[object File]';
}

function contentOf(blob: Blob): Promise<ArrayBuffer> {
  if (typeof blob.arrayBuffer === 'function') return blob.arrayBuffer();
  // jsdom's has no other way.
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob as globalThis.Blob);
  });
}
