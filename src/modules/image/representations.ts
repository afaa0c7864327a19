import * as fs from 'node:fs';
import * as path from 'node:path';
import { decode, formatOf } from './codecs';
import type { Raster } from './raster';

/** An image at one scale factor. */
export interface Representation {
  /** Pixels for each unit of size; a 32-bit float, as Electron keeps it. */
  readonly scale: number;
  readonly raster: Raster;
}

/** What may become a representation: decoded when somebody asks for it, and none if that fails. */
export type Source = () => Representation | undefined;

/** M4.3. */
const SUFFIXES: readonly (readonly [suffix: string, scale: number])[] = [
  ['', 1],
  ...[1, 2, 3, 4, 5, 1.25, 1.33, 1.4, 1.5, 1.8, 2.5].map((scale) => [`@${scale}x`, scale] as const),
];

/**
 * The file at `file` and its siblings for other scale factors (M4.2, M4.3). They are read now and decoded later.
 *
 * @param file - of any kind, also one that is not there
 */
export function sourcesAt(file: string): Source[] {
  if (file === '') return [];
  const { dir, name, ext } = path.parse(file);
  if (process.platform === 'win32' && ext.toLowerCase() === '.ico') return iconAt(file);
  const own = /@.*x$/.test(name) ? scaleOf(name) : undefined;
  if (own !== undefined) return sourcesOf(file, own);
  return SUFFIXES.flatMap(([suffix, scale]) => sourcesOf(path.join(dir, `${name}${suffix}${ext}`), scale));
}

/**
 * A file in memory: PNG or JPEG, else raw pixels where their size is given (M4.4).
 *
 * @param size - of the raw pixels
 */
export function sourceOf(bytes: Buffer, scale: number, size: Partial<Electron.Size> = {}): Source | undefined {
  const isImage = formatOf(bytes) !== undefined;
  if (!isImage && rawRaster(bytes, size) === undefined) return undefined;
  // The caller may go on writing into it.
  const kept = Buffer.from(bytes);
  return () => represented((isImage ? decode(kept) : undefined) ?? rawRaster(kept, size), scale);
}

/** The representation that is nearest to a scale factor: the first of two that are equally near. */
export function nearest(representations: readonly Representation[], scale: number): Representation | undefined {
  let best: Representation | undefined;
  for (const one of representations) {
    if (best === undefined || Math.abs(one.scale - scale) < Math.abs(best.scale - scale)) best = one;
  }
  return best;
}

/** M4.9: its size in units, of which `scale` pixels are one. */
export function sizeOf({ scale, raster }: Representation): Electron.Size {
  return { width: Math.floor(raster.width / scale), height: Math.floor(raster.height / scale) };
}

export function represented(raster: Raster | undefined, scale: number): Representation | undefined {
  return raster && { scale: Math.fround(scale), raster };
}

function sourcesOf(file: string, scale: number): Source[] {
  const bytes = bytesAt(file);
  if (bytes === undefined || formatOf(bytes) === undefined) return [];
  return [() => represented(decode(bytes), scale)];
}

function iconAt(file: string): Source[] {
  const bytes = bytesAt(file);
  if (bytes === undefined) return [];
  const { decodeIco } = require('./ico') as typeof import('./ico');
  return [() => represented(decodeIco(bytes), 1)];
}

function bytesAt(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

function scaleOf(name: string): number {
  return SUFFIXES.find(([suffix]) => suffix !== '' && name.endsWith(suffix))?.[1] ?? 1;
}

function rawRaster(bytes: Buffer, { width = 0, height = 0 }: Partial<Electron.Size>): Raster | undefined {
  const length = width * height * 4;
  if (width <= 0 || height <= 0 || bytes.length < length) return undefined;
  return { width, height, pixels: bytes.subarray(0, length) };
}
