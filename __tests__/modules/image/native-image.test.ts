import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createFakeElectron } from '../../../src';
import { onPlatform } from '../../support/platform';
import { BLUE, bitmapOf, GREEN, pngOf, RED } from './pixels';

const { nativeImage } = createFakeElectron().electron;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'images-'));
const fileOf = (name: string, bytes: Buffer | string): string => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  return file;
};

afterAll(() => fs.rmSync(folder, { recursive: true }));

test('M4.1: the class is not exported, and factories work before the app is ready', async () => {
  const { app, electron } = createFakeElectron();
  const ready = app.whenReady();
  expect(app.isReady()).toBe(false);
  expect(electron.nativeImage.createFromBuffer(pngOf(2, 3)).getSize()).toEqual({ width: 2, height: 3 });
  expect(electron).not.toHaveProperty('NativeImage');
  await ready;
});

test('M4.1: they are plain functions', () => {
  const { createEmpty, createFromPath } = nativeImage;
  expect([createEmpty(), createFromPath('')].map((image) => image.isEmpty())).toEqual([true, true]);
  expect([createEmpty.name, createFromPath.name]).toEqual(['createEmpty', 'createFromPath']);
});

test.each([
  ['a missing file', 'nowhere.png'],
  ['a directory', '.'],
  ['no image', fileOf('text.png', 'no image')],
  ['a broken image', fileOf('broken.png', pngOf(4, 4).subarray(0, 40))],
  ['an empty path', ''],
  ['null', null as unknown as string],
])('M4.2: createFromPath of %s is an empty image', (_, file) => {
  expect(nativeImage.createFromPath(file).isEmpty()).toBe(true);
});

test('M4.2: PNG and JPEG are read from disk, when it is made', () => {
  const png = fileOf('a.png', pngOf(4, 2));
  const jpeg = fileOf('b.jpg', nativeImage.createFromBuffer(pngOf(4, 2, BLUE)).toJPEG(100));
  const images = [png, jpeg].map((file) => nativeImage.createFromPath(file));
  for (const file of [png, jpeg]) fs.rmSync(file);
  expect(images.map((image) => image.getSize())).toEqual([
    { width: 4, height: 2 },
    { width: 4, height: 2 },
  ]);
  expect(images[0]!.toBitmap()).toEqual(bitmapOf(4, 2, RED));
  const [blue, green, red, alpha] = images[1]!.toBitmap();
  expect([blue! > 250, green! < 5, red! < 5, alpha]).toEqual([true, true, true, 255]);
});

test('M0.1, M0.2: what createFromPath does not take', () => {
  const call = (...args: unknown[]) => Reflect.apply(nativeImage.createFromPath, nativeImage, args);
  expect(() => call()).toThrow(new TypeError('Insufficient number of arguments.'));
  const text = 'Error processing argument at index 0, conversion failure from ';
  expect(() => call(undefined)).toThrow(new TypeError(`${text}undefined`));
  expect(() => call(7)).toThrow(new TypeError(`${text}7`));
  expect(() => call('a\n.png')).toThrow(new TypeError(`${text}a\n.png`));
});

test('M4.3: siblings for other scale factors are loaded too', () => {
  for (const suffix of ['', '@2x', '@1.25x', '@3x']) fileOf(`icon${suffix}.png`, pngOf(4, 4));
  const image = nativeImage.createFromPath(path.join(folder, 'icon.png'));
  expect(image.getScaleFactors()).toEqual([1, 2, 3, 1.25]);
  expect(nativeImage.createFromPath(path.join(folder, 'icon@3x.png')).getScaleFactors()).toEqual([3]);
});

test('M4.3: also where the file itself is missing', () => {
  fileOf('lonely@2x.png', pngOf(8, 8));
  const image = nativeImage.createFromPath(path.join(folder, 'lonely.png'));
  expect([image.getScaleFactors(), image.getSize()]).toEqual([[2], { width: 4, height: 4 }]);
});

describe('M4.4: createFromBuffer', () => {
  test('wants a buffer', () => {
    for (const value of ['text', undefined, {}]) {
      const make = () => Reflect.apply(nativeImage.createFromBuffer, nativeImage, [value]);
      expect(make).toThrow(new Error('buffer must be a node Buffer'));
    }
    expect(() => Reflect.apply(nativeImage.createFromBuffer, nativeImage, [])).toThrow(
      new TypeError('Insufficient number of arguments.'),
    );
  });

  test('takes a PNG or a JPEG, whose size is its own', () => {
    const options = { width: 100, height: 100, scaleFactor: 2 };
    const image = nativeImage.createFromBuffer(pngOf(8, 4), options);
    expect([image.getSize(), image.getScaleFactors()]).toEqual([{ width: 4, height: 2 }, [2]]);
    const jpeg = nativeImage.createFromBuffer(image.toJPEG(90), options);
    expect(jpeg.getSize()).toEqual({ width: 4, height: 2 });
  });

  test('takes raw pixels where both sides are given and there are enough', () => {
    const bytes = bitmapOf(3, 2, GREEN);
    const isEmpty = (options?: Electron.CreateFromBufferOptions, of: Buffer = bytes) =>
      nativeImage.createFromBuffer(of, options).isEmpty();
    expect(isEmpty({ width: 3, height: 2 })).toBe(false);
    expect(isEmpty({ width: 2, height: 1 })).toBe(false);
    expect(isEmpty({ width: 3 })).toBe(true);
    expect(isEmpty()).toBe(true);
    expect(isEmpty({ width: 4, height: 2 })).toBe(true);
    expect(isEmpty({ width: 3.5, height: 2 })).toBe(true);
    expect(isEmpty({ width: 1, height: 1 }, Buffer.alloc(0))).toBe(true);
  });

  test('has its own copy', () => {
    const bytes = bitmapOf(1, 1, GREEN);
    const image = nativeImage.createFromBuffer(bytes, { width: 1, height: 1 });
    bytes.fill(0);
    expect(image.toBitmap()).toEqual(bitmapOf(1, 1, GREEN));
  });

  test('does not mind what comes behind a PNG', () => {
    const image = nativeImage.createFromBuffer(Buffer.concat([pngOf(2, 2), Buffer.from('tail')]));
    expect(image.getSize()).toEqual({ width: 2, height: 2 });
  });
});

describe('M4.5: createFromBitmap', () => {
  const make = (buffer: unknown, options: unknown) =>
    Reflect.apply(nativeImage.createFromBitmap, nativeImage, [buffer, options]) as Electron.NativeImage;

  test('checks in this order', () => {
    const bytes = Buffer.alloc(4);
    expect(() => make('text', {})).toThrow(new Error('buffer must be a node Buffer'));
    expect(() => make(bytes, {})).toThrow(new Error('width is required'));
    expect(() => make(bytes, { width: 1.5, height: 1 })).toThrow(new Error('width is required'));
    expect(() => make(bytes, { width: 1 })).toThrow(new Error('height is required'));
    expect(make(bytes, { width: 0, height: 9 }).isEmpty()).toBe(true);
    expect(make(bytes, { width: 9, height: -1 }).isEmpty()).toBe(true);
    expect(() => make(bytes, { width: 2, height: 1 })).toThrow(new Error('invalid buffer size'));
  });

  test('keeps the pixels', () => {
    const image = make(bitmapOf(2, 1, [10, 20, 30, 40]), { width: 2, height: 1 });
    expect(image.toBitmap()).toEqual(bitmapOf(2, 1, [10, 20, 30, 40]));
  });
});

test('M4.6: createFromDataURL takes PNG and JPEG, and nothing else', () => {
  const png = pngOf(3, 2);
  const url = (type: string, bytes: Buffer) => `data:${type};base64,${bytes.toString('base64')}`;
  const sizeOf = (given: string) => nativeImage.createFromDataURL(given).getSize();
  const jpeg = nativeImage.createFromBuffer(png).toJPEG(80);
  expect(sizeOf(url('image/png', png))).toEqual({ width: 3, height: 2 });
  expect(sizeOf(url('image/jpeg', jpeg))).toEqual({ width: 3, height: 2 });
  for (const given of [url('image/gif', png), url('image/png', jpeg), 'https://example.com/a.png', '', 'data:']) {
    expect(sizeOf(given)).toEqual({ width: 0, height: 0 });
  }
  expect(() => nativeImage.createFromDataURL(null as unknown as string)).toThrow(
    new TypeError('Error processing argument at index 0, conversion failure from null'),
  );
});

test('M4.7: named images and symbols are empty, and symbols came with 43', () => {
  expect(nativeImage.createFromNamedImage('NSActionTemplate').isEmpty()).toBe(true);
  expect(createFakeElectron({ version: '43' }).electron.nativeImage.createMenuSymbol('star').isEmpty()).toBe(true);
  expect(createFakeElectron({ version: '42' }).electron.nativeImage.createMenuSymbol).toBeUndefined();
});

test('M4.7: there are no thumbnails on Linux', () => {
  onPlatform('linux');
  expect(nativeImage.createThumbnailFromPath).toBeUndefined();
});

test.each(['darwin', 'win32'] as const)('M4.7: a thumbnail fits into its size on %s', async (platform) => {
  onPlatform(platform);
  const file = fileOf('photo.png', pngOf(40, 20));
  const sizeFor = async (width: number, height: number) =>
    (await nativeImage.createThumbnailFromPath(file, { width, height })).getSize();
  expect(await sizeFor(10, 10)).toEqual({ width: 10, height: 5 });
  expect(await sizeFor(100, 5)).toEqual({ width: 10, height: 5 });
  await expect(sizeFor(0, 5)).rejects.toEqual(new Error('size must not be empty'));
  await expect(nativeImage.createThumbnailFromPath('nowhere', { width: 1, height: 1 })).rejects.toThrow(
    platform === 'darwin'
      ? 'unable to retrieve thumbnail preview image for the given path'
      : 'failed to create IShellItem from the given path',
  );
  expect(() => nativeImage.createThumbnailFromPath(file, {} as Electron.Size)).toThrow(TypeError);
});

test('a mark forgets that the warning of getBitmap was given', () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const fake = createFakeElectron();
  const image = fake.electron.nativeImage.createEmpty();
  const rollback = fake.mark();
  image.getBitmap();
  rollback();
  image.getBitmap();
  expect(warn).toHaveBeenCalledTimes(2);
  warn.mockRestore();
});
