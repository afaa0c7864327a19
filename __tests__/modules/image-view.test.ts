import { createFakeElectron } from '../../src';
import { NATIVE, type Native } from '../../src/wire/native-state';

test('M17.6: an ImageView is a View with a method of its own', () => {
  const { ImageView, View, nativeImage, BaseWindow } = createFakeElectron().electron;
  const view = new ImageView();
  expect(view).toBeInstanceOf(View);
  expect(view).toBeInstanceOf(ImageView);
  expect(ImageView.name).toBe('ImageView');
  const image = nativeImage.createEmpty();
  expect(view.setImage(image)).toBeUndefined();
  expect((view as unknown as Native)[NATIVE]().get('Image')).toBe(image);
  const window = new BaseWindow();
  window.contentView.addChildView(view);
  expect(window.contentView.children).toEqual([view]);
  view.setBounds({ x: 1, y: 2, width: 3, height: 4 });
  expect(view.getBounds()).toEqual({ x: 1, y: 2, width: 3, height: 4 });
});

test('M0.5: it wants new', () => {
  const { ImageView } = createFakeElectron().electron;
  expect(() => Reflect.apply(ImageView as never, undefined, [])).toThrow(new TypeError('Requires constructor call'));
});

test('M0.3: setImage takes null, an image or the path of one', () => {
  const { ImageView } = createFakeElectron().electron;
  const view = new ImageView();
  const set = (...given: unknown[]) => Reflect.apply(view.setImage, view, given);
  expect(set(null)).toBeUndefined();
  expect(() => set()).toThrow(new TypeError('Insufficient number of arguments.'));
  expect(() => set('nowhere.png')).toThrow(
    new TypeError('Error processing argument at index 0, conversion failure from nowhere.png'),
  );
  expect(() => set({})).toThrow(TypeError);
});

test('M17.6: it came with 36.4', () => {
  expect(createFakeElectron({ version: '36.3.0' }).electron.ImageView).toBeUndefined();
  expect(createFakeElectron({ version: '36.4.0' }).electron.ImageView).toBeDefined();
});
