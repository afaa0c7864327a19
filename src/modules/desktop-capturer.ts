import { setImmediate } from '../bus/timers';
import { conversionError } from '../words/errors';
import { SOURCES_FAILURE, sourceOptionsError } from '../words/media-errors';
import type { Given } from './arguments';
import { bindMethods } from './bound';
import type { Images } from './image/images';
import { integers, type NativeImage } from './image/picture';
import { plain } from './image/raster';

type Source = Electron.DesktopCapturerSource;
type ShownWindow = Pick<Electron.BaseWindow, 'id' | 'getBounds' | 'getMediaSourceId' | 'getTitle'>;

/** What `desktopCapturer` needs of its fake. */
export interface CapturerHost {
  /** @throws while there are none: before the app is ready */
  displays(): readonly Electron.Display[];
  /** Those that are shown. */
  windows(): readonly ShownWindow[];
  images(): Images;
}

interface Wanted {
  readonly captureWindow: boolean;
  readonly captureScreen: boolean;
  readonly thumbnailSize: Electron.Size;
  readonly fetchWindowIcons: boolean;
}

/** The exported `desktopCapturer` of one fake: its displays and its windows, whose thumbnails are of one colour. */
export class DesktopCapturer implements Electron.DesktopCapturer {
  readonly #host: CapturerHost;
  #running: readonly { readonly key: string; readonly sources: Promise<Source[]> }[] = [];

  constructor(host: CapturerHost) {
    this.#host = host;
    bindMethods(this);
  }

  /**
   * M17.3: the displays and then the windows; equal calls at one time share one result. Thumbnails keep the proportions of
   * what they show; one of no width or no height is empty.
   *
   * @returns a promise that rejects with Error `Invalid options` where `types` is no array, and with a text before the app is
   *   ready
   */
  async getSources(...given: [options: Electron.SourcesOptions]): Promise<Source[]> {
    const [options] = given as Given as [Partial<Electron.SourcesOptions> | undefined];
    const types = options?.types;
    if (!Array.isArray(types)) throw sourceOptionsError();
    const { thumbnailSize = { width: 150, height: 150 }, fetchWindowIcons = false } = options!;
    const wanted: Wanted = {
      captureWindow: types.includes('window'),
      captureScreen: types.includes('screen'),
      thumbnailSize,
      fetchWindowIcons,
    };
    const key = JSON.stringify(wanted);
    return this.#running.find((one) => one.key === key)?.sources ?? this.#start(key, wanted);
  }

  #start(key: string, wanted: Wanted): Promise<Source[]> {
    const { width, height } = integers(wanted.thumbnailSize?.width, wanted.thumbnailSize?.height);
    if (width === undefined || height === undefined) throw conversionError(2, wanted.thumbnailSize);
    const sources = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.#running = this.#running.filter((one) => one.key !== key);
      return [
        ...(wanted.captureScreen ? this.#screens(wanted) : []),
        ...(wanted.captureWindow ? this.#windows(wanted) : []),
      ];
    });
    this.#running = [...this.#running, { key, sources }];
    return sources;
  }

  #screens({ thumbnailSize }: Wanted): Source[] {
    let displays: readonly Electron.Display[];
    try {
      displays = this.#host.displays();
    } catch {
      throw SOURCES_FAILURE;
    }
    return displays.map(({ id, size }, index) =>
      source({
        id: `screen:${index}:0`,
        name: displays.length === 1 ? 'Entire screen' : `Screen ${index + 1}`,
        thumbnail: this.#thumbnail(size, thumbnailSize),
        display_id: String(id),
        appIcon: null,
      }),
    );
  }

  #windows({ thumbnailSize, fetchWindowIcons }: Wanted): Source[] {
    return this.#host.windows().map((window) =>
      source({
        id: window.getMediaSourceId() || `window:${window.id}:0`,
        name: window.getTitle(),
        thumbnail: this.#thumbnail(window.getBounds(), thumbnailSize),
        display_id: '',
        appIcon: fetchWindowIcons ? this.#host.images().of() : null,
      }),
    );
  }

  #thumbnail(of: Electron.Size, within: Electron.Size): NativeImage {
    const scale = Math.min(within.width / of.width, within.height / of.height);
    const [width, height] = [of.width, of.height].map((side) => Math.round(side * scale)) as [number, number];
    if (!(width > 0 && height > 0)) return this.#host.images().of();
    return this.#host.images().of(() => ({ scale: 1, raster: plain(width, height, 255) }));
  }
}

/** The types know no icon that is null. */
function source(made: Omit<Source, 'appIcon'> & { appIcon: NativeImage | null }): Source {
  return made as Source;
}
