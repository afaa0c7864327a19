import * as fs from 'node:fs';
import { toJson } from '../../traffic/json';
import { checkRules, createMasker, type MaskRule } from '../../traffic/mask';
import { print } from '../../traffic/print';
import type { Reading } from '../../traffic/reading';
import { SECRETS } from './secrets';

/** One message as a line of a recording has it: as the record's own JSON. */
export interface RecordedMessage {
  readonly id: number;
  readonly kind: string;
  readonly direction: string;
  readonly from: string;
  readonly to: string;
  readonly channel: string;
  readonly args: readonly unknown[];
  /** How many ports came along. */
  readonly ports?: readonly string[];
  readonly outcome: string;
  readonly heardBy: number;
  readonly cause?: number;
  readonly error?: string;
  /** Whether something in it was masked, or is no JSON, so that it cannot be sent again as it was. */
  readonly inexact?: true;
}

/** What is known when a message is seen. */
export type Seen = Omit<RecordedMessage, 'id' | 'args' | 'error' | 'inexact'> & {
  readonly args: readonly unknown[];
  readonly error?: unknown;
};

export interface LineOptions {
  readonly file: string;
  /** How many bytes at most. */
  readonly limit: number;
}

/** The file of one recording: a line a message, written when it is known what became of it, and never more than the limit. */
export class Lines {
  #rules: readonly MaskRule[] = SECRETS;
  #reading: Reading = createMasker(SECRETS);
  #file: number | undefined;
  #written = 0;
  #lost = 0;
  #lastId = 0;
  /** What waits for its outcome. */
  readonly #open = new Map<number, Seen>();

  constructor(readonly options: LineOptions) {
    this.#file = fs.openSync(options.file, 'w');
  }

  get isOpen(): boolean {
    return this.#file !== undefined;
  }

  /** @throws TypeError for what is no rule */
  mask(rules: readonly MaskRule[]): void {
    checkRules(rules);
    this.#rules = [...this.#rules, ...rules];
    this.#reading = createMasker(this.#rules);
  }

  /** A message that is done. Returns its id. */
  add(seen: Seen): number {
    const id = ++this.#lastId;
    this.#write(id, seen);
    return id;
  }

  /** A message that waits for what becomes of it. Returns its id. */
  begin(seen: Seen): number {
    const id = ++this.#lastId;
    this.#open.set(id, seen);
    return id;
  }

  /** What became of it. */
  conclude(id: number, changes: Partial<Seen>): void {
    const seen = this.#open.get(id);
    if (seen === undefined) return;
    this.#open.delete(id);
    this.#write(id, { ...seen, ...changes });
  }

  /** Writes what still waits, and what could not be written; nothing is written from then on. */
  end(): void {
    if (this.#file === undefined) return;
    for (const [id, seen] of this.#open) this.#write(id, seen);
    this.#open.clear();
    if (this.#lost > 0) fs.writeSync(this.#file, `${JSON.stringify({ dropped: this.#lost })}\n`);
    fs.closeSync(this.#file);
    this.#file = undefined;
  }

  #write(id: number, { args, error, ...rest }: Seen): void {
    if (this.#file === undefined) return;
    const masked = args.map((arg) => this.#reading.valueOf(arg));
    const shown = masked.map((arg) => toJson(arg));
    const line: RecordedMessage = {
      id,
      ...rest,
      args: shown,
      ...(error !== undefined && { error: this.#reading.textOf(print(error)) }),
      ...(!args.every((arg, index) => isSaid(arg, shown[index])) && { inexact: true as const }),
    };
    const text = `${JSON.stringify(line)}\n`;
    const size = Buffer.byteLength(text);
    // A gap in the middle would be taken for what did not happen.
    if (this.#lost > 0 || this.#written + size > this.options.limit) {
      this.#lost++;
      return;
    }
    this.#written += size;
    fs.writeSync(this.#file, text);
  }
}

/** Whether JSON says all of a value. */
function isSaid(value: unknown, json: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === json;
  if (typeof json !== 'object' || json === null) return false;
  if (Array.isArray(value)) {
    return (
      Array.isArray(json) && json.length === value.length && json.every((item, index) => isSaid(value[index], item))
    );
  }
  const keys = Object.keys(value);
  return (
    Object.prototype.toString.call(value) === '[object Object]' &&
    keys.length === Object.keys(json).length &&
    keys.every((key) => Object.hasOwn(json, key) && isSaid(value[key as never], json[key as never]))
  );
}
