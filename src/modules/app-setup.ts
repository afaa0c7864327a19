import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { type Restore, saveMap } from '../bus/snapshot';
import { NATIVE, type NativeState } from '../wire/native-state';
import { installNeutral } from './neutral';
import { APP_SETUP } from './setup-table';

/** What the set-up calls of an app touch beside its own state. */
export interface AppSetupHost {
  /** Whether a window has the focus. */
  isFocused(): boolean;
  /** The exported `Menu`, which keeps the application's menu. */
  menu(): Pick<typeof Electron.Menu, 'getApplicationMenu' | 'setApplicationMenu'>;
  /** What pages say they are, unless anybody has said otherwise. */
  userAgent(): string;
}

// Not all of them are in the types of older releases.
type Offered = Pick<
  Electron.App,
  Extract<
    keyof Electron.App,
    | 'addRecentDocument'
    | 'applicationMenu'
    | 'clearRecentDocuments'
    | 'disableHardwareAcceleration'
    | 'getAppMetrics'
    | 'getCurrentActivityType'
    | 'getLoginItemSettings'
    | 'hide'
    | 'invalidateCurrentActivity'
    | 'isActive'
    | 'isDefaultProtocolClient'
    | 'isInApplicationsFolder'
    | 'removeAsDefaultProtocolClient'
    | 'setAppLogsPath'
    | 'setAsDefaultProtocolClient'
    | 'setBadgeCount'
    | 'setLoginItemSettings'
    | 'setUserActivity'
    | 'show'
    | 'toastActivatorCLSID'
    | 'userAgentFallback'
  >
>;

/** What an app says once, when it starts, to a system that is not there: it is remembered for Electron's getters. */
export abstract class AppSetup extends EventEmitter implements Offered {
  abstract isPackaged: boolean;
  readonly #host: AppSetupHost;
  readonly #state: NativeState = new Map();

  constructor(host: AppSetupHost) {
    super();
    this.#host = host;
  }

  abstract setPath(name: string, folder: string): void;

  [NATIVE](): NativeState {
    return this.#state;
  }

  /** Always succeeds; path and arguments are not looked at. */
  setAsDefaultProtocolClient(protocol: string, _path?: string, _args?: string[]): boolean {
    this.#state.set('ProtocolClients', new Set([...this.#protocols, protocol.toLowerCase()]));
    return true;
  }

  /** Always succeeds. */
  removeAsDefaultProtocolClient(protocol: string, _path?: string, _args?: string[]): boolean {
    const left = [...this.#protocols].filter((name) => name !== protocol.toLowerCase());
    this.#state.set('ProtocolClients', new Set(left));
    return true;
  }

  isDefaultProtocolClient(protocol: string, _path?: string, _args?: string[]): boolean {
    return this.#protocols.has(protocol.toLowerCase());
  }

  setLoginItemSettings(settings: Electron.Settings): void {
    this.#state.set('LoginItem', { ...settings });
  }

  getLoginItemSettings(_options?: Electron.LoginItemSettingsOptions): Electron.LoginItemSettings {
    const { openAtLogin = false, enabled = true } = (this.#state.get('LoginItem') ?? {}) as Electron.Settings;
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin && enabled,
      launchItems: [],
    };
  }

  /** Without a count the badge is a dot, and the count what it was. */
  setBadgeCount(count?: number): boolean {
    if (count !== undefined) this.#state.set('BadgeCount', count);
    return true;
  }

  /** The newest comes first. */
  addRecentDocument(path: string): void {
    const others = this.#recent.filter((known) => known !== path);
    this.#state.set('RecentDocuments', [path, ...others]);
  }

  clearRecentDocuments(): void {
    this.#state.delete('RecentDocuments');
  }

  setUserActivity(type: string, _userInfo?: unknown, _webpageURL?: string): void {
    this.#state.set('CurrentActivityType', type);
  }

  getCurrentActivityType(): string {
    return (this.#state.get('CurrentActivityType') as string | undefined) ?? '';
  }

  invalidateCurrentActivity(): void {
    this.#state.delete('CurrentActivityType');
  }

  /** Without a path the logs stay in the folder that `getPath` makes for them. */
  setAppLogsPath(path?: string): void {
    if (path !== undefined) this.setPath('logs', path);
  }

  disableHardwareAcceleration(): void {
    this.#state.set('HardwareAccelerationEnabled', false);
  }

  /** The windows stay as they are. */
  hide(): void {
    this.#state.set('Hidden', true);
  }

  show(): void {
    this.#state.delete('Hidden');
  }

  /** Whether one of its windows has the focus. */
  isActive(): boolean {
    return this.#host.isFocused();
  }

  /** One process, which all of this runs in. */
  getAppMetrics(): Electron.ProcessMetric[] {
    const { maxRSS } = process.resourceUsage();
    return [
      {
        cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 },
        creationTime: Date.now() - process.uptime() * 1000,
        memory: { workingSetSize: Math.round(process.memoryUsage.rss() / 1024), peakWorkingSetSize: maxRSS },
        pid: process.pid,
        type: 'Browser',
      },
    ];
  }

  /** Where a packaged app belongs. */
  isInApplicationsFolder(): boolean {
    return this.isPackaged;
  }

  get applicationMenu(): Electron.Menu | null {
    return this.#host.menu().getApplicationMenu();
  }

  set applicationMenu(menu: Electron.Menu | null) {
    this.#host.menu().setApplicationMenu(menu);
  }

  get userAgentFallback(): string {
    return (this.#state.get('UserAgentFallback') as string | undefined) ?? this.#host.userAgent();
  }

  set userAgentFallback(userAgent: string) {
    this.#state.set('UserAgentFallback', userAgent);
  }

  /** As Electron makes one up, where the app has given none. */
  get toastActivatorCLSID(): string {
    const given = this.#state.get('ToastActivatorCLSID') as string | undefined;
    const id = given?.replace(/^\{?(.*?)\}?$/, '{$1}') ?? `{${randomUUID().toUpperCase()}}`;
    this.#state.set('ToastActivatorCLSID', id);
    return id;
  }

  /** What restores what it was told. */
  protected saveSetup(): Restore {
    return saveMap(this.#state);
  }

  get #protocols(): ReadonlySet<string> {
    return (this.#state.get('ProtocolClients') as ReadonlySet<string> | undefined) ?? new Set();
  }

  get #recent(): readonly string[] {
    return (this.#state.get('RecentDocuments') as readonly string[] | undefined) ?? [];
  }
}

installNeutral(AppSetup.prototype, 'App', APP_SETUP);
