import * as fs from 'node:fs';
import { Readable } from 'node:stream';
import type { UploadPart } from './request';

/** One part of bytes; nothing for none. */
export function rawBody(bytes: Uint8Array | undefined): readonly UploadPart[] | undefined {
  if (bytes === undefined || bytes.length === 0) return undefined;
  const { buffer, byteOffset, byteLength } = bytes;
  return [{ type: 'rawData', bytes: Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength) }];
}

/**
 * What is sent: bytes, or a stream if one of the parts is.
 *
 * @throws Error of Node's for a file that cannot be read
 */
export function sentBody(parts: readonly UploadPart[] | undefined): Buffer | Readable | undefined {
  if (parts === undefined || parts.length === 0) return undefined;
  const whole = parts.filter((part) => part.type !== 'stream');
  if (whole.length === parts.length) return Buffer.concat(whole.map(bytesOf));
  const [only] = parts;
  if (parts.length === 1 && only?.type === 'stream') return only.body;
  return Readable.from(chunksOf(parts), { objectMode: false });
}

/** As text, for a record; what is still to come is not waited for. */
export function sentText(parts: readonly UploadPart[] | undefined): string {
  if (parts === undefined) return '';
  return parts.map((part) => (part.type === 'stream' ? '' : textOf(part))).join('');
}

/** As `webRequest` and the older protocol handlers show it (N7.13). */
export function uploadDataOf(parts: readonly UploadPart[]): Electron.UploadData[] {
  return parts.map((part) => {
    switch (part.type) {
      case 'rawData':
        return { type: 'rawData', bytes: part.bytes };
      case 'blob':
        return { type: 'blob', blobUUID: part.blobUUID };
      case 'stream':
        return { type: 'stream', body: part.body };
      default: {
        const { filePath, offset = 0, length = -1, modificationTime = 0 } = part;
        return { type: 'file', file: filePath, filePath, offset, length, modificationTime };
      }
    }
  }) as unknown as Electron.UploadData[];
}

function bytesOf(part: Exclude<UploadPart, { type: 'stream' }>): Buffer {
  if (part.type !== 'file') return part.bytes;
  const { filePath, offset = 0, length = -1 } = part;
  return fs.readFileSync(filePath).subarray(offset, length < 0 ? undefined : offset + length);
}

function textOf(part: Exclude<UploadPart, { type: 'stream' }>): string {
  try {
    return bytesOf(part).toString();
  } catch {
    return '';
  }
}

async function* chunksOf(parts: readonly UploadPart[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    if (part.type !== 'stream') yield bytesOf(part);
    else for await (const chunk of part.body) yield Buffer.from(chunk as Uint8Array);
  }
}
