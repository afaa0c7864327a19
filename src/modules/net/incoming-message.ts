import { Readable } from 'node:stream';
import type { IncomingResponse } from '../../network/request';
import { trailersError } from '../../words/net-request-errors';

/** Of these headers only the first is told, as Node has it. */
const TOLD_ONCE = new Set(
  (
    'content-type content-length user-agent referer host authorization proxy-authorization if-modified-since ' +
    'if-unmodified-since from location max-forwards retry-after etag last-modified server age expires'
  ).split(' '),
);

/** What a request of `net.request` gets back (N9.15). */
export class IncomingMessage extends Readable {
  readonly #head: IncomingResponse;
  readonly #body: Readable;

  /**
   * @param failed - told when the body breaks off, before this ends with the error
   * @param complete - told when all of it has come
   */
  constructor(head: IncomingResponse, failed: (error: Error) => void, complete: () => void) {
    super();
    this.#head = head;
    this.#body = head.body.stream();
    let received = 0;
    this.#body.on('data', (chunk: Buffer) => {
      received += chunk.length;
      this.emit('download-progress', received);
      // Its owner's to change.
      if (!this.push(Buffer.from(chunk))) this.#body.pause();
    });
    this.#body.on('end', () => {
      complete();
      this.push(null);
    });
    this.#body.on('error', (error: Error) => {
      if (!this.destroyed) failed(error);
    });
    // Until somebody reads this.
    this.#body.pause();
  }

  get statusCode(): number {
    return this.#head.status;
  }

  get statusMessage(): string {
    return this.#head.statusText;
  }

  get httpVersion(): string {
    return `${this.httpVersionMajor}.${this.httpVersionMinor}`;
  }

  get httpVersionMajor(): number {
    return Number(this.#head.httpVersion.split('.')[0]);
  }

  get httpVersionMinor(): number {
    return Number(this.#head.httpVersion.split('.')[1] ?? 0);
  }

  /** By their names in lower case; what comes several times is joined, but for what HTTP has once and `set-cookie`. */
  get headers(): Record<string, string | string[]> {
    const found: Record<string, string | string[]> = {};
    for (const [given, value] of this.#head.headers) {
      const name = given.toLowerCase();
      const before = found[name];
      if (name === 'set-cookie') found[name] = [...((before as string[] | undefined) ?? []), value];
      else if (before === undefined) found[name] = value;
      else if (!TOLD_ONCE.has(name)) found[name] = `${before as string}, ${value}`;
    }
    return found;
  }

  /** Names and values in turn, as they came. */
  get rawHeaders(): string[] {
    return this.#head.headers.flat();
  }

  /** @throws Error `HTTP trailers are not supported` */
  get trailers(): never {
    throw trailersError();
  }

  /** @throws as `trailers` */
  get rawTrailers(): never {
    throw trailersError();
  }

  override _read(): void {
    this.#body.resume();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    if (!this.#body.destroyed) this.#body.destroy();
    callback(error);
  }
}
