import type { Restore } from '../bus/snapshot';
import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import type { Era } from '../eras/version';
import { conversionError } from '../words/errors';
import {
  bufferSizeError,
  emptySizeError,
  notBufferError,
  sideRequiredError,
  thumbnailError,
} from '../words/media-errors';
import { bytesOf, isObject, need, objectAt, pathAt, stringAt } from './arguments';
import { bindMethods } from './bound';
import { isOn, onlyWhere } from './by-platform';
import { Images } from './image/images';
import { integers, type NativeImage, sourceOfUrl } from './image/picture';
import { sourceOf } from './image/representations';

/** The property by which the rest of a fake finds what makes its images. */
export const IMAGES: unique symbol = Symbol('images');

/** The exported `nativeImage` module of one fake: real pixels, and no display to show them on. */
export class NativeImages implements Omit<typeof Electron.nativeImage, 'prototype'> {
  static {
    onlyWhere(NativeImages.prototype, () => !isOn('linux'), ['createThumbnailFromPath'], 'bound');
  }

  readonly #images: Images;
  #isWarned = false;

  constructor(era: () => Era) {
    this.#images = new Images({
      era,
      deprecate: (text) => {
        if (!this.#isWarned) process.emitWarning(text, 'DeprecationWarning');
        this.#isWarned = true;
      },
    });
    bindMethods(this);
  }

  createEmpty(): NativeImage {
    return this.#images.of();
  }

  /**
   * M4.2, M4.3: the PNG or JPEG file at a path, with its siblings for other scale factors; empty where there is none. The
   * files are read at once and decoded when somebody asks for something.
   *
   * @throws TypeError for what is no path
   */
  createFromPath(...given: [path: string]): NativeImage {
    return this.#images.at(pathAt(given, 0));
  }

  /**
   * M4.4: a PNG or JPEG file in memory, else raw pixels of the size that the options say.
   *
   * @throws Error `buffer must be a node Buffer`
   */
  createFromBuffer(...given: [buffer: Buffer, options?: Electron.CreateFromBufferOptions]): NativeImage {
    need(given, 1);
    const bytes = bytesOf(given[0]);
    if (bytes === undefined) throw notBufferError();
    const options: Electron.CreateFromBufferOptions = isObject(given[1]) ? given[1] : {};
    return this.#images.of(sourceOf(bytes, scaleOf(options), integers(options.width, options.height)));
  }

  /**
   * M4.5: pixels as `toBitmap` gives them.
   *
   * @throws Error for what is no buffer, a side that is missing, or a buffer of another length
   */
  createFromBitmap(...given: [buffer: Buffer, options: Electron.CreateFromBitmapOptions]): NativeImage {
    need(given, 2);
    const options = objectAt<Electron.CreateFromBitmapOptions>(given, 1);
    const bytes = bytesOf(given[0]);
    if (bytes === undefined) throw notBufferError();
    const { width, height } = integers(options.width, options.height);
    if (width === undefined) throw sideRequiredError('width');
    if (height === undefined) throw sideRequiredError('height');
    if (width <= 0 || height <= 0) return this.createEmpty();
    if (bytes.length !== width * height * 4) throw bufferSizeError();
    return this.#images.ofRaster({ width, height, pixels: Buffer.from(bytes) }, scaleOf(options));
  }

  /**
   * M4.6: a PNG or JPEG in a `data:` URL, empty for any other.
   *
   * @throws TypeError for what is no string
   */
  createFromDataURL(...given: [dataURL: string]): NativeImage {
    return this.#images.of(sourceOfUrl(stringAt(given, 0), 1));
  }

  /** M4.7: empty, also on macOS: the fake's system has no images of its own. */
  createFromNamedImage(...given: [imageName: string, options?: unknown]): NativeImage {
    stringAt(given, 0);
    return this.createEmpty();
  }

  /** The same, of the system's symbols. */
  createMenuSymbol(...given: [imageName: string]): NativeImage {
    stringAt(given, 0);
    return this.createEmpty();
  }

  /**
   * M4.7: a PNG or JPEG file made to fit into a size. Not there on Linux.
   *
   * @returns a promise that rejects with Error for an empty size and a file that is no image
   * @throws TypeError for what is no path or no size
   */
  createThumbnailFromPath(...given: [path: string, size: Electron.Size]): Promise<NativeImage> {
    const path = pathAt(given, 0);
    const { width, height } = objectAt<Electron.Size>(given, 1);
    const size = integers(width, height);
    if (size.width === undefined || size.height === undefined) throw conversionError(1, given[1]);
    return this.#thumbnail(path, size.width, size.height);
  }

  /** What makes the images of this fake. */
  get [IMAGES](): Images {
    return this.#images;
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'nativeImage' };
  }

  save(): Restore {
    const isWarned = this.#isWarned;
    return () => {
      this.#isWarned = isWarned;
    };
  }

  async #thumbnail(path: string, width: number, height: number): Promise<NativeImage> {
    if (width <= 0 || height <= 0) throw emptySizeError();
    const image = this.#images.at(path);
    if (image.isEmpty()) throw thumbnailError();
    const ratio = image.getAspectRatio();
    return image.resize(ratio > width / height ? { width } : { height });
  }
}

function scaleOf({ scaleFactor }: { scaleFactor?: unknown }): number {
  return typeof scaleFactor === 'number' ? scaleFactor : 1;
}
