import { EventEmitter } from 'node:events';
import { type Restore, saveListeners, together } from '../bus/snapshot';
import { feedUrlError } from '../words/module-errors';

type Methods = Pick<Electron.AutoUpdater, 'checkForUpdates' | 'getFeedURL' | 'setFeedURL'>;

/** The exported `autoUpdater` of one fake: set up, it finds nothing. A test emits what a server would have it emit. */
export class AutoUpdater extends EventEmitter implements Methods {
  #url = '';

  /** @throws Error without a URL */
  setFeedURL(options: Electron.FeedURLOptions | string): void {
    const url: unknown = typeof options === 'object' && options !== null ? options.url : options;
    if (typeof url !== 'string') throw feedUrlError(typeof options === 'object' && options !== null);
    this.#url = url;
  }

  getFeedURL(): string {
    return this.#url;
  }

  /** As where the system has no updater: nothing, not even an event. */
  checkForUpdates(): void {}

  save(): Restore {
    const url = this.#url;
    return together(saveListeners(this), () => {
      this.#url = url;
    });
  }
}
