import type { Readable } from 'node:stream';
import { netFailure } from '../words/net-errors';
import { RequestError } from './request-error';

// Node loads it when it is first used, and most bodies are whole.
const streams = () => require('node:stream') as typeof import('node:stream');

/** The body of a response: whole already, or still coming. It is read once, in one of these ways. */
export class ResponseBody {
  #source: Buffer | Readable | Response;

  /** @param source - bytes, a stream of Node's, or a `Response` whose body nobody has */
  constructor(source: Buffer | Readable | Response) {
    this.#source = source;
  }

  /** All of it, if it is there already. */
  get whole(): Buffer | undefined {
    return Buffer.isBuffer(this.#source) ? this.#source : undefined;
  }

  /** As a stream of Node's, which is destroyed with an error `net::ERR_…` where the body breaks off. */
  stream(): Readable {
    const { Readable: Class } = streams();
    const source = this.#source;
    // Of bytes, not of one object.
    if (Buffer.isBuffer(source)) return Class.from(source.length === 0 ? [] : [source], { objectMode: false });
    if (isNodeStream(source)) return source;
    const stream = source.body === null ? Class.from([]) : Class.from(chunksOf(source.body), { objectMode: false });
    this.#source = stream;
    return stream;
  }

  /** As the web's, as `Response` takes it. */
  web(): ReadableStream<Uint8Array> {
    return streams().Readable.toWeb(this.stream()) as ReadableStream<Uint8Array>;
  }

  /** All of it. Rejects with an error `net::ERR_…` where it breaks off. */
  async bytes(): Promise<Buffer> {
    const source = this.#source;
    if (Buffer.isBuffer(source)) return source;
    if (!isNodeStream(source)) {
      try {
        return Buffer.from(await source.arrayBuffer());
      } catch {
        throw new RequestError(netFailure(-2));
      }
    }
    const chunks: Buffer[] = [];
    for await (const chunk of source) chunks.push(Buffer.from(chunk as Uint8Array));
    return Buffer.concat(chunks);
  }

  /** Nobody wants the rest of it: whoever makes it is told. */
  discard(): void {
    const source = this.#source;
    if (Buffer.isBuffer(source)) return;
    if (isNodeStream(source)) source.destroy();
    else source.body?.cancel().catch(() => {});
  }

  /**
   * Has `ended` called once, when all of it has come or it has broken off; with streams it is then to be read as one.
   *
   * @param ended - with what broke it off, if anything did
   */
  watch(ended: (error?: Error | null) => void): void {
    if (Buffer.isBuffer(this.#source)) ended();
    else {
      const stream = this.stream();
      // What has come into a pipe has come, whether or not anybody reads it.
      const isPipe = 'writable' in stream;
      streams().finished(stream, isPipe ? { readable: false } : {}, ended);
    }
  }
}

function isNodeStream(source: Readable | Response): source is Readable {
  return typeof (source as Readable).pipe === 'function';
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield typeof value === 'string' ? Buffer.from(value) : value;
    }
    isOver = true;
  } catch {
    isOver = true;
    throw new RequestError(netFailure(-2));
  } finally {
    // Who made it is told that nobody reads on.
    if (!isOver) reader.cancel().catch(() => {});
  }
}
