import { type Board, TYPES } from '../../machine/clipboard';
import { itemImageError, itemsError } from '../../words/media-errors';
import { type Given, stringAt } from '../arguments';
import { bindMethods } from '../bound';
import { decode, encodeJpeg, encodePng } from '../image/codecs';
import type { ClipboardHost } from './host';
import { ClipboardItem } from './item';

const STANDARD: readonly string[] = [TYPES.text, TYPES.html, TYPES.svg, TYPES.rtf, TYPES.png, TYPES.files];
const SYSTEM_FORMAT = /^electron application\/osclipboard;format="(.*)"$/s;

/** The clipboard since 44 (M3.1): six methods, which answer with promises but for `clear`. */
export class PromisingClipboard implements Omit<Electron.Clipboard, 'selection'> {
  readonly #host: ClipboardHost;
  readonly #board: () => Board;

  /** @param board - the one it reads and writes */
  constructor(host: ClipboardHost, board: () => Board) {
    this.#host = host;
    this.#board = board;
    bindMethods(this);
  }

  /** M3.4: one item, also of an empty clipboard, that reads its payloads when they are asked for. */
  async read(): Promise<Electron.ClipboardItem[]> {
    const types = this.#types();
    return [ClipboardItem.reading(this.#host.Item(), { types, read: (type) => this.#read(type) })];
  }

  /**
   * M3.2: everything at once, or nothing.
   *
   * @returns a promise that rejects with TypeError for what is no array of items, and for payloads that are none
   */
  async write(...given: [items: Electron.ClipboardItem[]]): Promise<void> {
    const [items] = given as Given;
    if (!Array.isArray(items) || !items.every((item) => ClipboardItem.is(item))) throw itemsError();
    const written = (await Promise.all(items.map((item) => ClipboardItem.written(item)))).flat();
    const entries = new Map<string, Buffer>();
    for (const [type, bytes] of written) this.#enter(entries, type, bytes);
    this.#board().replace(entries);
  }

  async readText(): Promise<string> {
    return this.#board().text;
  }

  /** @throws TypeError for what is no string: at once (M3.3) */
  writeText(...given: [text: string]): Promise<void> {
    this.#board().text = stringAt(given, 0);
    return Promise.resolve();
  }

  /**
   * M3.4: whether it is among the types of what `read` gives.
   *
   * @throws TypeError for what is no string: at once (M3.3)
   */
  has(...given: [mimetype: string]): Promise<boolean> {
    return Promise.resolve(this.#types().includes(stringAt(given, 0)));
  }

  clear(): void {
    this.#board().clear();
  }

  /** M3.7. */
  #types(): string[] {
    const board = this.#board();
    const others = board.types.filter((type) => !STANDARD.includes(type) && type !== TYPES.bookmark);
    const types = STANDARD.filter((type) => board.has(type));
    types.push(...others.filter(isCustom));
    if (process.platform === 'darwin' && this.#host.state().find.text !== '') types.push(TYPES.findText);
    types.push(...others.filter((type) => !isCustom(type)).map(systemFormat));
    if (board.has(TYPES.bookmark)) types.push(TYPES.bookmark);
    return types;
  }

  #read(type: string): Buffer | Electron.ClipboardBookmark | undefined {
    const board = this.#board();
    if (type === TYPES.bookmark) return board.bookmark;
    if (type === TYPES.findText) {
      return this.#types().includes(type) ? Buffer.from(this.#host.state().find.text) : undefined;
    }
    if (!type.startsWith('image/')) return board.get(SYSTEM_FORMAT.exec(type)?.[1] ?? type);
    if (!this.#host.isReady()) throw itemImageError();
    const png = board.get(TYPES.png);
    const raster = type === 'image/jpeg' && png ? decode(png) : undefined;
    return raster ? encodeJpeg(raster, 100) : png;
  }

  #enter(entries: Map<string, Buffer>, type: string, bytes: Buffer): void {
    if (type === TYPES.findText) {
      // A board of its own, which only macOS has.
      if (process.platform === 'darwin') this.#host.state().find.text = bytes.toString();
    } else if (type === TYPES.bookmark) {
      if (process.platform !== 'linux') entries.set(type, bytes);
    } else if (type === TYPES.files) entries.set(type, Buffer.from(fileList(bytes.toString())));
    else if (type.startsWith('image/')) {
      const raster = decode(bytes);
      if (raster) entries.set(TYPES.png, encodePng(raster));
    } else entries.set(SYSTEM_FORMAT.exec(type)?.[1] ?? type, bytes);
  }
}

function isCustom(type: string): boolean {
  return type.startsWith('web ');
}

function systemFormat(name: string): string {
  return `electron application/osclipboard;format="${name}"`;
}

/** M3.7: the files of a list, each by its URL, a line each. */
function fileList(text: string): string {
  const files = text.split(/\r?\n/).filter((line) => line.startsWith('file:') && URL.canParse(line));
  return files.map((file) => new URL(file).href).join('\r\n');
}
