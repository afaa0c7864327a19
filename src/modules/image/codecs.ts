import { onBlack, premultiplied, type Raster, unmultiplied } from './raster';

type Format = 'png' | 'jpeg';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What the first bytes of a file say it is; nothing is loaded for it. */
export function formatOf(bytes: Buffer): Format | undefined {
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return 'png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'jpeg' : undefined;
}

/**
 * The pixels of a PNG or a JPEG file.
 *
 * @param format - the only one to take
 * @returns undefined for what is neither, or is broken
 */
export function decode(bytes: Buffer, format: Format | undefined = formatOf(bytes)): Raster | undefined {
  if (format === undefined || formatOf(bytes) !== format) return undefined;
  try {
    return format === 'png' ? decodePng(bytes) : decodeJpeg(bytes);
  } catch {
    return undefined;
  }
}

export function encodePng(raster: Raster): Buffer {
  const { PNG } = require('pngjs') as typeof import('pngjs');
  const { width, height } = raster;
  const png = new PNG({ width, height });
  png.data = unmultiplied(raster);
  return PNG.sync.write(png);
}

/** @param quality - 0 to 100, and the nearer of them for what is outside */
export function encodeJpeg(raster: Raster, quality: number): Buffer {
  const { encode } = require('jpeg-js') as typeof import('jpeg-js');
  const { width, height } = raster;
  const { data } = encode({ width, height, data: onBlack(raster) }, Math.min(100, Math.max(1, quality)));
  return Buffer.from(data);
}

function decodePng(bytes: Buffer): Raster | undefined {
  const { PNG } = require('pngjs') as typeof import('pngjs');
  const { width, height, data } = PNG.sync.read(withoutTail(bytes));
  return width > 0 && height > 0 ? premultiplied(data, width, height) : undefined;
}

function decodeJpeg(bytes: Buffer): Raster | undefined {
  const { decode: read } = require('jpeg-js') as typeof import('jpeg-js');
  const { width, height, data } = read(bytes, { useTArray: true, formatAsRGBA: true });
  return width > 0 && height > 0 ? premultiplied(data, width, height) : undefined;
}

/** The file up to its end chunk: Chromium does not mind what comes behind it, and pngjs does. */
function withoutTail(bytes: Buffer): Buffer {
  let at = PNG_SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const next = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return bytes.subarray(0, next);
    at = next;
  }
  return bytes;
}
