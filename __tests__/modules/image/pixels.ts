import { createFakeElectron } from '../../../src';

/** One pixel as `toBitmap` gives it: blue, green, red, alpha, the colours multiplied by alpha. */
export type Pixel = readonly [blue: number, green: number, red: number, alpha: number];

export const RED: Pixel = [0, 0, 255, 255];
export const GREEN: Pixel = [0, 255, 0, 255];
export const BLUE: Pixel = [255, 0, 0, 255];

/** The bytes of a bitmap of one colour. */
export function bitmapOf(width: number, height: number, pixel: Pixel): Buffer {
  return Buffer.concat(Array.from({ length: width * height }, () => Buffer.from(pixel)));
}

/** A PNG file of one colour. */
export function pngOf(width: number, height: number, pixel: Pixel = RED): Buffer {
  const { nativeImage } = createFakeElectron().electron;
  return nativeImage.createFromBitmap(bitmapOf(width, height, pixel), { width, height }).toPNG();
}
