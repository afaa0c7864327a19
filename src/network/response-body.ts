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
    const stream = source.body === null ? Class.from([]) : nodeStreamOf(source.body);
    this.#source = stream;
    return stream;
  }

  /** As the web's, as `Response` takes it. */
  web(): ReadableStream<Uint8Array> {
    return webStreamOf(this.stream());
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

  /** Breaks it off: who reads it gets `reason`. */
  abort(reason: unknown): void {
    if (Buffer.isBuffer(this.#source)) return;
    const stream = this.stream();
    // Nobody may be reading it.
    stream.on('error', () => {});
    stream.destroy(reason as Error);
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

/** One of Node's as the web's; that of Node's own fails where it is cancelled before it has come. */
function webStreamOf(stream: Readable): ReadableStream<Uint8Array> {
  let isOver = false;
  // Not every realm has one.
  const { ReadableStream: Class } = require('node:stream/web') as typeof import('node:stream/web');
  const source: UnderlyingByteSource = {
    type: 'bytes',
    start(controller) {
      stream.pause();
      stream.on('data', (chunk: Buffer) => {
        if (isOver) return;
        // Its own bytes, which a reader may hand on.
        controller.enqueue(new Uint8Array(chunk));
        if ((controller.desiredSize ?? 0) <= 0) stream.pause();
      });
      stream.on('end', () => {
        if (!isOver) controller.close();
        isOver = true;
        controller.byobRequest?.respond(0);
      });
      const fail = (error: Error | undefined) => {
        if (!isOver) controller.error(error ?? new RequestError(netFailure(-3)));
        isOver = true;
      };
      stream.on('error', fail);
      stream.on('close', () => fail(undefined));
    },
    pull() {
      stream.resume();
    },
    cancel() {
      isOver = true;
      stream.destroy();
    },
  };
  return new (Class as unknown as typeof ReadableStream)(source, { highWaterMark: 64 * 1024 });
}

/** A web stream as one of Node's, whose maker is told when nobody reads on. */
function nodeStreamOf(body: ReadableStream<Uint8Array>): Readable {
  const { Readable: Class } = streams();
  const reader = body.getReader();
  let isOver = false;
  return new Class({
    read() {
      reader.read().then(
        ({ done, value }) => {
          isOver ||= done;
          this.push(done ? null : Buffer.from(value as Uint8Array));
        },
        () => {
          isOver = true;
          this.destroy(new RequestError(netFailure(-2)));
        },
      );
    },
    destroy(error, callback) {
      if (!isOver) reader.cancel().catch(() => {});
      callback(error);
    },
  });
}
