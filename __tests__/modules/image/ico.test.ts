import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createFakeElectron } from '../../../src';
import { onPlatform } from '../../support/platform';
import { BLUE, bitmapOf, GREEN, type Pixel, pngOf, RED } from './pixels';

const { nativeImage } = createFakeElectron().electron;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'icons-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

interface Entry {
  readonly side: number;
  readonly bits: number;
  readonly bytes: Buffer;
}

/** An icon file of these images. */
function iconOf(...entries: Entry[]): string {
  const head = Buffer.alloc(6 + entries.length * 16);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(entries.length, 4);
  let start = head.length;
  for (const [index, { side, bits, bytes }] of entries.entries()) {
    const at = 6 + index * 16;
    head.writeUInt8(side % 256, at);
    head.writeUInt8(side % 256, at + 1);
    head.writeUInt16LE(bits, at + 6);
    head.writeUInt32LE(bytes.length, at + 8);
    head.writeUInt32LE(start, at + 12);
    start += bytes.length;
  }
  const file = path.join(folder, 'app.ico');
  fs.writeFileSync(file, Buffer.concat([head, ...entries.map(({ bytes }) => bytes)]));
  return file;
}

/** A bitmap as icons have it: a header, a palette, rows from the bottom, and a mask. */
function dib(side: number, bits: number, palette: Buffer, rows: Buffer, mask: Buffer): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(side, 4);
  header.writeInt32LE(side * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(bits, 14);
  return Buffer.concat([header, palette, rows, mask]);
}

const NO_MASK = Buffer.alloc(8);
const colourAt = (file: string, x: number, y: number): Pixel =>
  [...nativeImage.createFromPath(file).crop({ x, y, width: 1, height: 1 }).toBitmap()] as unknown as Pixel;

test('M4.2: an icon file is an image on Windows alone', () => {
  const file = iconOf({ side: 16, bits: 32, bytes: pngOf(16, 16, GREEN) });
  for (const platform of ['linux', 'darwin'] as const) {
    onPlatform(platform);
    expect(nativeImage.createFromPath(file).isEmpty()).toBe(true);
  }
  onPlatform('win32');
  expect(nativeImage.createFromPath(file).getSize()).toEqual({ width: 256, height: 256 });
  expect(
    nativeImage
      .createFromPath(file)
      .toBitmap()
      .equals(bitmapOf(256, 256, GREEN)),
  ).toBe(true);
});

test('the largest of its images is taken', () => {
  onPlatform('win32');
  const file = iconOf(
    { side: 16, bits: 32, bytes: pngOf(16, 16, RED) },
    { side: 256, bits: 32, bytes: pngOf(256, 256, BLUE) },
    { side: 32, bits: 32, bytes: pngOf(32, 32, GREEN) },
  );
  expect(colourAt(file, 5, 5)).toEqual(BLUE);
});

test.each([
  ['32 bits', dib(2, 32, Buffer.alloc(0), Buffer.concat([bitmapOf(2, 1, RED), bitmapOf(2, 1, GREEN)]), NO_MASK)],
  [
    '32 bits without alpha',
    dib(
      2,
      32,
      Buffer.alloc(0),
      Buffer.concat([bitmapOf(2, 1, [0, 0, 255, 0]), bitmapOf(2, 1, [0, 255, 0, 0])]),
      NO_MASK,
    ),
  ],
  [
    '24 bits',
    dib(2, 24, Buffer.alloc(0), Buffer.from([0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 0, 0, 255, 0, 0, 0]), NO_MASK),
  ],
  [
    '8 bits',
    dib(
      2,
      8,
      Buffer.concat([bitmapOf(1, 1, RED), bitmapOf(255, 1, GREEN)]),
      Buffer.from([0, 0, 0, 0, 1, 1, 0, 0]),
      NO_MASK,
    ),
  ],
  [
    '1 bit',
    dib(
      2,
      1,
      Buffer.concat([bitmapOf(1, 1, RED), bitmapOf(1, 1, GREEN)]),
      Buffer.from([0, 0, 0, 0, 0xc0, 0, 0, 0]),
      NO_MASK,
    ),
  ],
])('an icon of %s', (_, bytes) => {
  onPlatform('win32');
  const file = iconOf({ side: 2, bits: 32, bytes });
  expect([colourAt(file, 10, 10), colourAt(file, 10, 245)]).toEqual([GREEN, RED]);
});

test('what the mask hides is clear', () => {
  onPlatform('win32');
  const rows = Buffer.from([0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 0, 0, 255, 0, 0, 0]);
  const file = iconOf({
    side: 2,
    bits: 24,
    bytes: dib(2, 24, Buffer.alloc(0), rows, Buffer.from([0, 0, 0, 0, 0xc0, 0, 0, 0])),
  });
  expect([colourAt(file, 10, 10), colourAt(file, 10, 245)]).toEqual([[0, 0, 0, 0], RED]);
});

test('what is no icon is an empty image', () => {
  onPlatform('win32');
  const file = iconOf({ side: 2, bits: 32, bytes: Buffer.alloc(20) });
  expect(nativeImage.createFromPath(file).isEmpty()).toBe(true);
  for (const bytes of [Buffer.alloc(0), Buffer.from('no icon at all'), fs.readFileSync(file).subarray(0, 10)]) {
    fs.writeFileSync(file, bytes);
    expect(nativeImage.createFromPath(file).isEmpty()).toBe(true);
  }
  expect(nativeImage.createFromPath(path.join(folder, 'nowhere.ico')).isEmpty()).toBe(true);
});
