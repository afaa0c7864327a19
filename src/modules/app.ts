import { type Restore, saveListeners, together } from '../bus/snapshot';
import { afterTurn } from '../bus/timers';
import { missingError } from '../words/errors';
import { AppPaths } from './app-paths';
import { AppSetup, type AppSetupHost } from './app-setup';
import { type Manifest, readManifest, Start } from './app-start';
import { CommandLine } from './command-line';

/** What `app` needs of its fake. */
export interface AppHost extends AppSetupHost {
  /** The windows that are not destroyed. */
  windows(): readonly Pick<Electron.BaseWindow, 'close' | 'destroy' | 'isDestroyed'>[];
}

type Offered = Pick<
  Electron.App,
  | 'whenReady'
  | 'isReady'
  | 'isPackaged'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getVersion'
  | 'getName'
  | 'setName'
  | 'quit'
  | 'exit'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'commandLine'
>;

/** The app: ready one turn after it is first asked for, as a main script finds it. */
export class App extends AppSetup implements Offered {
  isPackaged = false;
  name: string;
  readonly commandLine: CommandLine & Electron.CommandLine = new CommandLine();
  readonly #host: AppHost;
  #start: Start;
  #appPath: string | undefined;
  readonly #paths = new AppPaths();
  #manifest: Manifest;
  #hasLock = false;
  #isAwaited = false;
  /** Whether the app is about to quit, or to exit without asking anybody. */
  #leaving: 'quit' | 'exit' | undefined;
  #exitCode = 0;
  #exitedWith: number | undefined;

  constructor(host: AppHost) {
    super(host);
    this.#host = host;
    this.#manifest = readManifest();
    this.name = this.#manifest.productName ?? this.#manifest.name ?? 'Electron';
    const first = new Start();
    this.#start = first;
    afterTurn(() => {
      // Unless an app has been launched since.
      if (this.#start === first) this.emit('ready', {}, first.complete());
      else first.complete();
    });
    // A test may load the app's main script long after the fake is ready; its listener must hear of it all the same.
    this.on('newListener', (event, listener) => {
      if (event !== 'ready') return;
      this.#isAwaited = true;
      if (this.isReady()) afterTurn(() => this.#tellLate(listener));
    });
  }

  whenReady(): Promise<void> {
    this.#isAwaited = true;
    return this.#start.promise;
  }

  isReady(): boolean {
    return this.#start.isDone;
  }

  /** Whether the app waits to be ready, so that it knows what it must not do yet. */
  get isAwaited(): boolean {
    return this.#isAwaited && !this.isReady();
  }

  /**
   * The folder for `name`, in a temporary folder of this fake's own unless `setPath` gave another.
   *
   * @throws Error `Failed to get '<name>' path`
   */
  getPath(name: string): string {
    return this.#paths.get(name);
  }

  /**
   * @throws Error `Failed to set path` for a name Electron does not know; Error `Path must be absolute`
   */
  setPath(name: string, folder: string): void {
    this.#paths.set(name, folder);
  }

  /** Always got: there is no other instance. */
  requestSingleInstanceLock(): boolean {
    this.#hasLock = true;
    return true;
  }

  hasSingleInstanceLock(): boolean {
    return this.#hasLock;
  }

  releaseSingleInstanceLock(): void {
    this.#hasLock = false;
  }

  /** There is none but on macOS, and apps ask before they use it. */
  get dock(): Electron.Dock | undefined {
    if (process.platform === 'darwin') throw missingError('app.dock', 'app.dock');
    return undefined;
  }

  set dock(value: unknown) {
    Object.defineProperty(this, 'dock', { value, writable: true, configurable: true, enumerable: true });
  }

  /** The folder of the app that was launched, else the current one. */
  getAppPath(): string {
    return this.#appPath ?? process.cwd();
  }

  /** Undocumented. */
  setAppPath(path: string): void {
    this.#appPath = path;
  }

  /** An app begins anew: it is what its package.json says, and not ready until `becomeReady` is called. */
  start(folder: string, manifest: Manifest): void {
    this.#appPath = folder;
    this.#manifest = manifest;
    this.name = manifest.productName ?? manifest.name ?? 'Electron';
    this.#start = new Start();
    this.#exitedWith = undefined;
  }

  /** The exit code, when what `start` has begun is over. */
  get exitedWith(): number | undefined {
    return this.#exitedWith;
  }

  /** What `start` has begun is ready, unless it has quit already. */
  becomeReady(): void {
    if (this.#exitedWith !== undefined) return;
    const start = this.#start;
    this.emit('will-finish-launching', {});
    this.emit('ready', {}, start.complete());
  }

  /** The version in the package.json of the current folder, or `0.0.0`. */
  getVersion(): string {
    return this.#manifest.version ?? '0.0.0';
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  /**
   * `'before-quit'`, which can be prevented; the windows are closed, and any of them can stay open; then `'will-quit'`,
   * which can be prevented, and `'quit'`. The process goes on.
   */
  quit(): void {
    if (this.#leaving !== undefined) return;
    this.#leaving = 'quit';
    if (this.#prevented('before-quit')) this.#leaving = undefined;
    else if (this.#host.windows().length === 0) this.#quit();
    else for (const window of this.#host.windows()) if (!window.isDestroyed()) window.close();
  }

  /** Destroys the windows and emits `'quit'`; nobody is asked. The process goes on. */
  exit(exitCode = 0): void {
    this.#leaving = 'exit';
    this.#exitCode = exitCode;
    const windows = this.#host.windows();
    if (windows.length === 0) this.#gone();
    for (const window of windows) window.destroy();
  }

  /** A window stays open: the app does not quit. */
  closeCancelled(): void {
    if (this.#leaving === 'quit') this.#leaving = undefined;
  }

  /** The last window is gone: what was under way goes on, else the app is told, and quits unless it listens. */
  allClosed(): void {
    if (this.#leaving === 'exit') this.#gone();
    else if (this.#leaving === 'quit') this.#quit();
    else if (!this.emit('window-all-closed')) this.quit();
  }

  /** What restores the app as it is now. */
  save(): Restore {
    const { isPackaged, name } = this;
    const leaving = this.#leaving;
    const exitCode = this.#exitCode;
    const hasLock = this.#hasLock;
    const started = [this.#appPath, this.#manifest, this.#start] as const;
    // A test may have put another in its place.
    const { commandLine } = this;
    const switches = commandLine instanceof CommandLine ? commandLine.save() : () => {};
    return together(saveListeners(this), switches, this.saveSetup(), this.#paths.save(), () => {
      this.isPackaged = isPackaged;
      this.name = name;
      this.#leaving = leaving;
      this.#exitCode = exitCode;
      this.#hasLock = hasLock;
      [this.#appPath, this.#manifest, this.#start] = started;
    });
  }

  /** Removes the temporary folder, if `getPath` made one. */
  dispose(): void {
    this.#paths.dispose();
  }

  #tellLate(listener: (...args: unknown[]) => void): void {
    const registered = this.rawListeners('ready').find(
      (raw) => raw === listener || (raw as { listener?: unknown }).listener === listener,
    );
    if (registered) Reflect.apply(registered, this, [{}, {}]);
  }

  #quit(): void {
    if (this.#prevented('will-quit')) this.#leaving = undefined;
    else this.#gone();
  }

  #gone(): void {
    this.#exitedWith = this.#exitCode;
    this.emit('quit', {}, this.#exitCode);
    this.#leaving = undefined;
    this.#exitCode = 0;
  }

  #prevented(event: string): boolean {
    let prevented = false;
    this.emit(event, {
      preventDefault() {
        prevented = true;
      },
    });
    return prevented;
  }
}
