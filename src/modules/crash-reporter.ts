import { type Restore, saveMap, together } from '../bus/snapshot';
import type { Crashes } from '../machine/crashes';
import { UNCOMPRESSED } from '../words/media-errors';
import { submitUrlError } from '../words/module-errors';
import { need, stringAt } from './arguments';
import { bindMethods } from './bound';

/** What `crashReporter` needs of its fake. */
export interface CrashReporterHost {
  crashes(): Crashes;
  /** A line that Electron prints. */
  warn(line: string): void;
}

/** What renderers have of it (M16.2). */
export type CrashParameters = Pick<
  Electron.CrashReporter,
  'addExtraParameter' | 'removeExtraParameter' | 'getParameters'
>;

/** The exported `crashReporter` of one fake: nothing is uploaded, and nothing has crashed unless a test says so. */
export class CrashReporter implements Electron.CrashReporter {
  readonly #host: CrashReporterHost;
  readonly #parameters = new Map<string, string>();
  #uploads = false;
  #isStarted = false;

  constructor(host: CrashReporterHost) {
    this.#host = host;
    bindMethods(this);
  }

  /**
   * M16.1: before the app is ready too; what comes after the first time is ignored.
   *
   * @throws Error `submitURL must be specified when uploadToServer is true`
   */
  start(options: Electron.CrashReporterStartOptions): void {
    const { submitURL, uploadToServer = true, compress = true, extra = {} } = options ?? {};
    if (uploadToServer && !submitURL) throw submitUrlError();
    if (uploadToServer && !compress) this.#host.warn(UNCOMPRESSED);
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#uploads = Boolean(uploadToServer);
    for (const [key, value] of Object.entries(extra)) this.#parameters.set(key, String(value));
  }

  getUploadToServer(): boolean {
    return this.#uploads;
  }

  setUploadToServer(...given: [uploadToServer: boolean]): void {
    need(given, 1);
    this.#uploads = Boolean(given[0]);
  }

  getParameters(): Record<string, string> {
    return Object.fromEntries(this.#parameters);
  }

  /** @throws TypeError for what is no string */
  addExtraParameter(...given: [key: string, value: string]): void {
    this.#parameters.set(stringAt(given, 0), stringAt(given, 1));
  }

  /** @throws TypeError for what is no string */
  removeExtraParameter(...given: [key: string]): void {
    this.#parameters.delete(stringAt(given, 0));
  }

  /** M16.2: the newest, or null. */
  getLastCrashReport(): Electron.CrashReport | null {
    const byDate = this.getUploadedReports().sort((a, b) => Number(b.date) - Number(a.date));
    return byDate[0] ?? null;
  }

  getUploadedReports(): Electron.CrashReport[] {
    return this.#host.crashes().reports.map(({ date, id }) => ({ date, id }));
  }

  save(): Restore {
    const [uploads, isStarted] = [this.#uploads, this.#isStarted];
    return together(saveMap(this.#parameters), () => {
      this.#uploads = uploads;
      this.#isStarted = isStarted;
    });
  }
}

/** What renderers see: three methods of main's own. */
export function crashParameters(reporter: () => Electron.CrashReporter): CrashParameters {
  return {
    addExtraParameter: (...given) => reporter().addExtraParameter(...given),
    removeExtraParameter: (...given) => reporter().removeExtraParameter(...given),
    getParameters: () => reporter().getParameters(),
  };
}
