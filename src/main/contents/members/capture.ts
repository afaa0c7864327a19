import { tell } from '../../../bus/emitter';
import { isObject, rectangleAt } from '../../../modules/arguments';
import { createEvent } from '../../../modules/native-event';
import { NATIVE } from '../../../wire/native-state';
import { noSurfaceError } from '../../../words/contents-errors';
import { conversionError } from '../../../words/errors';
import type { WebContents } from '../web-contents';
import { integerIn } from './given';

type Subscriber = (image: Electron.NativeImage, dirty: Electron.Rectangle) => void;

/** Pictures of pages, which are white: nobody draws them. */
export const CAPTURE = {
  /**
   * A white image of the page, or of a part of it.
   *
   * @returns a promise of it; empty where nothing shows the page (W4.9)
   */
  capturePage(this: WebContents, ...given: unknown[]): Promise<Electron.NativeImage> {
    this[NATIVE]();
    try {
      const [asked] = given;
      const part = isObject(asked) ? rectangleAt(given, 0) : undefined;
      if (this.isCrashed()) return Promise.reject(noSurfaceError());
      const size = viewSizeOf(this);
      const width = part && part.width > 0 ? Math.min(part.width, size.width) : size.width;
      const height = part && part.height > 0 ? Math.min(part.height, size.height) : size.height;
      return Promise.resolve(this.fake.registry.reach.whiteImage({ width, height }));
    } catch (error) {
      return Promise.reject(error as Error);
    }
  },

  /** Whether somebody subscribes to its frames: a capture is over at once. */
  isBeingCaptured(this: WebContents): boolean {
    return this[NATIVE]().get('Subscriber') !== undefined;
  },

  /**
   * Tells of the frames of the page, of which there is one.
   *
   * @throws TypeError for what is no function
   */
  beginFrameSubscription(this: WebContents, ...given: unknown[]): void {
    const state = this[NATIVE]();
    const index = typeof given[0] === 'function' ? 0 : 1;
    const subscriber = given[index];
    if (typeof subscriber !== 'function') throw conversionError(index, subscriber);
    state.set('Subscriber', subscriber);
    this.fake.bus.later(() => {
      if (this.gone || state.get('Subscriber') !== subscriber) return;
      const { width, height } = viewSizeOf(this);
      const image = this.fake.registry.reach.whiteImage({ width, height });
      this.fake.bus.reporter.guard(() => (subscriber as Subscriber)(image, { x: 0, y: 0, width, height }));
    });
  },

  endFrameSubscription(this: WebContents): void {
    this[NATIVE]().delete('Subscriber');
  },

  isOffscreen(this: WebContents): boolean {
    this[NATIVE]();
    return isOffscreen(this);
  },

  isPainting(this: WebContents): boolean {
    return this[NATIVE]().get('Painting') !== false && isOffscreen(this);
  },

  /** An offscreen page paints again, and at once. */
  startPainting(this: WebContents): void {
    this[NATIVE]().set('Painting', true);
    paint(this);
  },

  stopPainting(this: WebContents): void {
    this[NATIVE]().set('Painting', false);
  },

  /** W4.17: 60 where nobody has said otherwise, and 0 of a page that is shown. */
  getFrameRate(this: WebContents): number {
    const rate = this[NATIVE]().get('FrameRate') as number | undefined;
    return isOffscreen(this) ? (rate ?? 60) : 0;
  },

  /** @throws TypeError for what is no integer */
  setFrameRate(this: WebContents, ...given: unknown[]): void {
    const state = this[NATIVE]();
    const rate = integerIn(given, 0);
    // Chromium's limits.
    if (isOffscreen(this)) state.set('FrameRate', Math.min(Math.max(rate, 1), 240));
  },

  /** Has the whole page painted anew. */
  invalidate(this: WebContents): void {
    this[NATIVE]();
    paint(this);
  },

  /** There are no frames of a video to be had. @throws TypeError for what is no integer */
  copyVideoFrameAt(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]();
    integerIn(given, 0);
    integerIn(given, 1);
  },

  /** @throws TypeError for what is no integer */
  saveVideoFrameAs(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]();
    integerIn(given, 0);
    integerIn(given, 1);
  },
};

/** The size of what shows a page. */
export function viewSizeOf(contents: WebContents): Electron.Size {
  const { width, height } = contents.fake.registry.placeOf(contents)?.inner ?? { width: 0, height: 0 };
  return { width, height };
}

export function isOffscreen(contents: WebContents): boolean {
  return Boolean(contents.links.preferences?.offscreen);
}

/** Tells of a new picture of an offscreen page. */
export function paint(contents: WebContents): void {
  const { bus, registry } = contents.fake;
  if (!isOffscreen(contents)) return;
  bus.later(() => {
    if (contents.gone || !contents.isPainting()) return;
    const { width, height } = viewSizeOf(contents);
    const dirty: Electron.Rectangle = { x: 0, y: 0, width, height };
    tell(contents, 'paint', createEvent({ texture: undefined }), dirty, registry.reach.whiteImage({ width, height }));
  });
}
