/** What a page is told of a device that it may use. */
export type PageDevice = Readonly<Record<string, unknown>>;

/** Which devices a page asks for. */
export type DeviceKind = 'hid' | 'serial' | 'usb' | 'bluetooth';

/** Where the machine is, as a page has it. */
export interface PagePosition {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
  readonly altitude: number | null;
  readonly altitudeAccuracy: number | null;
  readonly heading: number | null;
  readonly speed: number | null;
}

/** One track of a stream that a page gets. */
export interface PageTrack {
  readonly kind: 'audio' | 'video';
  readonly label: string;
  readonly deviceId: string;
  readonly groupId: string;
}

/** A notification as a page shows it. */
export interface PageNotice {
  readonly title: string;
  readonly body: string;
  readonly icon: string;
  readonly tag: string;
  readonly silent: boolean;
}

/**
 * What a page can do beyond its document, where somebody is asked first. Answers come in later tasks, and none comes to a
 * page that is gone.
 */
export interface PagePowers {
  /** Asks for a permission (N4.8). */
  request(permission: string, details: object, answer: (granted: boolean) => void): void;
  /** Whether something is allowed already (N4.5). */
  check(permission: string, details: object): boolean;
  position(): PagePosition | undefined;
  /** Calls back at each change; returns what ends that. */
  watchPosition(moved: () => void): () => void;
  /** What records and plays, whoever may use it. */
  mediaDevices(): readonly { kind: string; label: string; deviceId: string; groupId: string }[];
  /**
   * Asks what is to be recorded (N4.10).
   *
   * @param answer - gets tracks, null where nothing was chosen, or undefined where nobody chooses
   */
  display(
    wanted: { readonly video: boolean; readonly audio: boolean },
    answer: (tracks: readonly PageTrack[] | null | undefined) => void,
  ): void;
  /** The devices that the page has already. */
  devices(kind: DeviceKind): readonly PageDevice[];
  /**
   * Asks which device is to be used.
   *
   * @param fits - whether the page takes it
   * @param answer - gets undefined where none was chosen
   */
  choose(
    kind: DeviceKind,
    fits: (device: PageDevice) => boolean,
    answer: (device: PageDevice | undefined) => void,
  ): void;
  /** The page gives a device up. */
  forget(kind: DeviceKind, device: PageDevice): void;
  readClipboard(): Readonly<Record<string, string>>;
  writeClipboard(entries: Readonly<Record<string, string>>): void;
  /** The window fills the screen, or does not any more. */
  fullScreen(on: boolean): void;
  idle(): { readonly user: 'active' | 'idle'; readonly screen: 'locked' | 'unlocked'; readonly seconds: number };
  screens(): readonly Electron.Display[];
  /** Shows a notification; returns what closes it. */
  notify(notice: PageNotice, told: (event: 'show' | 'click' | 'close') => void): () => void;
}
