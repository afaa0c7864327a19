import { isPath } from '../arguments';
import { type ImageHost, NativeImage } from './picture';
import type { Raster } from './raster';
import { represented, type Source, sourcesAt } from './representations';

/** Makes the images of one fake. */
export class Images {
  readonly #host: ImageHost;

  constructor(host: ImageHost) {
    this.#host = host;
  }

  /** @param sources - those that are undefined are left out */
  of(...sources: readonly (Source | undefined)[]): NativeImage {
    return new NativeImage(
      this.#host,
      sources.filter((source) => source !== undefined),
    );
  }

  /** @param path - of any file; `''` is none */
  at(path: string): NativeImage {
    const image = this.of(...sourcesAt(path));
    // M4.15
    if (/Template(@.*x)?\./s.test(path)) image.setTemplateImage(true);
    return image;
  }

  /** An image of one representation. */
  ofRaster(raster: Raster, scale: number = 1): NativeImage {
    return this.of(() => represented(raster, scale));
  }

  /**
   * M0.3: what Electron takes for an image: null, an image or a path.
   *
   * @returns undefined for anything else, and for a path without an image
   */
  taken(value: unknown): NativeImage | undefined {
    if (NativeImage.is(value)) return value;
    if (value === null) return this.of();
    const image = isPath(value) ? this.at(value) : undefined;
    return image?.isEmpty() ? undefined : image;
  }
}
