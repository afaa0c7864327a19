import type { Era } from '../../eras/version';
import { readDataUrl } from '../../web/data-url';
import { type HostMaker, nativeMark } from '../../wire/clone';
import { missingError } from '../../words/errors';
import { BITMAP_DEPRECATION, handleError } from '../../words/media-errors';
import { bytesOf, type Given, integerAt, isInteger, isObject, need, objectAt, rectangleAt } from '../arguments';
import { decode, encodeJpeg, encodePng } from './codecs';
import { cut, type Raster } from './raster';
import { nearest, type Representation, represented, type Source, sizeOf, sourceOf } from './representations';
import { type Quality, resample } from './resample';

/** What all images of one fake share. */
export interface ImageHost {
  era(): Era;
  /** Tells once that `getBitmap` is deprecated. */
  deprecate(text: string): void;
}

type Scaled = Given & [options?: { scaleFactor?: number }];

/** An image: pixels for any number of scale factors. Electron does not export its class (M4.1). */
export class NativeImage implements Electron.NativeImage {
  readonly #host: ImageHost;
  /** What is decoded when somebody first asks for anything. */
  #sources: readonly Source[];
  #decoded: Representation[] | undefined;
  #isTemplate = false;

  constructor(host: ImageHost, sources: readonly Source[]) {
    this.#host = host;
    this.#sources = sources;
  }

  /** Whether a value is an image of any fake. */
  static is(value: unknown): value is NativeImage {
    return isObject(value) && #sources in value;
  }

  isEmpty(): boolean {
    return this.#representations.length === 0;
  }

  /** M4.9: in units, of which the representation nearest to `scaleFactor` (default 1) has as many pixels as its own says. */
  getSize(...given: [scaleFactor?: number]): Electron.Size {
    const found = this.#at(scaleIn(given));
    return found ? sizeOf(found) : { width: 0, height: 0 };
  }

  /** M4.11: a 32-bit float; 1 of an empty image. */
  getAspectRatio(...given: [scaleFactor?: number]): number {
    const { width, height } = this.getSize(...given);
    return width === 0 || height === 0 ? 1 : Math.fround(width / height);
  }

  getScaleFactors(): number[] {
    return this.#representations.map(({ scale }) => scale);
  }

  /** @returns no bytes for an empty image */
  toPNG(...given: [options?: Electron.ToPNGOptions]): Buffer {
    const found = this.#at(scaleFactorIn(given));
    return found ? encodePng(found.raster) : Buffer.alloc(0);
  }

  /**
   * @param given - the quality, an integer from 0 to 100
   * @throws TypeError for what is no integer
   */
  toJPEG(...given: [quality: number]): Buffer {
    const quality = integerAt(given, 0);
    const found = this.#at(1);
    return found ? encodeJpeg(found.raster, quality) : Buffer.alloc(0);
  }

  /** The pixels: blue, green, red, alpha, a byte each, premultiplied (M4.10). The image is sRGB, whatever `colorSpace` asks. */
  toBitmap(...given: [options?: Electron.ToBitmapOptions]): Buffer {
    const found = this.#at(scaleFactorIn(given));
    return found ? Buffer.from(found.raster.pixels) : Buffer.alloc(0);
  }

  /** The same, deprecated since 36. */
  getBitmap(...given: [options?: Electron.BitmapOptions]): Buffer {
    if (this.#host.era().getBitmapDeprecated) this.#host.deprecate(BITMAP_DEPRECATION);
    const found = this.#at(scaleFactorIn(given));
    return found ? Buffer.from(found.raster.pixels) : Buffer.alloc(0);
  }

  /** M4.10: always a PNG. */
  toDataURL(...given: [options?: Electron.ToDataURLOptions]): string {
    const found = this.#at(scaleFactorIn(given));
    return `data:image/png;base64,${found ? encodePng(found.raster).toString('base64') : ''}`;
  }

  /**
   * M4.12: where one side is given, the other follows.
   *
   * @returns another image, empty where a side is not above 0
   * @throws TypeError for what is no object
   */
  resize(...given: [options: Electron.ResizeOptions]): NativeImage {
    const options = objectAt<Electron.ResizeOptions>(given, 0);
    const size = this.#resized(options);
    const quality: Quality = options.quality === 'good' || options.quality === 'better' ? options.quality : 'best';
    if (size.width <= 0 || size.height <= 0) return new NativeImage(this.#host, []);
    return this.#derived(({ scale, raster }) => {
      const own = sizeOf({ scale, raster });
      if (own.width === size.width && own.height === size.height) return raster;
      const [width, height] = [size.width, size.height].map((side) => Math.max(1, Math.ceil(side * scale)));
      return resample(raster, width!, height!, quality);
    });
  }

  /**
   * M4.13: the piece of the image in a rectangle, cut to its bounds.
   *
   * @returns another image, empty where nothing is left
   * @throws TypeError for what is no rectangle
   */
  crop(...given: [rect: Electron.Rectangle]): NativeImage {
    const rect = rectangleAt(given, 0);
    const whole = this.getSize();
    const [left, top] = [Math.max(0, rect.x), Math.max(0, rect.y)];
    const width = Math.min(whole.width, rect.x + rect.width) - left;
    const height = Math.min(whole.height, rect.y + rect.height) - top;
    if (width <= 0 || height <= 0) return new NativeImage(this.#host, []);
    return this.#derived(({ scale, raster }) => {
      const [x, y] = [Math.floor(left * scale), Math.floor(top * scale)];
      const wide = Math.min(Math.ceil(width * scale), raster.width - x);
      const high = Math.min(Math.ceil(height * scale), raster.height - y);
      return wide > 0 && high > 0 ? cut(raster, { x, y, width: wide, height: high }) : undefined;
    });
  }

  /**
   * M4.14: pixels for one more scale factor; one that is there stays, and bad data is ignored.
   *
   * @throws TypeError for what is no object
   */
  addRepresentation(...given: [options: Electron.AddRepresentationOptions]): void {
    const { width, height, buffer, dataURL, ...rest } = objectAt<Electron.AddRepresentationOptions>(given, 0);
    const scale = typeof rest.scaleFactor === 'number' ? rest.scaleFactor : 1;
    const bytes = bytesOf(buffer);
    const source = bytes ? sourceOf(bytes, scale, integers(width, height)) : sourceOfUrl(dataURL, scale);
    const added = source?.();
    const there = this.#representations;
    if (added && there.every((one) => one.scale !== added.scale)) this.#decoded = [...there, added];
  }

  /** M4.15. */
  isTemplateImage(): boolean {
    return process.platform === 'darwin' && this.#isTemplate;
  }

  /** M4.15: nothing happens but on macOS. */
  setTemplateImage(...given: [option: boolean]): void {
    need(given, 1);
    this.#isTemplate = process.platform === 'darwin' && Boolean(given[0]);
  }

  get isMacTemplateImage(): boolean {
    return this.isTemplateImage();
  }

  set isMacTemplateImage(option: boolean) {
    this.setTemplateImage(option);
  }

  /** @throws Error `Not implemented` but on macOS, where only a system has what it gives */
  getNativeHandle(): Buffer {
    if (process.platform !== 'darwin') throw handleError();
    if (this.isEmpty()) return Buffer.alloc(0);
    throw missingError('NativeImage.getNativeHandle()', 'image.getNativeHandle', '');
  }

  /** S3.6.av: pixels and scale factors cross; before 16 an image does not. */
  get [nativeMark](): true | (() => HostMaker) {
    if (!this.#host.era().nativeImageClone) return true;
    return () => {
      const sources = this.#representations.map((one) => () => one);
      return () => new NativeImage(this.#host, sources);
    };
  }

  get #representations(): readonly Representation[] {
    if (this.#decoded === undefined) {
      const decoded: Representation[] = [];
      for (const source of this.#sources) {
        const one = source();
        if (one && decoded.every(({ scale }) => scale !== one.scale)) decoded.push(one);
      }
      this.#decoded = decoded;
      this.#sources = [];
    }
    return this.#decoded;
  }

  #at(scale: number): Representation | undefined {
    return nearest(this.#representations, scale);
  }

  #derived(make: (from: Representation) => Raster | undefined): NativeImage {
    const sources = this.#representations.map((one) => () => represented(make(one), one.scale));
    return new NativeImage(this.#host, sources);
  }

  #resized(options: Electron.ResizeOptions): Electron.Size {
    const own = this.getSize();
    const { width, height } = integers(options.width, options.height);
    if (width !== undefined && height === undefined) {
      return { width, height: Math.round(width * Math.fround(1 / this.getAspectRatio())) };
    }
    if (height !== undefined && width === undefined) {
      return { width: Math.round(height * this.getAspectRatio()), height };
    }
    return { width: width ?? own.width, height: height ?? own.height };
  }
}

/** M4.6, M4.14: what a `data:` URL has in it, if it says that it is a PNG or a JPEG. */
export function sourceOfUrl(url: unknown, scale: number): Source | undefined {
  const content = typeof url === 'string' ? readDataUrl(url) : undefined;
  const format = /^image\/(png|jpeg)(;|$)/i.exec(content?.type ?? '')?.[1]?.toLowerCase() as 'png' | 'jpeg' | undefined;
  return content && format && (() => represented(decode(content.body, format), scale));
}

/** W0.4: what is no integer counts as not given. */
export function integers(width: unknown, height: unknown): Partial<Electron.Size> {
  return { ...(isInteger(width) && { width }), ...(isInteger(height) && { height }) };
}

function scaleFactorIn(given: Scaled): number {
  const [options] = given as Given;
  const scale = isObject(options) ? (options as { scaleFactor?: unknown }).scaleFactor : undefined;
  return typeof scale === 'number' ? scale : 1;
}

function scaleIn([scale]: Given): number {
  return typeof scale === 'number' ? scale : 1;
}
