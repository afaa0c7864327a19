import * as fs from 'node:fs';
import type { Restore } from '../bus/snapshot';
import { logFileError, logOptionError, logPathError, logRunningError, noLogError } from '../words/media-errors';
import { isObject, pathAt } from './arguments';
import { bindMethods } from './bound';

const MODES: ReadonlySet<unknown> = new Set(['default', 'includeSensitive', 'everything']);

/** `session.netLog`: it writes a log of a network that nothing happens on. */
export class SessionNetLog implements Electron.NetLog {
  #running: { readonly file: string; readonly begun: Promise<void> } | undefined;

  get currentlyLogging(): boolean {
    return this.#running !== undefined;
  }

  /**
   * M17.5.
   *
   * @returns a promise that rejects with Error where the file cannot be opened
   * @throws TypeError for what is no path, no mode or no size, and while a log is running
   */
  startLogging(...given: [path: string, options?: Electron.StartLoggingOptions]): Promise<void> {
    const file = pathAt(given, 0);
    if (file === '') throw logPathError();
    const options: Electron.StartLoggingOptions = isObject(given[1]) ? given[1] : {};
    // A key that is there counts, whatever it holds.
    if ('captureMode' in options && !MODES.has(options.captureMode)) throw logOptionError('captureMode');
    if ('maxFileSize' in options && typeof options.maxFileSize !== 'number') throw logOptionError('maxFileSize');
    if (this.#running) throw logRunningError();
    const running = { file, begun: begin(file) };
    this.#running = running;
    return running.begun.catch((error: NodeJS.ErrnoException) => {
      if (this.#running === running) this.#running = undefined;
      throw logFileError(error.code);
    });
  }

  /** @returns a promise that rejects with Error `No net log in progress` */
  async stopLogging(): Promise<void> {
    const running = this.#running;
    if (running === undefined) throw noLogError();
    this.#running = undefined;
    await running.begun;
    await fs.promises.appendFile(running.file, '],\n"polledData": {}}\n');
  }

  save(): Restore {
    const running = this.#running;
    return () => {
      this.#running = running;
    };
  }
}

/** The exported `netLog` of one fake: that of the default session, once the app is ready. */
export class NetLog implements Electron.NetLog {
  readonly #isReady: () => boolean;
  readonly #ofSession: () => Electron.NetLog;

  constructor(isReady: () => boolean, ofSession: () => Electron.NetLog) {
    this.#isReady = isReady;
    this.#ofSession = ofSession;
    bindMethods(this);
  }

  get currentlyLogging(): boolean {
    return this.#isReady() && this.#ofSession().currentlyLogging;
  }

  /** M17.5: before the app is ready nothing happens; what the session's throws, this rejects with. */
  async startLogging(...given: [path: string, options?: Electron.StartLoggingOptions]): Promise<void> {
    if (this.#isReady()) await this.#ofSession().startLogging(...given);
  }

  /** The same. */
  async stopLogging(): Promise<void> {
    if (this.#isReady()) await this.#ofSession().stopLogging();
  }
}

/** As Chromium begins a log; `stopLogging` adds the end. */
function begin(file: string): Promise<void> {
  const constants = {
    activeFieldTrialGroups: [],
    clientInfo: { name: 'Electron', os_type: process.platform },
    logEventPhase: { PHASE_NONE: 0, PHASE_BEGIN: 1, PHASE_END: 2 },
    logEventTypes: {},
    logFormatVersion: 1,
    logSourceType: {},
    timeTickOffset: 0,
  };
  return fs.promises.writeFile(file, `{"constants": ${JSON.stringify(constants)},\n"events": [\n`);
}
