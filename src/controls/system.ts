import type { EventEmitter } from 'node:events';
import { type Board, clipboardOf } from '../machine/clipboard';
import { type DesktopState, type DockState, desktopOf, type LoginItem, type Relaunch } from '../machine/desktop';
import { dialogsOf, type ShownDialog } from '../machine/dialogs';
import { notificationsOf, type ShownNotification } from '../machine/notifications';
import { type PowerBlocker, powerOf } from '../machine/power';
import { type OpenedThing, shellOf } from '../machine/shell';
import { type ShownTray, traysOf } from '../machine/trays';
import { updatesOf } from '../machine/updates';
import type { App } from '../modules/app';
import { isOn } from '../modules/by-platform';
import { createEvent } from '../modules/native-event';
import { macOnlyError, noLockError, noUpdaterError, systemArgumentError } from '../words/system-usage';
import { unknownOptionError } from '../words/usage-errors';
import { SystemSettings } from './system-settings';

/** How an app is started again. */
export interface StartOptions {
  /** The folder that it is started from; the current one if omitted. */
  cwd?: string;
  /** What the second one gave `requestSingleInstanceLock`. */
  data?: unknown;
}

/** What a server offers. */
export interface UpdateOffer {
  /** The version that is offered. */
  version: string;
  /** What is new in it. */
  notes?: string;
  /** When it was released. */
  date?: Date;
  /** Where it is downloaded from; the feed's URL if omitted. */
  url?: string;
}

const EVERYWHERE: readonly NodeJS.Platform[] = ['darwin', 'win32', 'linux'];
const LOCKING: readonly NodeJS.Platform[] = ['darwin', 'win32'];

/** The machine under the app: what it does, how it is, and what the app has told it. */
export class System extends SystemSettings {
  /** Goes to sleep. */
  suspends(): void {
    this.tellPower('suspend', EVERYWHERE);
  }

  /** Wakes up. */
  resumes(): void {
    this.tellPower('resume', EVERYWHERE);
  }

  /** @throws Error where somebody listens on Linux, which tells nobody (M12.1) */
  locks(): void {
    powerOf(this.host.machine).change({ locked: true });
    this.tellPower('lock-screen', LOCKING);
  }

  /** As `locks`. */
  unlocks(): void {
    powerOf(this.host.machine).change({ locked: false });
    this.tellPower('unlock-screen', LOCKING);
  }

  /**
   * Shuts down: `powerMonitor` emits `shutdown`, and unless that is prevented the app quits.
   *
   * @returns whether the app does not hold it up
   */
  shutsDown(): boolean {
    const isHeldUp = this.tellPower('shutdown', EVERYWHERE);
    if (!isHeldUp) this.host.existing<App>('app')?.quit();
    return !isHeldUp;
  }

  /**
   * Opens a URL that the app is the client of: `open-url` on macOS, elsewhere the app is started again with it.
   *
   * @throws TypeError for what is no URL; Error as `startsAgain`
   */
  opensUrl(url: string): void {
    if (typeof url !== 'string' || !URL.canParse(url)) throw systemArgumentError('opensUrl()', url, 'a URL');
    this.#opens('open-url', url, 'opensUrl()');
  }

  /** Opens a file with the app: `open-file` on macOS, elsewhere the app is started again with it. As `opensUrl`. */
  opensFile(path: string): void {
    if (typeof path !== 'string' || path === '') throw systemArgumentError('opensFile()', path, 'a path');
    this.#opens('open-file', path, 'opensFile()');
  }

  /**
   * Somebody clicks the app in the dock: `activate`, on macOS.
   *
   * @throws Error elsewhere
   */
  activates(): void {
    const app = this.host.module<App>('app');
    if (!isOn('darwin')) throw macOnlyError('activates()', 'activate');
    app.emit('activate', createEvent(), app.windowCount > 0);
  }

  /**
   * Somebody starts the app again, and the one that runs gets `second-instance` (W2.12).
   *
   * @param args - what it is started with, after its executable and, unless it is packaged, its own path
   * @throws Error unless the app holds its lock
   */
  startsAgain(args: readonly string[] = [], options: StartOptions = {}): void {
    if (!Array.isArray(args) || args.some((arg) => typeof arg !== 'string')) {
      throw systemArgumentError('startsAgain()', args, 'an array of strings');
    }
    checkOptions('startsAgain()', options, ['cwd', 'data']);
    this.#starts(args, options, 'startsAgain()');
  }

  /**
   * From now on a check of `autoUpdater` finds this one.
   *
   * @throws TypeError without a version; Error on Linux, where nothing looks for updates (M15.1)
   */
  offersUpdate(update: UpdateOffer): void {
    checkOptions('offersUpdate()', update, ['version', 'notes', 'date', 'url']);
    const { version, notes = '', date = new Date(), url } = update;
    if (typeof version !== 'string') throw systemArgumentError('offersUpdate()', version, "a version, such as '2.0.0'");
    this.#checkUpdater('offersUpdate()');
    updatesOf(this.host.machine).change({ offered: { version, notes, date, url }, failure: undefined });
  }

  /** From now on a check finds nothing. */
  hasNoUpdate(): void {
    this.#checkUpdater('hasNoUpdate()');
    updatesOf(this.host.machine).change({ offered: undefined, failure: undefined });
  }

  /**
   * From now on every check ends with `error`.
   *
   * @param error - or its message: `'Can not find Squirrel'`
   */
  failsUpdate(error: Error | string): void {
    this.#checkUpdater('failsUpdate()');
    const failure = typeof error === 'string' ? new Error(error) : error;
    if (!(failure instanceof Error)) throw systemArgumentError('failsUpdate()', error, 'an error or its message');
    updatesOf(this.host.machine).change({ failure });
  }

  /** The versions that `autoUpdater.quitAndInstall` has installed. */
  get installed(): string[] {
    return [...updatesOf(this.host.machine).state.installed];
  }

  /** What `powerSaveBlocker` has started and not stopped. */
  get blockers(): PowerBlocker[] {
    return powerOf(this.host.machine).state.blockers.map((blocker) => ({ ...blocker }));
  }

  /** The schemes that the app is the default client of, in lower case. */
  get protocolClients(): string[] {
    return [...this.#desktop.protocolClients];
  }

  /** What is started when somebody logs in. */
  get loginItems(): LoginItem[] {
    return this.#desktop.loginItems.map((item) => ({ ...item }));
  }

  /** The number at the icon of the app, as `app.setBadgeCount` has set it. */
  get badgeCount(): number {
    return this.#desktop.badgeCount;
  }

  /** The newest comes first. */
  get recentDocuments(): string[] {
    return [...this.#desktop.recentDocuments];
  }

  /** What `app.setJumpList` was given last; null is Windows' own. */
  get jumpList(): readonly Electron.JumpListCategory[] | null {
    return this.#desktop.jumpList;
  }

  /** The tasks of the app's jump list on Windows, as `app.setUserTasks` has set them. */
  get userTasks(): readonly Electron.Task[] {
    return this.#desktop.userTasks;
  }

  /** What `app.setAppUserModelId` has set; undefined before. */
  get appUserModelId(): string | undefined {
    return this.#desktop.appUserModelId;
  }

  /** What is in the dock. */
  get dock(): DockState {
    return this.#desktop.dock;
  }

  /** The starts that `app.relaunch` has asked for. */
  get relaunches(): Relaunch[] {
    return this.#desktop.relaunches.map((relaunch) => ({ ...relaunch }));
  }

  /** The options of the about panels that were shown. */
  get aboutPanels(): Electron.AboutPanelOptionsOptions[] {
    return this.#desktop.aboutPanels.map((panel) => ({ ...panel }));
  }

  /** How often the panel of emojis was shown. */
  get emojiPanels(): number {
    return this.#desktop.emojiPanels;
  }

  /** What `app.commandLine` was given, as on a command line: `--name=value`, then the arguments. */
  get switches(): string[] {
    return [...(this.host.existing<App>('app')?.switches ?? [])];
  }

  /** What the app had opened outside: addresses, files, folders, what it threw away. */
  get opened(): readonly OpenedThing[] {
    return shellOf(this.host.machine).opened;
  }

  /** The dialogs that were shown, those that nobody answered included. */
  get dialogs(): readonly ShownDialog[] {
    return dialogsOf(this.host.machine).shown;
  }

  /** The notifications that were shown. */
  get notifications(): readonly ShownNotification[] {
    return notificationsOf(this.host.machine).shown;
  }

  /** The icons in the tray. */
  get trays(): readonly ShownTray[] {
    return traysOf(this.host.machine).shown;
  }

  /** What is on the clipboard. */
  get clipboard(): Board {
    return clipboardOf(this.host.machine).clipboard;
  }

  get #desktop(): DesktopState {
    return desktopOf(this.host.machine).state;
  }

  #opens(event: 'open-url' | 'open-file', what: string, call: string): void {
    if (isOn('darwin')) this.host.module<EventEmitter>('app').emit(event, createEvent(), what);
    else this.#starts([what], {}, call);
  }

  #starts(args: readonly string[], { cwd = process.cwd(), data }: StartOptions, call: string): void {
    const app = this.host.module<App>('app');
    if (!app.hasSingleInstanceLock()) throw noLockError(call);
    app.startedAgain(args, cwd, data);
  }

  #checkUpdater(call: string): void {
    if (isOn('linux')) throw noUpdaterError(call);
  }
}

function checkOptions(call: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) throw systemArgumentError(call, options, 'an object');
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw unknownOptionError(`system.${call}`, name, known);
  }
}
