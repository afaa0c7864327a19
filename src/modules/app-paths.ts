import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Restore } from '../bus/snapshot';

const PATHS = new Set(
  (
    'home appData userData sessionData temp exe module desktop documents downloads music pictures videos recent logs ' +
    'crashDumps assets'
  ).split(' '),
);

/** The folders of an app, in a temporary folder of its own, which is made when it is first asked for. */
export class AppPaths {
  readonly #known = new Map<string, string>();
  #folder: string | undefined;
  readonly #disposer = (): void => this.dispose();

  get(name: string): string {
    if (!PATHS.has(name)) throw new Error(`Failed to get '${name}' path`);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    // Where nobody has said otherwise it is there that Chromium keeps its files.
    if (name === 'sessionData') return this.get('userData');
    const folder = path.join(this.#ownFolder(), name);
    // Electron's user data folder exists before the app asks for it.
    fs.mkdirSync(folder, { recursive: true });
    this.#known.set(name, folder);
    return folder;
  }

  set(name: string, folder: string): void {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
    if (!PATHS.has(name)) throw new Error('Failed to set path');
    this.#known.set(name, folder);
  }

  save(): Restore {
    const paths = new Map(this.#known);
    const folder = this.#folder;
    return () => {
      if (folder === undefined) this.dispose();
      this.#known.clear();
      for (const [key, value] of paths) this.#known.set(key, value);
    };
  }

  /** Removes the temporary folder, if there is one. */
  dispose(): void {
    if (this.#folder === undefined) return;
    process.off('exit', this.#disposer);
    fs.rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
    this.#known.clear();
  }

  #ownFolder(): string {
    if (this.#folder === undefined) {
      this.#folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-'));
      process.once('exit', this.#disposer);
    }
    return this.#folder;
  }
}
