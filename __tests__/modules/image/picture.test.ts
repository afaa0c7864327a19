import { createFakeElectron } from '../../../src';
import { onPlatform } from '../../support/platform';
import { BLUE, bitmapOf, GREEN, pngOf, RED } from './pixels';

const { nativeImage } = createFakeElectron().electron;
const imageOf = (width: number, height: number, scaleFactor = 1) =>
  nativeImage.createFromBitmap(bitmapOf(width, height, RED), { width, height, scaleFactor });
const sizeOf = (png: Buffer) => nativeImage.createFromBuffer(png).getSize();

test('M4.8: an empty image', () => {
  const image = nativeImage.createEmpty();
  expect(image.isEmpty()).toBe(true);
  expect([image.getSize(), image.getAspectRatio()]).toEqual([{ width: 0, height: 0 }, 1]);
  expect([image.toPNG(), image.toJPEG(50), image.toBitmap()].map((bytes) => bytes.length)).toEqual([0, 0, 0]);
  expect([image.toDataURL(), image.getScaleFactors()]).toEqual(['data:image/png;base64,', []]);
  expect(image.resize({ width: 10, height: 10 }).isEmpty()).toBe(true);
  expect(image.crop({ x: 0, y: 0, width: 1, height: 1 }).isEmpty()).toBe(true);
});

test('M4.9: a size is in units, and the nearest representation is used as it is', () => {
  const image = imageOf(538, 190, 2);
  expect(image.getSize()).toEqual({ width: 269, height: 95 });
  expect(image.getSize(2)).toEqual({ width: 269, height: 95 });
  expect(sizeOf(image.toPNG())).toEqual({ width: 538, height: 190 });
  expect(nativeImage.createFromDataURL(image.toDataURL()).getSize()).toEqual({ width: 538, height: 190 });
});

test('M4.10: the encoders take a scale factor, and toJPEG an integer', () => {
  const image = imageOf(2, 2);
  image.addRepresentation({ scaleFactor: 3, width: 6, height: 6, buffer: bitmapOf(6, 6, GREEN) });
  expect(sizeOf(image.toPNG())).toEqual({ width: 2, height: 2 });
  expect(sizeOf(image.toPNG({ scaleFactor: 2.5 }))).toEqual({ width: 6, height: 6 });
  expect(image.toBitmap({ scaleFactor: 3 })).toEqual(bitmapOf(6, 6, GREEN));
  expect(image.toDataURL({ scaleFactor: 3 })).toBe(
    `data:image/png;base64,${image.toPNG({ scaleFactor: 3 }).toString('base64')}`,
  );
  for (const quality of [1.5, '80', undefined]) {
    expect(() => image.toJPEG(quality as number)).toThrow(
      new TypeError(`Error processing argument at index 0, conversion failure from ${quality}`),
    );
  }
  expect(() => Reflect.apply(image.toJPEG, image, [])).toThrow(new TypeError('Insufficient number of arguments.'));
  expect(image.toJPEG(10).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
});

test('M4.10: what is handed out is a copy', () => {
  const image = imageOf(1, 1);
  image.toBitmap().fill(0);
  expect(image.toBitmap()).toEqual(bitmapOf(1, 1, RED));
});

test('M4.10, W1.11: getBitmap warns once since 36', () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  for (const version of ['35', '36']) {
    const image = createFakeElectron({ version }).electron.nativeImage.createEmpty();
    image.getBitmap();
    image.getBitmap();
  }
  expect(warn.mock.calls).toEqual([['getBitmap() is deprecated, use toBitmap() instead.', 'DeprecationWarning']]);
  warn.mockRestore();
});

test('M4.11: the aspect ratio is a 32-bit float', () => {
  expect(imageOf(538, 190).getAspectRatio()).toBe(2.8315789699554443);
  expect(imageOf(538, 190, 2).getAspectRatio(2)).toBe(Math.fround(269 / 95));
});

describe('M4.12: resize', () => {
  const image = imageOf(538, 190);

  test.each<[Electron.ResizeOptions, width: number, height: number]>([
    [{ width: 600 }, 600, 212],
    [{ height: 200 }, 566, 200],
    [{ width: 10, height: 20 }, 10, 20],
    [{}, 538, 190],
    [{ width: 10.5, height: 20 }, 57, 20],
    [{ width: 0, height: 0 }, 0, 0],
    [{ width: -3 }, 0, 0],
    [{ width: 10, height: 0 }, 0, 0],
  ])('%j is %d by %d', (options, width, height) => {
    expect(image.resize(options).getSize()).toEqual({ width, height });
  });

  test('wants options', () => {
    expect(() => Reflect.apply(image.resize, image, [])).toThrow(new TypeError('Insufficient number of arguments.'));
    expect(() => image.resize('x' as never)).toThrow(TypeError);
  });

  test('means pixels', () => {
    const half = Buffer.concat([bitmapOf(2, 4, RED), bitmapOf(2, 4, BLUE)]);
    const two = nativeImage.createFromBitmap(half, { width: 2, height: 8 });
    for (const quality of ['good', 'better', 'best'] as const) {
      const pixels = two.resize({ width: 1, height: 2, quality }).toBitmap();
      expect([pixels[2]! > 200, pixels[0]! < 60, pixels[6]! < 60, pixels[4]! > 200]).toEqual([true, true, true, true]);
      const one = two.resize({ width: 1, height: 1, quality }).toBitmap();
      expect(Math.abs(one[0]! - one[2]!)).toBeLessThan(2);
    }
  });

  test('leaves the image as it was', () => {
    image.resize({ width: 3 });
    expect(image.getSize()).toEqual({ width: 538, height: 190 });
  });
});

describe('M4.13: crop', () => {
  const rows = nativeImage.createFromBitmap(Buffer.concat([bitmapOf(4, 2, RED), bitmapOf(4, 2, GREEN)]), {
    width: 4,
    height: 4,
  });

  test.each<[x: number, y: number, width: number, height: number, wide: number, high: number]>([
    [1, 1, 2, 2, 2, 2],
    [-2, -2, 4, 4, 2, 2],
    [3, 3, 9, 9, 1, 1],
    [0, 0, 0, 3, 0, 0],
    [0, 0, -1, 3, 0, 0],
    [4, 0, 1, 1, 0, 0],
    [0.6, 0.4, 1.5, 2.4, 2, 2],
  ])('at %d, %d, %d by %d is %d by %d', (x, y, width, height, wide, high) => {
    expect(rows.crop({ x, y, width, height }).getSize()).toEqual({ width: wide, height: high });
  });

  test('is the pixels there', () => {
    const piece = rows.crop({ x: 1, y: 1, width: 1, height: 2 });
    expect(piece.toBitmap()).toEqual(Buffer.concat([bitmapOf(1, 1, RED), bitmapOf(1, 1, GREEN)]));
  });

  test('wants a rectangle', () => {
    expect(() => rows.crop({ x: 0, y: 0, width: 1 } as Electron.Rectangle)).toThrow(TypeError);
    expect(() => Reflect.apply(rows.crop, rows, [])).toThrow(new TypeError('Insufficient number of arguments.'));
  });
});

test('M4.14: representations are added, one for each scale factor, and bad data is ignored', () => {
  const image = imageOf(1, 1);
  image.addRepresentation({ scaleFactor: 2, width: 2, height: 2, buffer: bitmapOf(2, 2, GREEN) });
  image.addRepresentation({ scaleFactor: 3, dataURL: `data:image/png;base64,${pngOf(3, 3).toString('base64')}` });
  image.addRepresentation({ scaleFactor: 2, width: 2, height: 2, buffer: bitmapOf(2, 2, BLUE) });
  image.addRepresentation({ scaleFactor: 4, buffer: Buffer.from('no image') });
  image.addRepresentation({ scaleFactor: 5, dataURL: 'data:image/gif,x' });
  image.addRepresentation({});
  expect(image.getScaleFactors()).toEqual([1, 2, 3]);
  expect(image.toBitmap({ scaleFactor: 2 })).toEqual(bitmapOf(2, 2, GREEN));
  expect(() => Reflect.apply(image.addRepresentation, image, [])).toThrow(
    new TypeError('Insufficient number of arguments.'),
  );
});

test('M4.14: an empty image becomes one with its first representation', () => {
  const image = nativeImage.createEmpty();
  image.addRepresentation({ scaleFactor: 2, buffer: pngOf(4, 4) });
  expect([image.isEmpty(), image.getSize()]).toEqual([false, { width: 2, height: 2 }]);
});

describe('M4.15: template images', () => {
  test.each(['linux', 'win32'] as const)('are never there on %s', (platform) => {
    onPlatform(platform);
    const image = nativeImage.createFromPath('iconTemplate.png');
    image.setTemplateImage(true);
    image.isMacTemplateImage = true;
    expect([image.isTemplateImage(), image.isMacTemplateImage]).toEqual([false, false]);
    expect(() => image.getNativeHandle()).toThrow(new Error('Not implemented'));
  });

  test('are set on macOS, and by their names', () => {
    onPlatform('darwin');
    const isTemplate = (file: string) => nativeImage.createFromPath(file).isTemplateImage();
    expect(['iconTemplate.png', 'iconTemplate@2x.png', 'icon.png', 'Templates.png'].map(isTemplate)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const image = nativeImage.createEmpty();
    image.setTemplateImage(true);
    expect(image.isMacTemplateImage).toBe(true);
    image.isMacTemplateImage = false;
    expect(image.isTemplateImage()).toBe(false);
    expect(image.getNativeHandle()).toEqual(Buffer.alloc(0));
    expect(() => nativeImage.createFromBuffer(pngOf(1, 1)).getNativeHandle()).toThrow(
      'fake-electron does not fake NativeImage.getNativeHandle().',
    );
  });
});

test('S3.6.av: an image crosses with its pixels and scale factors, and without its template flag', async () => {
  onPlatform('darwin');
  const fake = createFakeElectron();
  const image = fake.electron.nativeImage.createFromBitmap(bitmapOf(2, 2, GREEN), {
    width: 2,
    height: 2,
    scaleFactor: 2,
  });
  image.setTemplateImage(true);
  fake.ipcMain.handle('image', (_event, { given }) => ({ back: given, isSame: given === image }));
  const { back, isSame } = await fake.ipcRenderer.invoke('image', { given: image });
  expect([isSame, back.isTemplateImage(), back.getScaleFactors()]).toEqual([false, false, [2]]);
  expect(back.toBitmap()).toEqual(bitmapOf(2, 2, GREEN));
});

test('versions 1.7: before 16 an image is not cloned', async () => {
  const fake = createFakeElectron({ version: '15' });
  expect(() => fake.ipcRenderer.send('image', fake.electron.nativeImage.createEmpty())).toThrow(
    'An object could not be cloned.',
  );
});

test('W1.3: renderers have the same', () => {
  const fake = createFakeElectron();
  expect(fake.view('renderer').nativeImage).toBe(fake.view('main').nativeImage);
});
