import { EventEmitter } from 'node:events';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { app } from 'electron';

/** Scraps of text, kept in a file; tells `changed`. */
export class Scraps extends EventEmitter {
  readonly #file = path.join(app.getPath('userData'), 'scraps.json');
  #texts: readonly string[] = fs.existsSync(this.#file) ? JSON.parse(fs.readFileSync(this.#file, 'utf8')) : [];

  get texts(): readonly string[] {
    return this.#texts;
  }

  add(text: string): void {
    this.#keep([...this.#texts, text]);
  }

  clear(): void {
    this.#keep([]);
  }

  #keep(texts: readonly string[]): void {
    this.#texts = texts;
    fs.writeFileSync(this.#file, JSON.stringify(texts));
    this.emit('changed');
  }
}
