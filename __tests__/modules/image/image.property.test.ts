import * as fc from 'fast-check';
import { createFakeElectron } from '../../../src';

const { nativeImage } = createFakeElectron().electron;

/** A bitmap of premultiplied pixels. */
const bitmaps = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain(({ width, height }) =>
    fc
      .array(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)), {
        minLength: width * height,
        maxLength: width * height,
      })
      .map((pixels) => ({
        width,
        height,
        bytes: Buffer.from(
          pixels.flatMap(([a, b, c, alpha]) => [
            ...[a, b, c].map((colour) => Math.floor((colour * alpha) / 255)),
            alpha,
          ]),
        ),
      })),
  );

test('a PNG gives back every pixel', () => {
  fc.assert(
    fc.property(bitmaps, ({ width, height, bytes }) => {
      const image = nativeImage.createFromBitmap(bytes, { width, height });
      expect(nativeImage.createFromBuffer(image.toPNG()).toBitmap()).toEqual(bytes);
      expect(nativeImage.createFromDataURL(image.toDataURL()).toBitmap()).toEqual(bytes);
    }),
  );
});

test('a JPEG keeps the size, and is opaque', () => {
  fc.assert(
    fc.property(bitmaps, fc.integer({ min: -5, max: 120 }), ({ width, height, bytes }, quality) => {
      const jpeg = nativeImage.createFromBitmap(bytes, { width, height }).toJPEG(quality);
      const read = nativeImage.createFromBuffer(jpeg);
      expect(read.getSize()).toEqual({ width, height });
      expect(read.toBitmap().every((value, at) => at % 4 < 3 || value === 255)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('a crop is what lies in the rectangle and in the image', () => {
  const side = fc.integer({ min: -15, max: 15 });
  fc.assert(
    fc.property(
      bitmaps,
      fc.record({ x: side, y: side, width: side, height: side }),
      ({ width, height, bytes }, rect) => {
        const piece = nativeImage.createFromBitmap(bytes, { width, height }).crop(rect);
        const [left, top] = [Math.max(0, rect.x), Math.max(0, rect.y)];
        const wide = Math.min(width, rect.x + Math.max(0, rect.width)) - left;
        const high = Math.min(height, rect.y + Math.max(0, rect.height)) - top;
        if (wide <= 0 || high <= 0) return expect(piece.isEmpty()).toBe(true);
        expect(piece.getSize()).toEqual({ width: wide, height: high });
        const first = (top * width + left) * 4;
        expect(piece.toBitmap().subarray(0, wide * 4)).toEqual(bytes.subarray(first, first + wide * 4));
      },
    ),
  );
});

test('a crop at any scale factor has the size that was asked for', () => {
  fc.assert(
    fc.property(fc.constantFrom(1, 1.25, 1.33, 1.4, 1.5, 1.8, 2, 2.5, 3), fc.nat(9), fc.nat(9), (scaleFactor, x, w) => {
      const side = Math.ceil(20 * scaleFactor);
      const image = nativeImage.createFromBitmap(Buffer.alloc(side * side * 4, 255), {
        width: side,
        height: side,
        scaleFactor,
      });
      expect(image.crop({ x, y: x, width: w + 1, height: 1 }).getSize()).toEqual({ width: w + 1, height: 1 });
    }),
  );
});

test('a resize has the size that was asked for, makes no new colours, and no colour is above its alpha', () => {
  const quality = fc.constantFrom('good' as const, 'better' as const, 'best' as const);
  const side = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(bitmaps, side, side, quality, (bitmap, width, height, filter) => {
      const image = nativeImage.createFromBitmap(bitmap.bytes, bitmap).resize({ width, height, quality: filter });
      expect(image.getSize()).toEqual({ width, height });
      const pixels = image.toBitmap();
      for (let at = 0; at < pixels.length; at++) expect(pixels[at]).toBeLessThanOrEqual(pixels[at | 3]!);
      const flat = nativeImage.createFromBitmap(Buffer.alloc(bitmap.bytes.length, 77), bitmap);
      const resized = flat.resize({ width, height, quality: filter }).toBitmap();
      expect(resized).toEqual(Buffer.alloc(width * height * 4, 77));
    }),
  );
});

test('whatever the bytes, it is an image or an empty one', () => {
  const starts = fc.constantFrom([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [0xff, 0xd8, 0xff], []);
  fc.assert(
    fc.property(starts, fc.uint8Array({ maxLength: 60 }), (start, rest) => {
      const image = nativeImage.createFromBuffer(Buffer.from([...start, ...rest]));
      expect(image.isEmpty()).toBe(image.getSize().width === 0);
    }),
  );
});
