import { EventEmitter } from 'node:events';
import { type DesktopState, desktopOf } from '../machine/desktop';
import type { Machine } from '../machine/machine';
import type { StatePart } from '../machine/state-part';
import { jumpListError } from '../words/app-errors';
import { conversionError } from '../words/errors';
import { objectAt, stringAt } from './arguments';
import { isOn, onlyWhere } from './by-platform';
import type { Dock } from './dock';
import { loginItemSettings, withLoginItem } from './login-items';

type JumpListResult = ReturnType<Electron.App['setJumpList']>;

/** What can be a scheme (W2.22). */
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*$/;

/** What an app tells the desktop around it: it is remembered, for Electron's getters and for `system`. */
export abstract class AppDesktop extends EventEmitter {
  static {
    onlyWhere(AppDesktop.prototype, () => isOn('darwin'), ['dock', 'setActivationPolicy', 'hide', 'show', 'isHidden']);
    onlyWhere(AppDesktop.prototype, () => isOn('darwin'), [
      'setUserActivity',
      'getCurrentActivityType',
      'invalidateCurrentActivity',
      'resignCurrentActivity',
      'updateCurrentActivity',
    ]);
    onlyWhere(AppDesktop.prototype, () => isOn('win32'), ['getJumpListSettings', 'setJumpList', 'setUserTasks']);
  }

  readonly #desktop: StatePart<DesktopState>;
  #dock: Dock | undefined;
  #about: Electron.AboutPanelOptionsOptions = {};
  #activity: string | undefined;
  #isHidden = false;

  constructor(machine: Machine) {
    super();
    this.#desktop = desktopOf(machine);
  }

  abstract get name(): string;
  abstract isActive(): boolean;

  protected get desktop(): StatePart<DesktopState> {
    return this.#desktop;
  }

  /** There is none but on macOS. */
  get dock(): Electron.Dock | undefined {
    if (this.#dock === undefined) {
      const { Dock: DockClass } = require('./dock') as typeof import('./dock');
      this.#dock = new DockClass(this.desktop, () => this.isActive());
    }
    return this.#dock;
  }

  /** Succeeds for what can be a scheme; path and arguments are not looked at. */
  setAsDefaultProtocolClient(...args: [protocol: string, path?: string, args?: string[]]): boolean {
    const protocol = stringAt(args).toLowerCase();
    if (!SCHEME.test(protocol)) return false;
    const others = this.desktop.state.protocolClients.filter((name) => name !== protocol);
    this.desktop.change({ protocolClients: [...others, protocol] });
    return true;
  }

  /** As `setAsDefaultProtocolClient`. */
  removeAsDefaultProtocolClient(...args: [protocol: string, path?: string, args?: string[]]): boolean {
    const protocol = stringAt(args).toLowerCase();
    if (!SCHEME.test(protocol)) return false;
    const left = this.desktop.state.protocolClients.filter((name) => name !== protocol);
    this.desktop.change({ protocolClients: left });
    return true;
  }

  isDefaultProtocolClient(...args: [protocol: string, path?: string, args?: string[]]): boolean {
    return this.desktop.state.protocolClients.includes(stringAt(args).toLowerCase());
  }

  /** The app itself where it is the client, else nobody: no other app is there. */
  getApplicationNameForProtocol(...args: [url: string]): string {
    const scheme = /^[^:]*/.exec(stringAt(args))![0].toLowerCase();
    return this.desktop.state.protocolClients.includes(scheme) ? this.name : '';
  }

  /** Nothing on Linux (W2.21). */
  setLoginItemSettings(...args: [settings: Electron.Settings]): void {
    const settings = objectAt(args) as Electron.Settings;
    this.desktop.change({ loginItems: withLoginItem(this.desktop.state.loginItems, settings, this.name) });
  }

  getLoginItemSettings(options: Electron.LoginItemSettingsOptions = {}): Electron.LoginItemSettings {
    const { loginItems, openedAtLogin } = this.desktop.state;
    return loginItemSettings(loginItems, options, openedAtLogin);
  }

  /** Without a count it is 0 on macOS and Windows, and Linux refuses (W2.23). */
  setBadgeCount(count?: number): boolean {
    if (!Number.isInteger(count) && isOn('linux')) return false;
    const badgeCount = Number.isInteger(count) ? (count as number) : 0;
    const { dock } = this.desktop.state;
    this.desktop.change({ badgeCount, dock: { ...dock, badge: badgeCount === 0 ? '' : String(badgeCount) } });
    return true;
  }

  getBadgeCount(): number {
    return this.desktop.state.badgeCount;
  }

  get badgeCount(): number {
    return this.getBadgeCount();
  }

  set badgeCount(count: number) {
    this.setBadgeCount(count);
  }

  /** The newest comes first. */
  addRecentDocument(...args: [path: string]): void {
    const path = stringAt(args);
    const others = this.desktop.state.recentDocuments.filter((known) => known !== path);
    this.desktop.change({ recentDocuments: [path, ...others] });
  }

  clearRecentDocuments(): void {
    this.desktop.change({ recentDocuments: [] });
  }

  getRecentDocuments(): string[] {
    return [...this.desktop.state.recentDocuments];
  }

  /** Nobody has removed anything from it. */
  getJumpListSettings(): Electron.JumpListSettings {
    return { minItems: 10, removedItems: [] };
  }

  /**
   * @returns `'ok'`, or why Windows refuses it
   * @throws TypeError `Argument must be null or an array of categories`
   */
  setJumpList(categories: Electron.JumpListCategory[] | null): JumpListResult {
    if (categories !== null && !Array.isArray(categories)) throw jumpListError();
    const isCustom = ({ type, name }: Electron.JumpListCategory) => (type ?? (name ? 'custom' : 'tasks')) === 'custom';
    const hasSeparator = ({ items = [] }: Electron.JumpListCategory) => items.some(({ type }) => type === 'separator');
    if (categories?.some((category) => isCustom(category) && hasSeparator(category))) return 'invalidSeparatorError';
    this.desktop.change({ jumpList: categories && structuredClone(categories) });
    return 'ok';
  }

  setUserTasks(...args: [tasks: Electron.Task[]]): boolean {
    if (!Array.isArray(args[0])) throw conversionError(0, args[0]);
    this.desktop.change({ userTasks: structuredClone(args[0]) });
    return true;
  }

  /** Nothing off Windows (W2.24). */
  setAppUserModelId(...args: [id: string]): void {
    if (isOn('win32')) this.desktop.change({ appUserModelId: stringAt(args) });
  }

  setUserActivity(...args: [type: string, userInfo: unknown, webpageURL?: string]): void {
    this.#activity = stringAt(args);
  }

  getCurrentActivityType(): string {
    return this.#activity ?? '';
  }

  invalidateCurrentActivity(): void {
    this.#activity = undefined;
  }

  /** It is no longer the current one, and can become so again. */
  resignCurrentActivity(): void {
    this.#activity = undefined;
  }

  /** Tells only an app that has set one of this type. */
  updateCurrentActivity(...args: [type: string, userInfo: unknown]): void {
    stringAt(args);
    objectAt(args, 1);
  }

  setActivationPolicy(...args: [policy: 'regular' | 'accessory' | 'prohibited']): void {
    if (!['regular', 'accessory', 'prohibited'].includes(stringAt(args))) throw conversionError(0, args[0]);
  }

  /** The windows stay as they are. */
  hide(): void {
    this.#isHidden = true;
  }

  show(): void {
    this.#isHidden = false;
  }

  isHidden(): boolean {
    return this.#isHidden;
  }

  setAboutPanelOptions(...args: [options: Electron.AboutPanelOptionsOptions]): void {
    this.#about = objectAt(args);
  }

  showAboutPanel(): void {
    this.desktop.change({ aboutPanels: [...this.desktop.state.aboutPanels, { ...this.#about }] });
  }

  isEmojiPanelSupported(): boolean {
    return isOn('darwin', 'win32');
  }

  showEmojiPanel(): void {
    this.desktop.change({ emojiPanels: this.desktop.state.emojiPanels + 1 });
  }

  /** What restores what is not the desktop's own. */
  protected saveDesktop(): () => void {
    const saved = [this.#about, this.#activity, this.#isHidden] as const;
    return () => {
      [this.#about, this.#activity, this.#isHidden] = saved;
    };
  }
}
