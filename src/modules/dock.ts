import type { DesktopState, DockState } from '../machine/desktop';
import type { StatePart } from '../machine/state-part';
import { conversionError } from '../words/errors';
import { integerAt, stringAt } from './arguments';

type Bounce = 'critical' | 'informational';

/** What `app.dock` is on macOS. */
export class Dock implements Electron.Dock {
  readonly #desktop: StatePart<DesktopState>;
  readonly #isActive: () => boolean;

  /** @param isActive - whether the app has the focus, and has no need to bounce */
  constructor(desktop: StatePart<DesktopState>, isActive: () => boolean) {
    this.#desktop = desktop;
    this.#isActive = isActive;
  }

  /** @returns the id that `cancelBounce` takes, or -1 where the app is active already */
  bounce(type: Bounce = 'informational'): number {
    if (type !== 'critical' && type !== 'informational') throw conversionError(0, type);
    if (this.#isActive()) return -1;
    const { bounces, lastBounce } = this.#dock;
    const id = lastBounce + 1;
    this.#change({ bounces: [...bounces, { id, type }], lastBounce: id });
    return id;
  }

  cancelBounce(...args: [id: number]): void {
    const cancelled = integerAt(args);
    this.#change({ bounces: this.#dock.bounces.filter(({ id }) => id !== cancelled) });
  }

  downloadFinished(...args: [filePath: string]): void {
    this.#change({ downloads: [...this.#dock.downloads, stringAt(args)] });
  }

  setBadge(...args: [text: string]): void {
    this.#change({ badge: stringAt(args) });
  }

  getBadge(): string {
    return this.#dock.badge;
  }

  hide(): void {
    this.#change({ isVisible: false });
  }

  async show(): Promise<void> {
    this.#change({ isVisible: true });
  }

  isVisible(): boolean {
    return this.#dock.isVisible;
  }

  /** @throws TypeError for what is no menu (W0.1) */
  setMenu(menu: Electron.Menu): void {
    if (!isMenu(menu)) throw conversionError(0, menu);
    this.#change({ menu });
  }

  getMenu(): Electron.Menu | null {
    return this.#dock.menu;
  }

  setIcon(icon: Electron.NativeImage | string): void {
    if (typeof icon !== 'string' && (typeof icon !== 'object' || icon === null)) throw conversionError(0, icon);
    this.#change({ icon });
  }

  get #dock(): DockState {
    return this.#desktop.state.dock;
  }

  #change(changes: Partial<DockState>): void {
    this.#desktop.change({ dock: { ...this.#dock, ...changes } });
  }
}

/** By its members: the class belongs to another module of the fake. */
function isMenu(given: unknown): boolean {
  return typeof given === 'object' && given !== null && Array.isArray(Reflect.get(given, 'items'));
}
