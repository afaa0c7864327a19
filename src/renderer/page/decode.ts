import { TextDecoder } from 'node:util';

/**
 * The text of a page or a script.
 *
 * @param type - its content type, whose charset comes before that of a `<meta>`
 */
export function decode(bytes: Uint8Array, type: string, fallback = 'utf-8'): string {
  const label = byteOrderMark(bytes) ?? /;\s*charset="?([^";]+)/i.exec(type)?.[1]?.trim() ?? declared(bytes, type);
  try {
    return new TextDecoder(label ?? fallback).decode(bytes);
  } catch {
    // A charset that nobody knows.
    return new TextDecoder(fallback).decode(bytes);
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return undefined;
}

/** As the HTML standard has it, a page says its charset in its first 1024 bytes. */
function declared(bytes: Uint8Array, type: string): string | undefined {
  if (!type.startsWith('text/html')) return undefined;
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1];
}
