import { clearTimeout, setTimeout } from '../../bus/timers';
import type { WebContents } from '../../main/contents/web-contents';
import type { Registry } from '../../main/registry';
import type { App } from '../../modules/app';
import { launchFailedError, launchTimeoutError, quitError } from './errors';

/** The first page of an app that starts. Made before it starts, so as to miss nothing. */
export class FirstWindow {
  readonly #app: App;
  readonly #registry: Registry;
  readonly #failures = new WeakMap<object, Error>();
  #isOver = false;

  constructor(app: App, registry: Registry) {
    this.#app = app;
    this.#registry = registry;
    app.on('web-contents-created', (_event, contents: WebContents) => this.#watch(contents));
  }

  /**
   * Waits until it has loaded.
   *
   * @param timeout - milliseconds
   * @throws Error if there is none in time, if it cannot be loaded, or if the app quits
   */
  async loaded(timeout: number): Promise<void> {
    // No clock: a test may have faked that.
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
    }, timeout);
    try {
      while (!this.#isOver) {
        const first = this.#shown;
        if (first && !first.isLoading()) {
          const failure = this.#failures.get(first);
          if (failure) throw failure;
          if (first.getURL() !== '') return;
        }
        const { exitedWith } = this.#app;
        if (!first && exitedWith !== undefined) throw quitError(exitedWith);
        if (isLate) throw launchTimeoutError(timeout, first !== undefined, first?.getURL());
        await new Promise<void>((done) => setTimeout(done, 1));
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** Nobody waits any more. */
  stop(): void {
    this.#isOver = true;
  }

  /** What a window or a view shows. */
  get #shown(): WebContents | undefined {
    const shown = [...this.#registry.contents.values()].filter((contents) => this.#registry.isShown(contents));
    return shown.filter((contents) => !contents.isDestroyed()).sort((a, b) => a.id - b.id)[0];
  }

  #watch(contents: WebContents): void {
    contents.on('did-fail-load', (_event, errno: number, code: string, url: string, isMainFrame: boolean) => {
      if (isMainFrame) this.#failures.set(contents, launchFailedError(url, code, errno));
    });
    contents.on('did-start-loading', () => void this.#failures.delete(contents));
  }
}
