import { type Restore, saveMap, together } from '../bus/snapshot';
import type { Machine, Part } from './machine';

/** The types that have a meaning of their own; anything else on a board is a format of the system's. */
export const TYPES = {
  text: 'text/plain',
  html: 'text/html',
  svg: 'image/svg+xml',
  rtf: 'text/rtf',
  png: 'image/png',
  files: 'text/uri-list',
  bookmark: 'electron application/bookmark',
  findText: 'electron application/findtext',
} as const;

/** What was copied, as bytes by type, in the order it was written. */
export class Board implements Part {
  readonly #entries = new Map<string, Buffer>();

  /** The types and formats that something is there of. */
  get types(): string[] {
    return [...this.#entries.keys()];
  }

  /** The bytes of a type, which are the caller's to change. */
  get(type: string): Buffer | undefined {
    const bytes = this.#entries.get(type);
    return bytes && Buffer.from(bytes);
  }

  has(type: string): boolean {
    return this.#entries.has(type);
  }

  /** Puts these in the place of all that is there, as one copying does; nothing stays as it is. */
  replace(entries: ReadonlyMap<string, Buffer | string>): void {
    if (entries.size === 0) return;
    this.#entries.clear();
    for (const [type, bytes] of entries) this.#entries.set(type, Buffer.from(bytes as Buffer));
  }

  clear(): void {
    this.#entries.clear();
  }

  /** The plain text, `''` if there is none; setting it replaces everything, as copying text does. */
  get text(): string {
    return this.textOf(TYPES.text);
  }

  set text(text: string) {
    this.replace(new Map([[TYPES.text, text]]));
  }

  /** A type's bytes as text, `''` if there are none. */
  textOf(type: string): string {
    return this.#entries.get(type)?.toString() ?? '';
  }

  /** The title and the URL that were copied as a bookmark. */
  get bookmark(): Electron.ClipboardBookmark | undefined {
    const text = this.textOf(TYPES.bookmark);
    return text === '' ? undefined : (JSON.parse(text) as Electron.ClipboardBookmark);
  }

  save(): Restore {
    return saveMap(this.#entries);
  }
}

/** The clipboards of one machine: nobody else's. */
export class ClipboardState implements Part {
  readonly clipboard: Board = new Board();
  /** What is selected, which Linux pastes with the middle button. */
  readonly selection: Board = new Board();
  /** What macOS searches for. */
  readonly find: Board = new Board();

  save(): Restore {
    return together(this.clipboard.save(), this.selection.save(), this.find.save());
  }
}

/** The clipboards under the app of one fake. */
export const clipboardOf = (machine: Machine): ClipboardState => machine.part('clipboard', () => new ClipboardState());
