import type { Readable } from 'node:stream';

// Node loads it when it is first used, and most bodies are whole.
const streams = () => require('node:stream') as typeof import('node:stream');

/** The body of a response: whole already, or still coming. It is read once, in one of these ways. */
export class ResponseBody {
  readonly #whole: Buffer | undefined;
  readonly #coming: Readable | undefined;

  constructor(body: Buffer | Readable) {
    if (Buffer.isBuffer(body)) this.#whole = body;
    else this.#coming = body;
  }

  /** All of it, if it is there already. */
  get whole(): Buffer | undefined {
    return this.#whole;
  }

  /** As a stream of Node's, which is destroyed with an error `net::ERR_…` where the body breaks off. */
  stream(): Readable {
    const { Readable: Class } = streams();
    // Of bytes, not of one object.
    return this.#coming ?? Class.from(this.#whole!.length === 0 ? [] : [this.#whole!], { objectMode: false });
  }

  /** As the web's, as `Response` takes it. */
  web(): ReadableStream<Uint8Array> {
    return streams().Readable.toWeb(this.stream()) as ReadableStream<Uint8Array>;
  }

  /** All of it. Rejects with an error `net::ERR_…` where it breaks off. */
  async bytes(): Promise<Buffer> {
    if (this.#whole) return this.#whole;
    const chunks: Buffer[] = [];
    for await (const chunk of this.#coming!) chunks.push(Buffer.from(chunk as Uint8Array));
    return Buffer.concat(chunks);
  }

  /** Nobody wants the rest of it. */
  discard(): void {
    this.#coming?.destroy();
  }
}
