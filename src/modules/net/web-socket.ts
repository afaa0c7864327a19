import { join } from 'node:path';
import type { RequestPlace } from '../../network/request-place';
import { nodeModule } from '../../realm/outer';
import { noSocketLibraryError, SOCKET_ERRORS, socketFailure, socketNotReadyError } from '../../words/socket-errors';
import { addressOf, originOfSocket, readSocketOptions, type SocketOptions } from './socket-options';

/** What connections need of their fake. */
export interface SocketHost {
  isReady(): boolean;
  placeOf(session: Electron.Session | undefined, partition: string | undefined): RequestPlace | undefined;
  isSession(value: unknown): boolean;
  /** What a session would send there, as a header. */
  cookies(session: Electron.Session | undefined, partition: string | undefined, url: string): Promise<string>;
  guard(work: () => unknown): void;
  track(giveUp: () => void): () => void;
}

export type WebSocketClass = new (
  url: string | URL,
  protocols?: string | string[] | Electron.WebSocketOptions,
) => EventTarget & Electron.WebSocket;

/** What of `ws` is used. */
interface Socket {
  readonly protocol: string;
  readonly extensions: string;
  readonly bufferedAmount: number;
  on(event: string, listener: (...given: never[]) => void): this;
  send(data: string | Buffer): void;
  close(code?: number, reason?: string): void;
  terminate(): void;
}

type SocketMaker = new (url: string, protocols: readonly string[], options: object) => Socket;

const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3] as const;
const STATES = { CONNECTING, OPEN, CLOSING, CLOSED };
const BINARY_TYPES: readonly unknown[] = ['nodebuffer', 'arraybuffer', 'blob'];
const HANDLED = ['open', 'message', 'error', 'close'] as const;

/** The class `net.WebSocket` of one fake (N10.6). */
export function createWebSocketClass(host: SocketHost): WebSocketClass {
  class WebSocket extends EventTarget {
    readonly #url: string;
    #socket: Socket | undefined;
    #state: number = CONNECTING;
    #binaryType: Electron.WebSocket['binaryType'] = 'nodebuffer';
    #lost = 0;
    #failure: string | undefined;
    readonly #handlers = new Map<string, unknown>();
    readonly #untrack: () => void;
    #isSilent = false;

    /**
     * @throws Error before the app is ready; DOMException `SyntaxError` for what is no address of a socket or no protocol
     */
    constructor(url: string | URL, protocols: string | string[] | Electron.WebSocketOptions = []) {
      super();
      if (!host.isReady()) throw socketNotReadyError();
      this.#url = addressOf(String(url));
      const options = readSocketOptions(protocols, (value) => host.isSession(value));
      this.#untrack = host.track(() => this.#silence());
      void this.#connect(options).catch((error: Error) => this.#fail(error));
    }

    get url(): string {
      return this.#url;
    }

    get readyState(): number {
      return this.#state;
    }

    get protocol(): string {
      return this.#socket?.protocol ?? '';
    }

    get extensions(): string {
      return this.#socket?.extensions ?? '';
    }

    get bufferedAmount(): number {
      return this.#lost + (this.#socket?.bufferedAmount ?? 0);
    }

    get binaryType(): Electron.WebSocket['binaryType'] {
      return this.#binaryType;
    }

    set binaryType(type: Electron.WebSocket['binaryType']) {
      if (BINARY_TYPES.includes(type)) this.#binaryType = type;
    }

    /** @throws DOMException `InvalidStateError` before it is open */
    send(data: string | ArrayBufferLike | ArrayBufferView | Blob): void {
      if (this.#state === CONNECTING) throw SOCKET_ERRORS.connecting();
      if (isBlob(data)) {
        void data.arrayBuffer().then((bytes) => this.#send(Buffer.from(bytes)));
      } else if (ArrayBuffer.isView(data)) {
        this.#send(Buffer.from(Buffer.from(data.buffer, data.byteOffset, data.byteLength)));
      } else if (isBuffer(data)) this.#send(Buffer.from(Buffer.from(data)));
      else this.#send(String(data));
    }

    /** @throws DOMException `InvalidAccessError` for a code that is not an app's; `SyntaxError` for a reason too long */
    close(code?: number, reason = ''): void {
      if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) throw SOCKET_ERRORS.code(code);
      if (Buffer.byteLength(String(reason)) > 123) throw SOCKET_ERRORS.reason();
      if (this.#state >= CLOSING) return;
      if (this.#state === CONNECTING) this.#failure = 'WebSocket is closed before the connection is established.';
      this.#state = CLOSING;
      if (this.#socket) this.#socket.close(code, String(reason));
    }

    /** @internal */
    handlerOf(type: string): unknown {
      return this.#handlers.get(type) ?? null;
    }

    /** @internal */
    handle(type: string, handler: unknown): void {
      if (!this.#handlers.has(type)) {
        this.addEventListener(type, (event) => {
          const now = this.#handlers.get(type);
          if (typeof now === 'function') now.call(this, event);
        });
      }
      this.#handlers.set(type, typeof handler === 'function' ? handler : null);
    }

    async #connect({
      protocols,
      headers,
      origin,
      useSessionCookies,
      session,
      partition,
    }: SocketOptions): Promise<void> {
      const cookie = useSessionCookies ? await host.cookies(session, partition, this.#url) : '';
      const refused = host.placeOf(session, partition)?.refusal(this.#url);
      if (this.#isSilent) return;
      if (this.#state === CLOSING) throw new Error(this.#failure);
      if (refused !== undefined) throw new Error(`net::${refused}`);
      const Maker = loadSocketMaker();
      const sent = { ...headers, ...(cookie !== '' && { Cookie: cookie }) };
      const socket = new Maker(this.#url, protocols, {
        headers: sent,
        ...(origin !== undefined && { origin }),
        followRedirects: false,
      });
      this.#socket = socket;
      socket.on('open', () => {
        if (this.#state !== CONNECTING) return;
        this.#state = OPEN;
        this.#tell('open');
      });
      socket.on('message', (data: Buffer, isBinary: boolean) => this.#receive(data, isBinary));
      socket.on('error', (error: Error) => {
        this.#failure ??= socketFailure(error);
        if (this.#state !== CLOSED) this.#tell('error');
      });
      socket.on('close', (code: number, reason: Buffer) => this.#closed(code, this.#failure ?? reason.toString()));
    }

    #send(data: string | Buffer): void {
      if (this.#state === OPEN) this.#socket!.send(data);
      else this.#lost += Buffer.byteLength(data);
    }

    #receive(data: Buffer, isBinary: boolean): void {
      if (this.#state !== OPEN) return;
      const origin = originOfSocket(this.#url);
      this.#tell('message', {
        data: isBinary ? this.#binary(data) : data.toString(),
        origin,
        lastEventId: '',
        ports: [],
      });
    }

    #binary(data: Buffer): unknown {
      const bytes = Buffer.from(data);
      if (this.#binaryType === 'nodebuffer') return bytes;
      if (this.#binaryType === 'blob') return new Blob([bytes]);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    }

    /** It could not be connected. */
    #fail(error: Error): void {
      if (this.#isSilent || this.#state === CLOSED) return;
      this.#failure = socketFailure(error);
      this.#tell('error');
      this.#closed(1006, this.#failure);
    }

    #closed(code: number, reason: string): void {
      if (this.#state === CLOSED) return;
      this.#state = CLOSED;
      this.#untrack();
      this.#tell('close', { code, reason, wasClean: code !== 1006 });
    }

    #tell(type: string, fields: object = {}): void {
      if (this.#isSilent) return;
      const event = new Event(type);
      for (const [name, value] of Object.entries(fields))
        Object.defineProperty(event, name, { value, enumerable: true });
      host.guard(() => this.dispatchEvent(event));
    }

    /** The test that it belongs to is over. */
    #silence(): void {
      this.#isSilent = true;
      this.#state = CLOSED;
      this.#socket?.terminate();
    }
  }
  for (const type of HANDLED) {
    Object.defineProperty(WebSocket.prototype, `on${type}`, {
      get(this: WebSocket) {
        return this.handlerOf(type);
      },
      set(this: WebSocket, handler: unknown) {
        this.handle(type, handler);
      },
      configurable: true,
      enumerable: true,
    });
  }
  for (const owner of [WebSocket, WebSocket.prototype]) {
    for (const [name, value] of Object.entries(STATES)) Object.defineProperty(owner, name, { value, enumerable: true });
  }
  return WebSocket as unknown as WebSocketClass;
}

function isBlob(data: unknown): data is Blob {
  return typeof (data as Partial<Blob> | null)?.arrayBuffer === 'function';
}

function isBuffer(data: unknown): data is ArrayBuffer {
  return /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(data));
}

/** `ws` where this package finds it, or jsdom, which cannot do without. */
function loadSocketMaker(): SocketMaker {
  const { createRequire } = nodeModule();
  for (const from of [__filename, join(process.cwd(), 'package.json')]) {
    const load = createRequire(from);
    for (const find of [() => load('ws'), () => createRequire(load.resolve('jsdom'))('ws')]) {
      try {
        return find() as SocketMaker;
      } catch {
        // It is not to be found from there.
      }
    }
  }
  throw noSocketLibraryError();
}
