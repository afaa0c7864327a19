import { type Restore, together } from '../../bus/snapshot';
import { booleanAt, need } from '../../modules/arguments';
import { isOn } from '../../modules/by-platform';
import { NATIVE } from '../../wire/native-state';
import { modalParentError, parentTypeError } from '../../words/window-errors';
import type { BaseWindowTwin } from './base-window';
import { WindowCore, type WindowHost } from './window-core';

const NONE: readonly never[] = [];

/** Whose window it is and which are its own; a modal one keeps its parent from being used. */
export abstract class WindowFamily extends WindowCore {
  readonly #isModal: boolean;
  #parent: WindowFamily | undefined;
  #children: readonly WindowFamily[] = NONE;
  /** What the user said with `setEnabled`. */
  #isEnabled = true;

  constructor(host: WindowHost, { parent, modal }: Electron.BaseWindowConstructorOptions) {
    super(host);
    this.#adoptBy((parent as unknown) instanceof WindowFamily ? (parent as unknown as WindowFamily) : undefined);
    // W3.24
    this.#isModal = this.#parent !== undefined && Boolean(modal);
  }

  getParentWindow(): BaseWindowTwin | null {
    this[NATIVE]();
    return (this.#parent as BaseWindowTwin | undefined) ?? null;
  }

  /**
   * @param parent - null or undefined for none
   * @throws TypeError `Can not be called for modal window`, `Must pass BaseWindow instance or null` (W3.24)
   */
  setParentWindow(...given: [parent: Electron.BaseWindow | null]): void {
    this[NATIVE]();
    need(given, 1);
    const parent: unknown = given[0];
    if (this.#isModal) throw modalParentError();
    if (parent != null && !(parent instanceof WindowFamily)) throw parentTypeError();
    this.#adoptBy(parent ?? undefined);
  }

  getChildWindows(): BaseWindowTwin[] {
    this[NATIVE]();
    return [...this.#children] as unknown as BaseWindowTwin[];
  }

  isModal(): boolean {
    this[NATIVE]();
    return this.#isModal;
  }

  /** Whether it can be used: not while a modal child is shown (W3.25). */
  isEnabled(): boolean {
    this[NATIVE]();
    return this.isUsable;
  }

  /** It stays so, whatever modal children come and go. */
  setEnabled(...given: [enable: boolean]): void {
    this[NATIVE]();
    this.#isEnabled = booleanAt(given, 0);
  }

  /** The same as `isEnabled` for the fake itself. */
  get isUsable(): boolean {
    if (!this.#isEnabled) return false;
    return isOn('darwin') || !this.#children.some((child) => child.#isModal && child.isShown);
  }

  /** Whether it keeps its parent from being used while it is shown. */
  protected get isBlocking(): boolean {
    return this.#isModal;
  }

  /** Whether it has been shown and not hidden since. */
  abstract readonly isShown: boolean;

  override save(): Restore {
    const [parent, children, isEnabled] = [this.#parent, this.#children, this.#isEnabled];
    return together(super.save(), () => {
      [this.#parent, this.#children, this.#isEnabled] = [parent, children, isEnabled];
    });
  }

  protected override leaveChildren(isClosed: boolean): void {
    // W3.22: nobody but the window system takes them along when it is destroyed, which on macOS lets them be.
    if (!isClosed && isOn('darwin')) for (const child of this.#children) child.#adoptBy(undefined);
    else for (const child of this.#children) child.finish();
  }

  protected override leaveParent(): void {
    this.#adoptBy(undefined);
  }

  #adoptBy(parent: WindowFamily | undefined): void {
    const former = this.#parent;
    if (former) former.#children = former.#children.filter((child) => child !== this);
    this.#parent = parent;
    if (parent) parent.#children = [...parent.#children, this];
  }
}
