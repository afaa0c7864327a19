import { type Restore, saveMap, together } from '../bus/snapshot';
import type { Machine } from '../machine/machine';
import { NATIVE, type NativeState } from '../wire/native-state';
import { fileIconError, gpuInfoError, proxyTooEarlyError, tooEarlyError, tooLateError } from '../words/app-errors';
import { AppDesktop } from './app-desktop';
import { booleanAt, stringAt, stringsAt } from './arguments';
import { isOn } from './by-platform';
import { gpuFeatures, gpuInfo } from './gpu';
import { createEvent } from './native-event';
import { checkProxy, checkResolver } from './network-options';
import { installNeutral } from './neutral';
import { APP_SETUP } from './setup-table';

// Node loads it when it is first used, and few tests use it.
const crypto = () => require('node:crypto') as typeof import('node:crypto');

/** What the set-up calls of an app touch beside its own state. */
export interface AppSetupHost {
  readonly machine: Machine;
  /** Whether a window has the focus. */
  isFocused(): boolean;
  /** The exported `Menu`, which keeps the application's menu. */
  menu(): Pick<typeof Electron.Menu, 'getApplicationMenu' | 'setApplicationMenu'>;
  /** Draws an icon that many pixels high and wide. */
  drawIcon(side: number): Electron.NativeImage;
  /** Which proxies a URL goes by (N3.5). */
  resolveProxy(config: Electron.ProxyConfig, url: string): Promise<string>;
  /** What pages say they are, unless anybody has said otherwise. */
  userAgent(): string;
}

/** What an app says once, when it starts, and what it asks of Chromium. */
export abstract class AppSetup extends AppDesktop {
  readonly #host: AppSetupHost;
  readonly #state: NativeState = new Map();

  constructor(host: AppSetupHost) {
    super(host.machine);
    this.#host = host;
  }

  abstract get isPackaged(): boolean;
  /** Whether the app waits to be ready, so that it knows what it must not do yet. */
  abstract get isAwaited(): boolean;
  /** Whether an app was started, and is ready: it is too late for what comes before. */
  abstract get isUnderWay(): boolean;

  [NATIVE](): NativeState {
    return this.#state;
  }

  /** @throws Error in an app that is ready (W2.18) */
  disableHardwareAcceleration(): void {
    this.#checkEarly('disableHardwareAcceleration');
    this.#state.set('HardwareAccelerationEnabled', false);
  }

  isHardwareAccelerationEnabled(): boolean {
    return !this.#state.has('HardwareAccelerationEnabled');
  }

  /** @throws Error in an app that is ready (W2.18) */
  disableDomainBlockingFor3DAPIs(): void {
    this.#checkEarly('disableDomainBlockingFor3DAPIs');
  }

  /** @throws Error in an app that is ready (W2.18) */
  enableSandbox(): void {
    this.#checkEarly('enableSandbox');
  }

  getLocale(): string {
    return this.desktop.state.locale;
  }

  /** @throws Error before the app is ready (W2.18) */
  getSystemLocale(): string {
    this.#checkReady('getSystemLocale');
    return this.desktop.state.locale;
  }

  /** Two capital letters, or none where the locale has no country. */
  getLocaleCountryCode(): string {
    return /[-_]([A-Za-z]{2})\b/.exec(this.desktop.state.locale)?.[1]?.toUpperCase() ?? '';
  }

  getPreferredSystemLanguages(): string[] {
    return [this.desktop.state.locale];
  }

  isAccessibilitySupportEnabled(): boolean {
    return this.desktop.state.accessibilitySupport;
  }

  /**
   * Tells of it at once, changed or not (W2.11).
   *
   * @throws Error before the app is ready (W2.18)
   */
  setAccessibilitySupportEnabled(...args: [enabled: boolean]): void {
    this.#checkReady('setAccessibilitySupportEnabled');
    const accessibilitySupport = booleanAt(args);
    this.desktop.change({ accessibilitySupport });
    this.#tellAccessibility();
  }

  getAccessibilitySupportFeatures(): string[] {
    return [...this.desktop.state.accessibilityFeatures];
  }

  /** As `setAccessibilitySupportEnabled`. */
  setAccessibilitySupportFeatures(...args: [features: string[]]): void {
    this.#checkReady('setAccessibilitySupportFeatures');
    this.desktop.change({ accessibilityFeatures: [...stringsAt(args)] });
    this.#tellAccessibility();
  }

  get accessibilitySupportEnabled(): boolean {
    return this.isAccessibilitySupportEnabled();
  }

  set accessibilitySupportEnabled(enabled: boolean) {
    this.setAccessibilitySupportEnabled(enabled);
  }

  /** @throws Error before the app is ready; TypeError for what is no option (W2.19) */
  configureHostResolver(options: Electron.ConfigureHostResolverOptions): void {
    checkResolver(options, this.isAwaited);
  }

  /** Rejects before the app is ready, and for a mode that there is not (W2.18, W2.19). */
  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    if (this.isAwaited) throw proxyTooEarlyError();
    checkProxy(config);
    this.#state.set('Proxy', config);
  }

  /** @returns a promise of `DIRECT`, `PROXY host:port`, or `''` for what is no URL (N3.5) */
  resolveProxy(url: string): Promise<string>;
  resolveProxy(...given: [url: string]): Promise<string> {
    const url = stringAt(given);
    const config = (this.#state.get('Proxy') as Electron.ProxyConfig | undefined) ?? { mode: 'direct' };
    return this.#host.resolveProxy(config, url);
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

  /** A machine without a graphics card: Chromium draws by itself. */
  getGPUFeatureStatus(): Electron.GPUFeatureStatus {
    return gpuFeatures();
  }

  /** Rejects with Error `Invalid info type. Use 'basic' or 'complete'`. */
  getGPUInfo(...args: [infoType: 'basic' | 'complete']): Promise<unknown> {
    const type = stringAt(args);
    if (type !== 'basic' && type !== 'complete') return Promise.reject(gpuInfoError());
    return Promise.resolve(gpuInfo(type));
  }

  /** A blank one, unless `system.fileIcon` is another. Rejects with Error `Failed to get file icon.` where that is null. */
  getFileIcon(...args: [path: string, options?: Electron.FileIconOptions]): Promise<Electron.NativeImage> {
    stringAt(args);
    const { fileIcon } = this.desktop.state;
    if (fileIcon === null) return Promise.reject(fileIconError());
    return Promise.resolve(fileIcon ?? this.#host.drawIcon(iconSide(args[1]?.size)));
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
    const id = given?.replace(/^\{?(.*?)\}?$/, '{$1}') ?? `{${crypto().randomUUID().toUpperCase()}}`;
    this.#state.set('ToastActivatorCLSID', id);
    return id;
  }

  /** What restores what it was told. */
  protected saveSetup(): Restore {
    return together(saveMap(this.#state), this.saveDesktop());
  }

  #checkEarly(method: string): void {
    if (this.isUnderWay) throw tooLateError(method);
  }

  #checkReady(method: string): void {
    if (this.isAwaited) throw tooEarlyError(method);
  }

  #tellAccessibility(): void {
    const { accessibilitySupport } = this.desktop.state;
    this.emit('accessibility-support-changed', createEvent(), accessibilitySupport);
  }
}

installNeutral(AppSetup.prototype, 'App', APP_SETUP);

/** How high and wide it is; there is no large one on macOS. */
function iconSide(size: Electron.FileIconOptions['size'] | undefined): number {
  if (size === 'small') return 16;
  return size === 'large' && isOn('linux') ? 48 : 32;
}
