import * as fs from 'node:fs';
import { mimeOf } from '../web/mime';
import { fileFailure, type NetFailure, netFailure, netFailureOf } from '../words/net-errors';
import type { Loaded, ProtocolHost } from './protocol';
import { web } from './web';

// Node loads it when it is first used, and few tests use it.
const http = () => require('node:http') as typeof import('node:http');

/** What the callback of a handler takes. */
export type Body = 'file' | 'buffer' | 'string' | 'http' | 'stream';

type Answer = Loaded | NetFailure;
type Request = Electron.ProtocolRequest;

const FAILED = netFailure(-2);
const UNEXPECTED = netFailure(-9);
const NOT_IMPLEMENTED = netFailure(-11);

/** Calls a handler of `protocol.handle`, which answers with a `Response`; what it throws is printed, as Electron does. */
export async function answerWeb(
  host: ProtocolHost,
  handler: Parameters<Electron.Protocol['handle']>[1],
  request: Request,
): Promise<Answer> {
  let response: Response;
  try {
    response = (await handler(webRequest(request))) as Response;
    if (!response || typeof response !== 'object') return UNEXPECTED;
    if (response.type === 'error') return FAILED;
    // Electron takes the body over at once, and cannot if somebody has it.
    if (response.bodyUsed || response.body?.locked) throw new TypeError('ReadableStream is locked');
  } catch (error) {
    host.print('error', error);
    return UNEXPECTED;
  }
  return answerResponse(response);
}

/** What a handler of the older methods called back with; nothing that it passes is thrown back at it. */
export async function answerCallback(
  host: ProtocolHost,
  body: Body,
  given: readonly unknown[],
  request: Request,
): Promise<Answer> {
  if (given.length === 0) return NOT_IMPLEMENTED;
  const [response] = given;
  const isObject = typeof response === 'object' && response !== null;
  const fields = (isObject ? response : {}) as Electron.ProtocolResponse;
  if (typeof fields.error === 'number') return netFailure(fields.error);
  if (!isObject && (body === 'http' || body === 'stream')) return NOT_IMPLEMENTED;
  try {
    return await READERS[body](fields, response, host, request);
  } catch {
    return FAILED;
  }
}

type Reader = (
  fields: Electron.ProtocolResponse,
  response: unknown,
  host: ProtocolHost,
  request: Request,
) => Answer | Promise<Answer>;

const READERS: Readonly<Record<Body, Reader>> = {
  string(fields, response) {
    const text = typeof response === 'string' ? response : fields.data;
    return typeof text === 'string' ? loaded(fields, Buffer.from(text)) : FAILED;
  },
  buffer(fields, response) {
    const bytes = ArrayBuffer.isView(response) ? response : fields.data;
    return ArrayBuffer.isView(bytes) ? loaded(fields, bytesOf(bytes)) : FAILED;
  },
  async file(fields, response) {
    const file = typeof response === 'string' ? response : fields.path;
    if (typeof file !== 'string') return FAILED;
    try {
      return loaded({ ...fields, statusCode: 200 }, await fs.promises.readFile(file), mimeOf(file));
    } catch (error) {
      return fileFailure(error);
    }
  },
  async http({ url, method, uploadData }, _response, host, request) {
    if (typeof url !== 'string') return FAILED;
    const headers = uploadData && { 'content-type': uploadData.contentType };
    const body = uploadData && (uploadData.data as BodyInit);
    try {
      return await answerResponse(await host.fetch(url, { method: method ?? request.method, headers, body }));
    } catch (error) {
      return netFailureOf(error instanceof Error ? error.message.replace('net::', '') : '');
    }
  },
  async stream(fields, response) {
    const stream = 'data' in fields ? fields.data : response;
    if (stream === null || stream === undefined) return loaded(fields, Buffer.alloc(0));
    return isStream(stream) ? loaded(fields, await bytesIn(stream)) : FAILED;
  },
};

function loaded(fields: Electron.ProtocolResponse, body: Buffer, byDefault = 'text/html'): Loaded {
  const given = Object.entries(fields.headers ?? {});
  const headers = Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]));
  if (fields.mimeType !== undefined) headers['content-type'] ??= fields.mimeType;
  const status = fields.statusCode ?? 200;
  return { status, statusText: http().STATUS_CODES[status] ?? '', headers, body, type: typeIn(headers, byDefault) };
}

async function answerResponse(response: Response): Promise<Answer> {
  const { status = 200, statusText = '' } = response;
  const headers = response.headers ? Object.fromEntries(response.headers) : {};
  try {
    const body = response.body === null ? Buffer.alloc(0) : Buffer.from(await response.arrayBuffer());
    return { status, statusText, headers, body, type: typeIn(headers, 'text/html') };
  } catch {
    return FAILED;
  }
}

function typeIn(headers: Readonly<Record<string, string>>, byDefault: string): string {
  return (
    /^[^;]*/
      .exec(headers['content-type'] ?? '')![0]
      .trim()
      .toLowerCase() || byDefault
  );
}

function webRequest({ url, method, headers, uploadData, initiatorOrigin }: Request): globalThis.Request {
  const { Request } = web();
  const body = uploadData && (Buffer.concat(uploadData.map(({ bytes }) => bytes as Buffer)) as BodyInit);
  const request = new Request(url, { method, headers, body });
  return initiatorOrigin === undefined ? request : Object.assign(request, { initiatorOrigin });
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  // A copy, so that the handler can go on using its own.
  return Buffer.from(Buffer.from(buffer, byteOffset, byteLength));
}

function isStream(value: unknown): value is NodeJS.ReadableStream {
  const { on, removeListener } = value as Partial<NodeJS.ReadableStream>;
  return typeof on === 'function' && typeof removeListener === 'function';
}

function bytesIn(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    stream.on('error', reject);
    stream.on('aborted', () => reject(new Error('aborted')));
    stream.on('end', () => resolve(Buffer.concat(chunks)));
    stream.on('data', (chunk: string | Uint8Array) => chunks.push(Buffer.from(chunk as Uint8Array)));
  });
}
