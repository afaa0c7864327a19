/** @jest-environment jsdom */
import { createFakeElectron } from '../../src';
import { bitmapOf, GREEN } from './image/pixels';

test('pixels, text and secrets are the same in a page’s realm', async () => {
  const { clipboard, ClipboardItem, nativeImage, safeStorage, webUtils } = createFakeElectron({
    version: '45',
  }).electron;
  const image = nativeImage.createFromBitmap(bitmapOf(2, 2, GREEN), { width: 2, height: 2 });
  expect(
    nativeImage
      .createFromBuffer(image.toPNG())
      .toBitmap()
      .equals(bitmapOf(2, 2, GREEN)),
  ).toBe(true);
  expect(nativeImage.createFromBuffer(image.toJPEG(90)).getSize()).toEqual({ width: 2, height: 2 });
  const html = new Blob(['<b>'], { type: 'text/html' });
  await clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': 'b' })]);
  const [item] = await clipboard.read();
  expect(await ((await item!.getType('text/html')) as Blob).text()).toBe('<b>');
  expect(safeStorage.decryptString(safeStorage.encryptString('secret'))).toBe('secret');
  expect(webUtils.getPathForFile(new File(['x'], 'a.txt'))).toBe('');
});
