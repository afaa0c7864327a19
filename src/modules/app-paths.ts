import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vm from 'node:vm';
import type { Restore } from '../bus/snapshot';
import { relativePathError, setPathError, unknownPathError } from '../words/app-errors';
import { isOn } from './by-platform';

/** What `getPath` knows (W2.14), and where below a folder of the fake's own it is. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  appData: ['appData'],
  assets: ['app', 'assets'],
  cache: ['cache'],
  desktop: ['home', 'Desktop'],
  documents: ['home', 'Documents'],
  downloads: ['home', 'Downloads'],
  exe: ['app', 'electron'],
  home: ['home'],
  module: ['app', 'electron'],
  music: ['home', 'Music'],
  pictures: ['home', 'Pictures'],
  recent: ['appData', 'Recent'],
  temp: ['temp'],
  userDesktop: ['home', 'Desktop'],
  videos: ['home', 'Videos'],
};

/** What is named by the app, or is inside of what can be set. */
const DERIVED = new Set(['userData', 'sessionData', 'crashDumps', 'logs', 'userCache']);

/** Files, which are nobody's to make. */
const FILES = new Set(['exe', 'module']);

/** The folders of an app, in a temporary folder of its own, which is made when it is first asked for. */
export class AppPaths {
  readonly #appName: () => string;
  readonly #known = new Map<string, string>();
  #folder: string | undefined;
  /** Whether the folder is anybody's yet: one that was left empty is there, and is the next one's. */
  #isAsked = false;
  /** What the folder goes with. */
  #process: NodeJS.Process | undefined;
  readonly #disposer = (): void => this.dispose();

  /** @param appName - what the folders of the app itself are called */
  constructor(appName: () => string) {
    this.#appName = appName;
  }

  /** @throws Error `Failed to get '<name>' path` */
  get(name: string): string {
    if (!isPath(name)) throw unknownPathError(name);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    // Where nobody has said otherwise it is there that Chromium keeps its files, wherever that is by then.
    if (name === 'sessionData') return this.get('userData');
    const found = this.#find(name);
    // Electron's user data folder exists before the app asks for it.
    fs.mkdirSync(FILES.has(name) ? path.dirname(found) : found, { recursive: true });
    this.#known.set(name, found);
    return found;
  }

  /** @throws Error `Path must be absolute`; Error `Failed to set path` */
  set(name: string, folder: string): void {
    if (!isAbsolute(folder)) throw relativePathError();
    if (!isPath(name)) throw setPathError();
    this.#known.set(name, folder);
  }

  /** Where logs are unless the app says otherwise (W2.14). */
  get defaultLogs(): string {
    if (isOn('darwin')) return path.join(this.get('home'), 'Library', 'Logs', this.#appName());
    return path.join(this.get('userData'), 'logs');
  }

  /** Another app begins: what was named by the one before is forgotten. */
  rename(): void {
    for (const name of DERIVED) {
      if (this.#folder !== undefined && this.#known.get(name)?.startsWith(this.#folder)) this.#known.delete(name);
    }
  }

  save(): Restore {
    const paths = new Map(this.#known);
    const isAsked = this.#isAsked;
    return () => {
      if (!isAsked && this.#isAsked && this.#isUsed()) this.dispose();
      this.#isAsked = isAsked;
      this.#known.clear();
      for (const [key, value] of paths) this.#known.set(key, value);
    };
  }

  /** Removes the temporary folder, if there is one. */
  dispose(): void {
    if (this.#folder === undefined) return;
    this.#process?.off('exit', this.#disposer);
    fs.rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
    this.#known.clear();
  }

  /** Whether anything but folders of ours is in it: to make them anew for every test would cost it a millisecond. */
  #isUsed(): boolean {
    if (this.#folder === undefined) return false;
    const entries = fs.readdirSync(this.#folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
    return entries.some((entry) => !entry.isDirectory());
  }

  #find(name: string): string {
    if (name === 'userData') return path.join(this.get('appData'), this.#appName());
    if (name === 'userCache') return path.join(this.get('cache'), this.#appName());
    if (name === 'crashDumps') return path.join(this.get('userData'), 'Crashpad');
    if (name === 'logs') return this.defaultLogs;
    const found = path.join(this.#ownFolder(), ...PATHS[name]!);
    return FILES.has(name) && isOn('win32') ? `${found}.exe` : found;
  }

  #ownFolder(): string {
    this.#isAsked = true;
    if (this.#folder === undefined) {
      this.#folder = fs.mkdtempSync(path.join(tempFolder(), 'fake-electron-'));
      // A test may have put a plain object in the place of `process`, which is no emitter.
      this.#process = typeof process.once === 'function' ? process : (vm.runInThisContext('process') as NodeJS.Process);
      this.#process.once('exit', this.#disposer);
    }
    return this.#folder;
  }
}

/** That of the machine that Node is on: `os.tmpdir` would look for that of the platform that a test has chosen. */
function tempFolder(): string {
  const { TMPDIR, TMP, TEMP } = process.env;
  return path.sep === '\\' ? os.tmpdir() : TMPDIR || TMP || TEMP || '/tmp';
}

function isPath(name: string): boolean {
  if (name === 'assets') return !isOn('darwin');
  if (name === 'recent') return isOn('win32');
  return Object.hasOwn(PATHS, name) || DERIVED.has(name);
}

/** By the platform that a test has chosen. */
export function isAbsolute(folder: string): boolean {
  return isOn('win32') ? path.win32.isAbsolute(folder) : path.isAbsolute(folder);
}
