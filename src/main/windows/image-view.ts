import { need } from '../../modules/arguments';
import type { Images } from '../../modules/image/images';
import { NATIVE } from '../../wire/native-state';
import { conversionError } from '../../words/errors';
import { constructorError } from '../../words/media-errors';
import type { ViewClass, ViewTwin } from './view';
import type { EmitterStatics } from './window-core';

export interface ImageViewTwin extends ViewTwin {
  setImage(image: Electron.NativeImage): void;
}

export interface ImageViewClass extends EmitterStatics {
  new (): ImageViewTwin;
}

/** Makes the `ImageView` of one fake: a view with an image, which nobody sees (M17.6). */
export function createImageViewClass(View: ViewClass, images: () => Images): ImageViewClass {
  // No class, which would refuse a plain call with words of its own (M0.5).
  function ImageView(): object {
    if (new.target === undefined) throw constructorError();
    return Reflect.construct(View, [], new.target) as object;
  }
  Object.setPrototypeOf(ImageView, View);
  const methods = {
    /**
     * @param given - an image, null, or the path of one
     * @throws TypeError for anything else
     */
    setImage(this: ViewTwin, ...given: [image: Electron.NativeImage]): void {
      need(given, 1);
      const image = images().taken(given[0]);
      if (image === undefined) throw conversionError(0, given[0]);
      this[NATIVE]().set('Image', image);
    },
  };
  ImageView.prototype = Object.create(View.prototype as object, {
    constructor: { value: ImageView, writable: true, configurable: true },
    setImage: { value: methods.setImage, writable: true, configurable: true },
  });
  return ImageView as unknown as ImageViewClass;
}
