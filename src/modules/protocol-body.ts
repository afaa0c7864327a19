import * as fs from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import type { Answered, HandledRequest } from '../network/handler';
import { type HeaderList, headerOf, listOf, recordOf } from '../network/header-list';
import type { UploadPart } from '../network/request';
import { RequestError } from '../network/request-error';
import { ResponseBody } from '../network/response-body';
import { web } from '../network/web';
import { mimeOf } from '../web/mime';
import { fileFailure, type NetFailure, netFailure, netFailureOf } from '../words/net-errors';
import type { ProtocolHost } from './protocol';

// Node loads it when it is first used, and few tests use it.
const http = () => require('node:http') as typeof import('node:http');

/** What the callback of a handler takes. */
export type Body = 'file' | 'buffer' | 'string' | 'http' | 'stream';

type Answer = Answered | NetFailure;

const FAILED = netFailure(-2);
const UNEXPECTED = netFailure(-9);
const NOT_IMPLEMENTED = netFailure(-11);
const EMPTY = Buffer.alloc(0);

/** Calls a handler of `protocol.handle`, which answers with a `Response`; what it throws is printed, as Electron does. */
export async function answerWeb(
  host: ProtocolHost,
  handler: Parameters<Electron.Protocol['handle']>[1],
  asked: HandledRequest,
): Promise<Answer> {
  try {
    const response = (await handler(webRequest(host, asked))) as Response;
    if (!isResponse(response)) return UNEXPECTED;
    if (response.type === 'error') return FAILED;
    // Electron takes the body over at once, and cannot if somebody has it.
    if (response.bodyUsed || response.body?.locked) throw new TypeError('ReadableStream is locked');
    return answerResponse(response);
  } catch (error) {
    host.print('error', error);
    return UNEXPECTED;
  }
}

/** What a handler of the older methods called back with; nothing that it passes is thrown back at it. */
export async function answerCallback(
  host: ProtocolHost,
  body: Body,
  given: readonly unknown[],
  asked: HandledRequest,
): Promise<Answer> {
  if (given.length === 0) return NOT_IMPLEMENTED;
  const [response] = given;
  const isObject = typeof response === 'object' && response !== null;
  const fields = (isObject ? response : {}) as Electron.ProtocolResponse;
  if (typeof fields.error === 'number') return netFailure(fields.error);
  if (isObject && isRedirecting(fields)) return loaded(fields, EMPTY);
  if (!isObject && body !== 'string' && body !== 'file') return NOT_IMPLEMENTED;
  try {
    return await READERS[body](fields, response, host, asked);
  } catch {
    return FAILED;
  }
}

type Reader = (
  fields: Electron.ProtocolResponse,
  response: unknown,
  host: ProtocolHost,
  asked: HandledRequest,
) => Answer | Promise<Answer>;

/** What anybody may read. */
const OPEN: HeaderList = [['Access-Control-Allow-Origin', '*']];

const READERS: Readonly<Record<Body, Reader>> = {
  string(fields, response) {
    const text = typeof response === 'string' ? response : fields.data;
    return typeof text === 'string' ? loaded(fields, Buffer.from(text), OPEN) : FAILED;
  },
  buffer(fields, response) {
    const bytes = ArrayBuffer.isView(response) ? response : fields.data;
    return ArrayBuffer.isView(bytes) ? loaded(fields, bytesOf(bytes), OPEN) : FAILED;
  },
  async file(fields, response) {
    const file = typeof response === 'string' ? response : fields.path;
    if (typeof file !== 'string') return FAILED;
    try {
      return loaded({ ...fields, statusCode: 200 }, await fs.promises.readFile(file), OPEN, mimeOf(file));
    } catch (error) {
      return fileFailure(error);
    }
  },
  async http({ url, method, uploadData, session }, _response, host, asked) {
    if (typeof url !== 'string' || !URL.canParse(url)) return FAILED;
    const headers = uploadData && { 'content-type': uploadData.contentType };
    const body = uploadData && (uploadData.data as BodyInit);
    try {
      return answerResponse(await host.fetch(url, { method: method ?? asked.method, headers, body }, session));
    } catch (error) {
      return netFailureOf(error instanceof Error ? error.message.replace('net::', '') : '');
    }
  },
  stream(fields, response) {
    const stream = isStream(response) || !('data' in fields) ? response : fields.data;
    if (stream === null || stream === undefined) return loaded(fields, EMPTY);
    if (!isStream(stream)) return FAILED;
    // Of one that is over already no event comes.
    const { destroyed, readableEnded } = stream as Partial<Readable>;
    if (readableEnded) return loaded(fields, EMPTY);
    return destroyed ? FAILED : loaded(fields, readableOf(stream));
  },
};

function loaded(
  fields: Electron.ProtocolResponse,
  body: Buffer | Readable,
  more: HeaderList = [],
  byDefault = 'text/html',
): Answered {
  const given = typeof fields.headers === 'object' && fields.headers !== null ? listOf(fields.headers) : [];
  const headers = [...given];
  if (typeof fields.mimeType === 'string' && headerOf(given, 'content-type') === undefined) {
    headers.push(['content-type', fields.mimeType]);
  }
  for (const [name, value] of more) if (headerOf(given, name) === undefined) headers.push([name, value]);
  const status = fields.statusCode ?? 200;
  const type = headerOf(headers, 'content-type') ?? byDefault;
  return { status, statusText: http().STATUS_CODES[status] ?? '', headers, body: new ResponseBody(body), type };
}

/** A `Response`, or an object like one. */
function answerResponse(response: Response): Answered {
  const { status = 200 } = response;
  // Of several of one name the last survives (N8.8).
  const headers = Object.entries(response.headers ? Object.fromEntries(response.headers) : {});
  const body = new ResponseBody(response.body ? bodyOf(response) : EMPTY);
  const type = headerOf(headers, 'content-type') ?? 'text/html';
  return { status, statusText: http().STATUS_CODES[status] ?? '', headers, body, type };
}

function bodyOf(response: Response): Response {
  return typeof response.arrayBuffer === 'function' ? response : new (web().Response)(response.body);
}

/** N8.7: an object is judged by what it has of its own. */
function isResponse(given: unknown): given is Response {
  if (typeof given !== 'object' || given === null) return false;
  if ((given as Response).type === 'error') return true;
  const own = (name: string): unknown => (Object.hasOwn(given, name) ? Reflect.get(given, name) : undefined);
  const is = (name: string, type: string) => !Object.hasOwn(given, name) || typeof own(name) === type;
  if (!is('status', 'number') || !is('statusText', 'string') || !is('headers', 'object')) return false;
  const body = own('body');
  return body === undefined ? !Object.hasOwn(given, 'body') : body === null || isWebStream(body);
}

function isWebStream(value: unknown): boolean {
  return typeof value === 'object' && typeof (value as ReadableStream).getReader === 'function';
}

function isRedirecting({ statusCode, headers }: Electron.ProtocolResponse): boolean {
  const isCode = statusCode !== undefined && [301, 302, 303, 307, 308].includes(statusCode);
  return isCode && Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'location');
}

function webRequest(host: ProtocolHost, { url, method, headers, body, referrer, origin }: HandledRequest): Request {
  const { Request, Headers } = web();
  const given = new Headers(recordOf(headers));
  if (given.get('origin') === 'null') given.delete('origin');
  const sent = body && bodyFor(host, body);
  const isStreamed = sent !== undefined && !Buffer.isBuffer(sent);
  const init = {
    method,
    headers: given,
    body: sent as BodyInit | undefined,
    ...(URL.canParse(referrer) ? { referrer } : {}),
    ...(isStreamed ? { duplex: 'half' } : {}),
  };
  const request = new Request(url, init);
  return origin === undefined ? request : Object.assign(request, { initiatorOrigin: origin });
}

/** A single part of bytes as it is, anything else as a stream. */
function bodyFor(host: ProtocolHost, parts: readonly UploadPart[]): Buffer | ReadableStream {
  const [only] = parts;
  if (parts.length === 1 && only?.type === 'rawData') return only.bytes;
  return Readable.toWeb(Readable.from(chunksOf(host, parts), { objectMode: false })) as ReadableStream;
}

async function* chunksOf(host: ProtocolHost, parts: readonly UploadPart[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    if (part.type === 'rawData') yield part.bytes;
    else if (part.type === 'blob') yield part.bytes ?? (await host.blob(part.blobUUID));
    else if (part.type === 'stream') for await (const chunk of part.body) yield Buffer.from(chunk as Uint8Array);
    else {
      const { filePath, offset = 0, length = -1 } = part;
      const range = { start: offset, ...(length >= 0 ? { end: offset + length - 1 } : {}) };
      if (length !== 0)
        for await (const chunk of fs.createReadStream(filePath, range)) yield Buffer.from(chunk as Buffer);
    }
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  // A copy, so that the handler can go on using its own.
  return Buffer.from(Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength));
}

function isStream(value: unknown): value is NodeJS.ReadableStream {
  if (typeof value !== 'object' || value === null) return false;
  const { on, removeListener } = value as Partial<NodeJS.ReadableStream>;
  return typeof on === 'function' && typeof removeListener === 'function';
}

/** A handler's own stream, which ends with whoever reads it. */
function readableOf(stream: NodeJS.ReadableStream): Readable {
  const body = new PassThrough({ highWaterMark: 512 * 1024 });
  const fail = () => void body.destroy(new RequestError(FAILED));
  let isOver = false;
  // What nobody reads must not be an error that nobody handles.
  body.on('error', () => {});
  stream.on('error', fail);
  stream.on('aborted', fail);
  stream.on('end', () => {
    isOver = true;
    body.end();
  });
  stream.on('data', (chunk: string | Uint8Array) => {
    if (!body.write(Buffer.from(chunk as Uint8Array))) stream.pause?.();
  });
  body.on('drain', () => stream.resume?.());
  body.on('close', () => {
    const { destroy } = stream as Partial<Readable>;
    if (!isOver && typeof destroy === 'function') Reflect.apply(destroy, stream, []);
  });
  return body;
}
