import { decode } from './codecs';
import { premultiplied, type Raster } from './raster';
import { resample } from './resample';

/** What Windows makes of an icon: the size that Electron asks for. */
const SIDE = 256;

interface Entry {
  readonly width: number;
  readonly bits: number;
  readonly bytes: Buffer;
}

/**
 * The image of an icon file, 256 pixels wide and high (M4.2): its largest one, made to fit.
 *
 * @returns undefined for what is no icon
 */
export function decodeIco(file: Buffer): Raster | undefined {
  let raster: Raster | undefined;
  try {
    const best = entriesOf(file).sort((a, b) => b.width - a.width || b.bits - a.bits)[0];
    raster = best && (decode(best.bytes) ?? decodeDib(best.bytes));
  } catch {
    // It ends before it should.
    return undefined;
  }
  if (raster === undefined || (raster.width === SIDE && raster.height === SIDE)) return raster;
  return resample(raster, SIDE, SIDE, 'best');
}

function entriesOf(file: Buffer): Entry[] {
  if (file.readUInt16LE(0) !== 0 || file.readUInt16LE(2) !== 1) return [];
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + index * 16;
    const start = file.readUInt32LE(at + 12);
    return {
      // A byte, and 256 does not fit.
      width: file.readUInt8(at) || SIDE,
      bits: file.readUInt16LE(at + 6),
      bytes: file.subarray(start, start + file.readUInt32LE(at + 8)),
    };
  });
}

/** A bitmap without a file header: rows from the bottom, then a mask of what is not shown. */
function decodeDib(bytes: Buffer): Raster {
  const header = bytes.readUInt32LE(0);
  const width = bytes.readInt32LE(4);
  // The mask counts as well.
  const height = bytes.readInt32LE(8) / 2;
  const bits = bytes.readUInt16LE(14);
  const colours = bits > 8 ? 0 : bytes.readUInt32LE(32) || 2 ** bits;
  const pixels = header + colours * 4;
  const [row, maskRow] = [bits, 1].map((depth) => Math.ceil((width * depth) / 32) * 4) as [number, number];
  const mask = pixels + row * height;
  const rgba = Buffer.alloc(width * height * 4);
  let hasAlpha = false;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = height - 1 - y;
      const isHidden = bitsAt(bytes, mask + from * maskRow, x, 1) === 1;
      const start = pixels + from * row;
      const at = bits > 8 ? start + (x * bits) / 8 : header + bitsAt(bytes, start, x, bits) * 4;
      const alpha = bits === 32 ? bytes.readUInt8(at + 3) : 0;
      if (alpha > 0) hasAlpha = true;
      const to = (y * width + x) * 4;
      rgba.set([bytes.readUInt8(at + 2), bytes.readUInt8(at + 1), bytes.readUInt8(at), alpha], to);
      if (bits !== 32) rgba[to + 3] = isHidden ? 0 : 255;
    }
  }
  // An older icon leaves alpha out, which then means nothing.
  if (bits === 32 && !hasAlpha) for (let at = 3; at < rgba.length; at += 4) rgba[at] = 255;
  return premultiplied(rgba, width, height);
}

/** The number in a row of numbers of `depth` bits, 1 to 8. */
function bitsAt(bytes: Buffer, start: number, index: number, depth: number): number {
  const bit = index * depth;
  const shift = 8 - depth - (bit % 8);
  return (bytes.readUInt8(start + Math.floor(bit / 8)) >> shift) & (2 ** depth - 1);
}
