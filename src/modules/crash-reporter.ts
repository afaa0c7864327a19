import { type Restore, saveMap, together } from '../bus/snapshot';
import { submitUrlError } from '../words/module-errors';

/** The exported `crashReporter` module of one fake: nothing crashes, and nothing is uploaded. */
export class CrashReporter implements Electron.CrashReporter {
  readonly #parameters = new Map<string, string>();
  #uploads = false;

  /** @throws Error `submitURL must be specified when uploadToServer is true` */
  start(options: Electron.CrashReporterStartOptions): void {
    const { submitURL, uploadToServer = true, extra = {} } = options ?? {};
    if (uploadToServer && !submitURL) throw submitUrlError();
    this.#uploads = uploadToServer;
    for (const [key, value] of Object.entries(extra)) this.#parameters.set(key, value);
  }

  getUploadToServer(): boolean {
    return this.#uploads;
  }

  setUploadToServer(uploadToServer: boolean): void {
    this.#uploads = uploadToServer;
  }

  getParameters(): Record<string, string> {
    return Object.fromEntries(this.#parameters);
  }

  addExtraParameter(key: string, value: string): void {
    this.#parameters.set(key, value);
  }

  removeExtraParameter(key: string): void {
    this.#parameters.delete(key);
  }

  getLastCrashReport(): null {
    return null;
  }

  getUploadedReports(): Electron.CrashReport[] {
    return [];
  }

  save(): Restore {
    const uploads = this.#uploads;
    return together(saveMap(this.#parameters), () => {
      this.#uploads = uploads;
    });
  }
}
