import { type Restore, saveListeners, together } from '../bus/snapshot';
import { afterTurn } from '../bus/timers';
import { clone } from '../wire/clone';
import { relativeLogsError } from '../words/app-errors';
import { AppPaths, isAbsolute } from './app-paths';
import { AppSetup, type AppSetupHost } from './app-setup';
import { appName, EXECUTABLE, type Manifest, readManifest, Start } from './app-start';
import { stringAt } from './arguments';
import { isOn } from './by-platform';
import { type CommandLine, createCommandLine } from './command-line';
import { Leaving } from './leaving';
import { createEvent } from './native-event';

/** What `app` needs of its fake. */
export interface AppHost extends AppSetupHost {
  /** The windows that are not destroyed, in the order of their creation. */
  windows(): readonly Pick<Electron.BaseWindow, 'close' | 'destroy' | 'isDestroyed'>[];
}

// Not all of them are in the types of older releases.
type Offered = Pick<Electron.App, Exclude<keyof Electron.App & keyof App, keyof NodeJS.EventEmitter | 'dock'>>;

/** What listeners of the app hand on to the contents that it happens in. */
const ROUTED = ['certificate-error', 'select-client-certificate'] as const;

/** The app: ready one turn after it is first asked for, as a main script finds it. */
export class App extends AppSetup implements Offered {
  readonly commandLine: Electron.CommandLine;
  readonly #switches: CommandLine = createCommandLine();
  readonly #paths: AppPaths = new AppPaths(() => this.name);
  readonly #leaving: Leaving;
  readonly #windows: AppHost['windows'];
  #name: string;
  #start: Start;
  #appPath: string | undefined;
  #manifest: Manifest;
  #hasLock = false;
  #isAwaited = false;
  /** The process of an app that was started, which is the test's own where none was. */
  #process: NodeJS.Process | undefined;

  constructor(host: AppHost) {
    super(host);
    this.#manifest = readManifest();
    this.#name = appName(this.#manifest);
    this.commandLine = this.#switches.api;
    this.#windows = () => host.windows();
    this.#leaving = new Leaving(this, this.#windows, () => host.machine.leave());
    const first = new Start();
    this.#start = first;
    afterTurn(() => {
      // Unless an app has been launched since.
      if (this.#start === first) this.#becomeReady();
      else first.complete();
    });
    this.#listen();
  }

  whenReady(): Promise<void> {
    this.#isAwaited = true;
    return this.#start.promise;
  }

  isReady(): boolean {
    return this.#start.isDone;
  }

  get isAwaited(): boolean {
    return (this.#isAwaited || this.#process !== undefined) && !this.isReady();
  }

  /** What one run of an app has that no other has: nothing, where none was started. */
  get run(): object | undefined {
    return this.#process;
  }

  get isUnderWay(): boolean {
    return this.#process !== undefined && this.isReady();
  }

  /** By the environment, or by the executable's name: here it is Electron's own, unless a test says otherwise (W2.16). */
  get isPackaged(): boolean {
    const { env } = this.#process ?? process;
    return this.desktop.state.isPackaged ?? env?.ELECTRON_FORCE_IS_PACKAGED !== undefined;
  }

  /** Read-only in Electron. */
  set isPackaged(isPackaged: boolean) {
    this.desktop.change({ isPackaged });
  }

  /** That of the package.json (W2.15). */
  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = stringAt([name]) || EXECUTABLE;
  }

  getName(): string {
    return this.name;
  }

  /** An empty one is the executable's. */
  setName(...args: [name: string]): void {
    this.name = stringAt(args);
  }

  /**
   * The folder for `name`, in a temporary folder of this fake's own unless `setPath` gave another.
   *
   * @throws Error `Failed to get '<name>' path`
   */
  getPath(...args: [name: string]): string {
    return this.#paths.get(stringAt(args));
  }

  /**
   * It need not exist.
   *
   * @throws Error `Path must be absolute`; Error `Failed to set path` for a name Electron does not know
   */
  setPath(...args: [name: string, path: string]): void {
    this.#paths.set(stringAt(args), stringAt(args, 1));
  }

  /** @throws TypeError `Path must be absolute` */
  setAppLogsPath(path?: string): void {
    if (path === undefined) this.setPath('logs', this.#paths.defaultLogs);
    else if (isAbsolute(path)) this.setPath('logs', path);
    else throw relativeLogsError();
  }

  /** Got unless the app runs already; in words of `system`: elsewhere. What is given must be cloneable (W2.12). */
  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    clone(additionalData);
    if (this.desktop.state.runsElsewhere) return false;
    this.#hasLock = true;
    return true;
  }

  hasSingleInstanceLock(): boolean {
    return this.#hasLock;
  }

  releaseSingleInstanceLock(): void {
    this.#hasLock = false;
  }

  /**
   * Another start of the app, which found the lock taken: `'second-instance'`, but never before the app is ready.
   *
   * @param args - what it was started with, after its executable and its own path
   */
  startedAgain(args: readonly string[], cwd: string, data: unknown): void {
    const argv = [process.execPath, ...(this.isPackaged ? [] : [this.getAppPath()]), ...args];
    const copy = data === undefined ? null : clone(data);
    const tell = () => this.emit('second-instance', createEvent(), argv, cwd, copy);
    if (this.isReady()) tell();
    // The promise is resolved before listeners of `ready` are called.
    else this.#start.promise.then(tell);
  }

  /** The folder of the app that was launched, else the current one. */
  getAppPath(): string {
    return this.#appPath ?? process.cwd();
  }

  /** Undocumented. */
  setAppPath(...args: [path: string]): void {
    this.#appPath = stringAt(args);
  }

  /** The version in the package.json of the current folder, or `0.0.0`. */
  getVersion(): string {
    return this.#manifest.version ?? '0.0.0';
  }

  /** The app is to start again when it has quit, which it does not do here (W2.13). */
  relaunch(options: Electron.RelaunchOptions = {}): boolean {
    const { argv } = this.#process ?? process;
    const { execPath, args } = options;
    const given = Array.isArray(args) ? args.map(String) : undefined;
    const relaunch = { execPath: execPath || process.execPath, args: given ?? (execPath ? [] : argv.slice(1)) };
    this.desktop.change({ relaunches: [...this.desktop.state.relaunches, relaunch] });
    return true;
  }

  /**
   * `'before-quit'`, which can be prevented; the windows are closed, and any of them can stay open; then `'will-quit'`,
   * which can be prevented, and `'quit'`. The process goes on (W2.4, W2.5).
   */
  quit(): void {
    this.#leaving.quit();
  }

  /** Destroys the windows and emits `'quit'`; nobody is asked. The process goes on (W2.6). */
  exit(exitCode: number = 0): void {
    this.#leaving.exit(exitCode, this.#process !== undefined && !this.#leaving.isLooping);
  }

  /** Closes every window as `quit` does, and does `done` when all of them let it. */
  closeAll(done: () => void): void {
    this.#leaving.closeAll(done);
  }

  /** A window stays open: the app does not quit. */
  closeCancelled(): void {
    this.#leaving.cancelled();
  }

  /** The last window is gone: what was under way goes on, else the app is told, and quits unless it listens. */
  allClosed(): void {
    this.#leaving.allClosed();
  }

  /** How many windows there are. */
  get windowCount(): number {
    return this.#windows().length;
  }

  /** The switches and arguments that the app has given Chromium. */
  get switches(): readonly string[] {
    return this.#switches.given;
  }

  /** An app begins anew: it is what its package.json says, and not ready until `becomeReady` is called. */
  start(folder: string, manifest: Manifest, process: NodeJS.Process): void {
    this.#appPath = folder;
    this.#manifest = manifest;
    this.#name = appName(manifest);
    this.#paths.rename();
    this.#start = new Start();
    this.#process = process;
    this.#leaving.begin();
  }

  /** The exit code, when what `start` has begun is over. */
  get exitedWith(): number | undefined {
    return this.#leaving.exitedWith;
  }

  /** What `start` has begun is ready, unless it has quit already. */
  becomeReady(): void {
    if (this.exitedWith === undefined) this.#becomeReady();
  }

  /** What restores the app as it is now. */
  save(): Restore {
    const hasLock = this.#hasLock;
    const started = [this.#name, this.#appPath, this.#manifest, this.#start, this.#process] as const;
    const parts = [this.#switches.save(), this.saveSetup(), this.#paths.save(), this.#leaving.save()];
    return together(saveListeners(this), ...parts, () => {
      this.#hasLock = hasLock;
      [this.#name, this.#appPath, this.#manifest, this.#start, this.#process] = started;
    });
  }

  /** Removes the temporary folder, if `getPath` made one. */
  dispose(): void {
    this.#paths.dispose();
  }

  #becomeReady(): void {
    this.emit('will-finish-launching', createEvent());
    const launchInfo = this.#start.complete();
    // Elsewhere it is what comes after the listeners (W2.6).
    if (isOn('darwin')) this.#leaving.isLooping = true;
    this.emit('ready', createEvent(), launchInfo);
    this.#leaving.isLooping = true;
  }

  /** What listens on a fresh app (W2.1). */
  #listen(): void {
    this.on('window-all-closed', () => {
      if (this.listenerCount('window-all-closed') === 1) this.quit();
    });
    this.on('quit', (_event, exitCode: number) => {
      this.#hasLock = false;
      this.#process?.emit('exit', exitCode);
    });
    for (const name of ROUTED) {
      this.on(name, (event, contents: Electron.WebContents | null, ...args) => contents?.emit(name, event, ...args));
    }
    // A test may load the app's main script long after the fake is ready; its listener must hear of it all the same.
    this.on('newListener', (event, listener) => {
      if (event !== 'ready') return;
      this.#isAwaited = true;
      if (this.isReady()) afterTurn(() => this.#tellLate(listener));
    });
  }

  #tellLate(listener: (...args: unknown[]) => void): void {
    const registered = this.rawListeners('ready').find(
      (raw) => raw === listener || (raw as { listener?: unknown }).listener === listener,
    );
    if (registered) Reflect.apply(registered, this, [createEvent(), {}]);
  }
}
