import { type Board, TYPES } from '../../machine/clipboard';
import { conversionError } from '../../words/errors';
import { readImageError, writeBufferError } from '../../words/media-errors';
import { bytesOf, type Given, need, objectAt, stringAt } from '../arguments';
import type { NativeImage } from '../image/picture';
import { sourceOf } from '../image/representations';
import type { ClipboardHost } from './host';
import { bookmarkOf } from './item';

/** What `clipboard.write` took until 43. */
export interface ClipboardData {
  readonly text?: string;
  readonly html?: string;
  readonly image?: Electron.NativeImage | string;
  readonly rtf?: string;
  /** The title of a bookmark whose URL is the text. */
  readonly bookmark?: string;
}

type Entries = Map<string, Buffer | string>;

const LISTED: readonly string[] = [TYPES.text, TYPES.html, TYPES.svg, TYPES.rtf, TYPES.png, TYPES.files];

/** The clipboard until 43 (M3.8, M3.9), which answers at once. Its last parameter is exactly `'selection'` for that one. */
export class PromptClipboard {
  readonly #host: ClipboardHost;

  constructor(host: ClipboardHost) {
    this.#host = host;
  }

  readText(type?: unknown): string {
    return this.#board(type).text;
  }

  /** @throws TypeError for what is no string, as all that write */
  writeText(...given: Given): void {
    this.#board(given[1]).replace(new Map([[TYPES.text, stringAt(given, 0)]]));
  }

  readHTML(type?: unknown): string {
    return this.#board(type).textOf(TYPES.html);
  }

  writeHTML(...given: Given): void {
    this.#board(given[1]).replace(new Map([[TYPES.html, stringAt(given, 0)]]));
  }

  readRTF(type?: unknown): string {
    return this.#board(type).textOf(TYPES.rtf);
  }

  writeRTF(...given: Given): void {
    this.#board(given[1]).replace(new Map([[TYPES.rtf, stringAt(given, 0)]]));
  }

  /** @throws Error before the app is ready */
  readImage(type?: unknown): NativeImage {
    if (!this.#host.isReady()) throw readImageError();
    const png = this.#board(type).get(TYPES.png);
    return this.#host.images().of(png && sourceOf(png, 1));
  }

  /** @throws TypeError for what is no image */
  writeImage(...given: Given): void {
    need(given, 1);
    const image = this.#host.images().taken(given[0]);
    if (image === undefined) throw conversionError(0, given[0]);
    this.#board(given[1]).replace(pngOf(image));
  }

  readBookmark(): Electron.ClipboardBookmark {
    return this.#host.state().clipboard.bookmark ?? { title: '', url: '' };
  }

  writeBookmark(...given: Given): void {
    const bookmark = bookmarkEntry(stringAt(given, 0), stringAt(given, 1));
    this.#board(given[2]).replace(bookmark);
  }

  /** `''` but on macOS. */
  readFindText(): string {
    return process.platform === 'darwin' ? this.#host.state().find.text : '';
  }

  writeFindText(...given: Given): void {
    const text = stringAt(given, 0);
    if (process.platform === 'darwin') this.#host.state().find.text = text;
  }

  clear(type?: unknown): void {
    this.#board(type).clear();
  }

  availableFormats(type?: unknown): string[] {
    const board = this.#board(type);
    return [...LISTED.filter((name) => board.has(name)), ...board.types.filter((name) => name.startsWith('web '))];
  }

  has(...given: Given): boolean {
    return this.#board(given[1]).has(stringAt(given, 0));
  }

  /** A format as text. */
  read(...given: Given): string {
    return this.#host.state().clipboard.textOf(stringAt(given, 0));
  }

  readBuffer(...given: Given): Buffer {
    return this.#host.state().clipboard.get(stringAt(given, 0)) ?? Buffer.alloc(0);
  }

  /** @throws TypeError `buffer must be a node Buffer` */
  writeBuffer(...given: Given): void {
    const format = stringAt(given, 0);
    need(given, 2);
    const bytes = bytesOf(given[1]);
    if (bytes === undefined) throw writeBufferError();
    this.#board(given[2]).replace(new Map([[format, bytes]]));
  }

  /** @throws TypeError for what is no object */
  write(...given: Given): void {
    const { text, html, image, rtf, bookmark } = objectAt<ClipboardData>(given, 0);
    const taken = image === undefined ? undefined : this.#host.images().taken(image);
    const entries: Entries = new Map();
    if (typeof text === 'string') entries.set(TYPES.text, text);
    // The URL of a bookmark is the text.
    const marked = typeof bookmark === 'string' && typeof text === 'string' ? bookmarkEntry(bookmark, text) : [];
    for (const [type, bytes] of marked) entries.set(type, bytes);
    if (typeof rtf === 'string') entries.set(TYPES.rtf, rtf);
    if (typeof html === 'string') entries.set(TYPES.html, html);
    for (const [type, bytes] of taken ? pngOf(taken) : []) entries.set(type, bytes);
    this.#board(given[1]).replace(entries);
  }

  #board(type: unknown): Board {
    const state = this.#host.state();
    return type === 'selection' ? state.selection : state.clipboard;
  }
}

function pngOf(image: NativeImage): Entries {
  const png = image.toPNG();
  return new Map(png.length === 0 ? [] : [[TYPES.png, png]]);
}

/** Linux keeps no bookmarks. */
function bookmarkEntry(title: string, url: string): Entries {
  if (process.platform === 'linux') return new Map();
  return new Map([[TYPES.bookmark, JSON.stringify(bookmarkOf({ title, url }))]]);
}
