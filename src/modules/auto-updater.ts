import { EventEmitter } from 'node:events';
import type { Bus } from '../bus/bus';
import { type Restore, saveListeners, together } from '../bus/snapshot';
import type { Machine } from '../machine/machine';
import type { StatePart } from '../machine/state-part';
import { type OfferedUpdate, type UpdatesState, updatesOf } from '../machine/updates';
import { feedUrlError, serverTypeError, UPDATE_FAULTS } from '../words/module-errors';
import { isOn } from './by-platform';
import { createEvent } from './native-event';

type Methods = Pick<Electron.AutoUpdater, 'checkForUpdates' | 'getFeedURL' | 'quitAndInstall' | 'setFeedURL'>;

/** What the updater needs of its fake. */
export interface UpdaterHost {
  readonly bus: Bus;
  readonly machine: Machine;
  /** Asks every window to close, and tells when the last one is gone. */
  closeAll(done: () => void): void;
  quit(): void;
}

const SERVER_TYPES: ReadonlySet<unknown> = new Set([undefined, 'default', 'json']);

/** The exported `autoUpdater` of one fake: it finds what `system` says that a server offers. On Linux it never does. */
export class AutoUpdater extends EventEmitter implements Methods {
  readonly #host: UpdaterHost;
  readonly #updates: StatePart<UpdatesState>;
  #url = '';

  constructor(host: UpdaterHost) {
    super();
    this.#host = host;
    this.#updates = updatesOf(host.machine);
  }

  /**
   * On Linux anything will do, and nothing is kept (M15.1).
   *
   * @throws TypeError without a URL, and on macOS for another type of server
   */
  setFeedURL(options: Electron.FeedURLOptions | string): void {
    if (isOn('linux')) return;
    const given: unknown = options;
    const isObject = typeof given === 'object' && given !== null;
    const url: unknown = isObject ? Reflect.get(given, 'url') : given;
    if (typeof url !== 'string') throw feedUrlError(isObject);
    if (isOn('darwin') && isObject && !SERVER_TYPES.has(Reflect.get(given, 'serverType'))) throw serverTypeError();
    this.#url = url;
  }

  getFeedURL(): string {
    return this.#url;
  }

  /** On Linux nothing, not even an event (M15.1); else `checking-for-update`, and later what the server has. */
  checkForUpdates(): void {
    if (isOn('linux')) return;
    if (this.#url === '') {
      this.#fail(new Error(UPDATE_FAULTS.noUrl));
      return;
    }
    this.#tell('checking-for-update');
    this.#later(() => this.#answer());
  }

  /** `before-quit-for-update`, then every window closes, then the app quits; on Linux it does not (M15.1). */
  quitAndInstall(): void {
    const { downloaded, installed } = this.#updates.state;
    if (!isOn('linux') && downloaded === undefined) {
      this.#fail(new Error(UPDATE_FAULTS.noUpdate));
      return;
    }
    this.emit('before-quit-for-update', createEvent());
    this.#host.closeAll(() => {
      if (downloaded === undefined) return;
      this.#updates.change({ downloaded: undefined, installed: [...installed, downloaded.version] });
      this.#host.quit();
    });
  }

  save(): Restore {
    const url = this.#url;
    return together(saveListeners(this), () => {
      this.#url = url;
    });
  }

  #later(work: () => void): void {
    const { bus } = this.#host;
    bus.later(() => bus.reporter.guard(work));
  }

  #answer(): void {
    const { offered, failure } = this.#updates.state;
    if (failure) this.#fail(failure);
    else if (offered === undefined) this.#tell('update-not-available');
    else {
      this.#tell('update-available');
      this.#later(() => this.#finish(offered));
    }
  }

  #finish(update: OfferedUpdate): void {
    this.#updates.change({ downloaded: update });
    // Squirrel.Windows knows no more than the version (M15.4).
    const event = isOn('win32') ? {} : createEvent();
    const { version, notes, date, url = this.#url } = update;
    this.emit('update-downloaded', event, notes, version, date, url, () => this.quitAndInstall());
  }

  /** No event comes with an error (M15.3), and on Windows with none of the others (M15.4). */
  #tell(name: string): void {
    if (isOn('win32')) this.emit(name);
    else this.emit(name, createEvent());
  }

  #fail(error: Error): void {
    this.emit('error', error, error.message);
  }
}
