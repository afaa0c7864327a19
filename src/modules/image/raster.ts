/** The pixels of one representation, as Skia keeps them. They are shared, and never written to. */
export interface Raster {
  /** In pixels, at least 1. */
  readonly width: number;
  readonly height: number;
  /** Blue, green, red, alpha, a byte each; row by row from the top, the colours premultiplied by alpha. */
  readonly pixels: Buffer;
}

/** Makes a raster of red, green, blue, alpha whose colours are as they are. */
export function premultiplied(rgba: Uint8Array, width: number, height: number): Raster {
  const pixels = Buffer.allocUnsafe(width * height * 4);
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = rgba[at + 3]!;
    pixels[at] = scaled(rgba[at + 2]!, alpha);
    pixels[at + 1] = scaled(rgba[at + 1]!, alpha);
    pixels[at + 2] = scaled(rgba[at]!, alpha);
    pixels[at + 3] = alpha;
  }
  return { width, height, pixels };
}

/** Red, green, blue, alpha, the colours as they were before they were multiplied. */
export function unmultiplied({ pixels }: Raster): Buffer {
  const rgba = Buffer.allocUnsafe(pixels.length);
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3]!;
    rgba[at] = unscaled(pixels[at + 2]!, alpha);
    rgba[at + 1] = unscaled(pixels[at + 1]!, alpha);
    rgba[at + 2] = unscaled(pixels[at]!, alpha);
    rgba[at + 3] = alpha;
  }
  return rgba;
}

/** Red, green, blue, alpha on black: what a format without alpha shows. */
export function onBlack({ pixels }: Raster): Buffer {
  const rgba = Buffer.allocUnsafe(pixels.length);
  for (let at = 0; at < pixels.length; at += 4) {
    rgba[at] = pixels[at + 2]!;
    rgba[at + 1] = pixels[at + 1]!;
    rgba[at + 2] = pixels[at]!;
    rgba[at + 3] = 255;
  }
  return rgba;
}

/** The piece of a raster that lies in `x`, `y`, `width`, `height`, in pixels and inside of it. */
export function cut(raster: Raster, { x, y, width, height }: Electron.Rectangle): Raster {
  const pixels = Buffer.allocUnsafe(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * raster.width + x) * 4;
    raster.pixels.copy(pixels, row * width * 4, from, from + width * 4);
  }
  return { width, height, pixels };
}

/** A raster of one colour, opaque: blue, green and red are `level`. */
export function plain(width: number, height: number, level: number): Raster {
  const pixels = Buffer.alloc(width * height * 4, level);
  for (let at = 3; at < pixels.length; at += 4) pixels[at] = 255;
  return { width, height, pixels };
}

function scaled(colour: number, alpha: number): number {
  return alpha === 255 ? colour : Math.round((colour * alpha) / 255);
}

function unscaled(colour: number, alpha: number): number {
  if (alpha === 255) return colour;
  return alpha === 0 ? 0 : Math.min(255, Math.round((colour * 255) / alpha));
}
