import { createFakeElectron } from '../../../src';

const loaded: string[] = [];
jest.mock('pngjs', () => {
  loaded.push('pngjs');
  return jest.requireActual('pngjs');
});
jest.mock('jpeg-js', () => {
  loaded.push('jpeg-js');
  return jest.requireActual('jpeg-js');
});

test('a decoder is loaded with the first pixels that need it', () => {
  const { nativeImage } = createFakeElectron().electron;
  const missing = nativeImage.createFromPath('icon.png');
  const raw = nativeImage.createFromBitmap(Buffer.alloc(4), { width: 1, height: 1 });
  expect([missing.isEmpty(), raw.getSize(), missing.toPNG().length]).toEqual([true, { width: 1, height: 1 }, 0]);
  expect(loaded).toEqual([]);
  const png = nativeImage.createFromBuffer(raw.toPNG());
  expect(loaded).toEqual(['pngjs']);
  png.toJPEG(90);
  expect(loaded).toEqual(['pngjs', 'jpeg-js']);
});
