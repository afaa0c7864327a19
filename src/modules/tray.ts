import { EventEmitter } from 'node:events';
import type { Popups } from '../machine/popups';
import type { ShownTray, Trays } from '../machine/trays';
import { missingMessageError } from '../words/errors';
import {
  balloonError,
  trayArgumentError,
  trayDestroyedError,
  trayFontError,
  trayGuidError,
  trayImageError,
  trayMenuError,
  trayNotReadyError,
  trayTitleError,
} from '../words/tray-errors';
import { booleanAt, objectAt, pointAt, stringAt } from './arguments';
import { isOn, onlyWhere } from './by-platform';
import { isImageFile, isNativeImage } from './icon-file';
import { MenuTwin } from './menu';
import { popUp } from './popup';
import { guardReceivers } from './receiver';

/** What trays need of their fake. */
export interface TrayHost {
  readonly trays: Trays;
  readonly popups: Popups;
  isReady(): boolean;
  /** Whether the version looks at a second argument on every platform, and shows it (M5.3). */
  hasGuids(): boolean;
}

/** The exported `Tray` of one fake. */
export type TrayClass = new (image: Electron.NativeImage | string, guid?: string) => TrayTwin;

type Image = Electron.NativeImage | string;
const UUID = /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i;

/** An icon in the tray that nobody sees: what it shows is on the machine's list, and a test clicks it. */
export class TrayTwin extends EventEmitter implements Electron.Tray {
  readonly #host: TrayHost;
  readonly #tray: ShownTray;

  /**
   * @throws TypeError without an image; Error before the app is ready, for an image that cannot be loaded, for what is no
   *   image, or for a second argument that is no UUID (M5.1 to M5.3)
   */
  constructor(host: TrayHost, given: readonly unknown[]) {
    super();
    this.#host = host;
    if (given.length === 0) throw missingMessageError();
    if (!host.isReady()) throw trayNotReadyError();
    const image = imageFrom(given[0]);
    const guid = guidFrom(given, host.hasGuids());
    const tray = { image, pressedImage: null, toolTip: '', title: '', menu: null, guid, balloon: null };
    this.#tray = tray;
    host.trays.add(this, tray);
  }

  /** Can be repeated; there is no event (M5.4). */
  destroy(): void {
    this.#closeMenu();
    this.#host.trays.remove(this.#tray);
  }

  isDestroyed(): boolean {
    return !this.#host.trays.all.includes(this.#tray);
  }

  /** @throws Error as the constructor does for an image, and once it is destroyed */
  setImage(...given: [image: Image]): void {
    this.#set({ image: this.#image(given) });
  }

  setPressedImage(...given: [image: Image]): void {
    this.#set({ pressedImage: this.#image(given) });
  }

  setToolTip(...given: [toolTip: string]): void {
    this.#check();
    this.#set({ toolTip: stringAt(given) });
  }

  /** On macOS; elsewhere there is none (M5.6). */
  setTitle(...given: [title: string, options?: Electron.TitleOptions]): void {
    this.#check();
    const title = stringAt(given);
    if (!isOn('darwin')) return;
    const [, options] = given;
    if (given.length > 1 && (typeof options !== 'object' || options === null)) throw trayTitleError();
    const font: unknown = options?.fontType;
    if (font !== undefined && font !== 'monospaced' && font !== 'monospacedDigit') throw trayFontError();
    this.#set({ title });
  }

  getTitle(): string {
    this.#check();
    return isOn('darwin') ? this.#tray.title : '';
  }

  setIgnoreDoubleClickEvents(...given: [ignore: boolean]): void {
    this.#check();
    const ignore = booleanAt(given);
    if (isOn('darwin')) Object.defineProperty(this, IGNORES, { value: ignore, configurable: true });
  }

  getIgnoreDoubleClickEvents(): boolean {
    this.#check();
    return isOn('darwin') && Reflect.get(this, IGNORES) === true;
  }

  /** @throws Error without a title or a content, on every platform (M5.5) */
  displayBalloon(...given: [options: Electron.DisplayBalloonOptions]): void {
    this.#check();
    const options = objectAt(given);
    if (typeof options.title !== 'string' || typeof options.content !== 'string') throw balloonError();
    if (isOn('win32')) this.#set({ balloon: { ...given[0] } });
  }

  removeBalloon(): void {
    this.#check();
    this.#set({ balloon: null });
  }

  /** The focus goes back to the tray, on Windows: nobody sees it. */
  focus(): void {
    this.#check();
  }

  /** Opens the menu given, or its own; without any nothing happens. */
  popUpContextMenu(...given: [menu?: Electron.Menu, position?: Electron.Point]): void {
    this.#check();
    const [menu, position] = given;
    const { x, y } = position === undefined ? { x: -1, y: -1 } : pointAt(given, 1);
    const shown = (menu ?? this.#tray.menu) as MenuTwin | null;
    if (shown === null || isOn('linux')) return;
    popUp(this.#host.popups, shown, { window: null, x, y });
  }

  closeContextMenu(): void {
    this.#check();
    this.#closeMenu();
  }

  /** @throws TypeError `Must pass Menu or null` (M5.5) */
  setContextMenu(...given: [menu?: Electron.Menu | null]): void {
    this.#check();
    const [menu] = given;
    if (given.length === 0) throw missingMessageError();
    if (menu !== null && !(menu instanceof MenuTwin)) throw trayMenuError();
    this.#set({ menu });
  }

  /** Nobody draws it, so it has no size, as on Linux. */
  getBounds(): Electron.Rectangle {
    this.#check();
    return { x: 0, y: 0, width: 0, height: 0 };
  }

  getGUID(): string | null {
    this.#check();
    return this.#tray.guid;
  }

  #image(given: readonly unknown[]): Image {
    this.#check();
    if (given.length === 0) throw missingMessageError();
    return imageFrom(given[0]);
  }

  #closeMenu(): void {
    this.#host.popups.close(({ window }) => window === null);
  }

  #set(changes: Partial<ShownTray>): void {
    this.#host.trays.change(this.#tray, changes);
  }

  #check(): void {
    if (this.isDestroyed()) throw trayDestroyedError();
  }

  static #isGuarded = false;

  /** Has the members check what they are called on: once, and not before there is a class that shows them. */
  static guard(): void {
    if (!TrayTwin.#isGuarded) guardReceivers(TrayTwin.prototype, (value) => #tray in value);
    TrayTwin.#isGuarded = true;
  }
}

/** A property of the object, so that a mark saves it. */
const IGNORES = 'ignoresDoubleClicks';

/** Makes the `Tray` of one fake, which has only its class to find the fake by. */
export function createTray(host: TrayHost): TrayClass {
  TrayTwin.guard();
  class Tray extends TrayTwin {
    constructor(...given: [image: Image, guid?: string]) {
      super(host, given);
    }

    override getGUID(): string | null {
      // Not `super`, between which and this class stands what leaves it out.
      return TrayTwin.prototype.getGUID.call(this);
    }
  }
  onlyWhere(Tray.prototype, host.hasGuids, ['getGUID']);
  return Tray;
}

/** M5.2: an image may be empty, a file may not be missing. */
function imageFrom(given: unknown): Image {
  if (isNativeImage(given)) return given;
  if (given !== null && typeof given !== 'string') throw trayArgumentError();
  const path = given ?? '';
  if (!isImageFile(path)) throw trayImageError(path);
  return path;
}

function guidFrom(given: readonly unknown[], hasGuids: boolean): string | null {
  if (given.length < 2 || (!hasGuids && !isOn('win32'))) return null;
  const [, guid] = given;
  if (typeof guid !== 'string' || !UUID.test(guid)) throw trayGuidError(!hasGuids);
  return guid.replaceAll(/[{}]/g, '').toLowerCase();
}
