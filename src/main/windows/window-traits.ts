import { booleanAt, numberAt, stringAt } from '../../modules/arguments';
import { isOn } from '../../modules/by-platform';
import { NATIVE } from '../../wire/native-state';
import { conversionError } from '../../words/errors';
import { WindowDisplay } from './window-display';

/** What a window may do, is called and looks like: what the platform has no word for is taken and forgotten (W3.31). */
export abstract class WindowTraits extends WindowDisplay {
  isMovable(): boolean {
    return this.#unlessLinux('Movable');
  }

  setMovable(...given: [movable: boolean]): void {
    this.set('Movable', booleanAt(this.live(given), 0));
  }

  isMinimizable(): boolean {
    return this.#unlessLinux('Minimizable');
  }

  setMinimizable(...given: [minimizable: boolean]): void {
    this.set('Minimizable', booleanAt(this.live(given), 0));
  }

  isMaximizable(): boolean {
    return this.#unlessLinux('Maximizable');
  }

  setMaximizable(...given: [maximizable: boolean]): void {
    this.set('Maximizable', booleanAt(this.live(given), 0));
  }

  /** W3.20 */
  isClosable(): boolean {
    return this.#unlessLinux('Closable');
  }

  setClosable(...given: [closable: boolean]): void {
    this.set('Closable', booleanAt(this.live(given), 0));
  }

  isFullScreenable(): boolean {
    return this.flag('FullScreenable', true);
  }

  setFullScreenable(...given: [fullscreenable: boolean]): void {
    this.set('FullScreenable', booleanAt(this.live(given), 0));
  }

  isAlwaysOnTop(): boolean {
    return this.flag('AlwaysOnTop');
  }

  /** `'always-on-top-changed'` (on) only when that changes (W3.17). */
  setAlwaysOnTop(...given: [flag: boolean, level?: string, relativeLevel?: number]): void {
    const flag = booleanAt(this.live(given), 0);
    this.stayOnTop(flag, typeof given[1] === 'string' ? given[1] : 'floating');
  }

  /** Undocumented, on macOS. */
  _getAlwaysOnTopLevel(): string {
    return (this[NATIVE]().get('AlwaysOnTopLevel') as string | undefined) ?? 'normal';
  }

  getTitle(): string {
    return (this[NATIVE]().get('Title') as string | undefined) ?? '';
  }

  setTitle(...given: [title: string]): void {
    this.set('Title', stringAt(this.live(given), 0));
  }

  /** What screen readers say: the title unless another one was set (W3.31). */
  get accessibleTitle(): string {
    const state = this[NATIVE]();
    return (state.get('AccessibleTitle') as string | undefined) || ((state.get('Title') as string | undefined) ?? '');
  }

  set accessibleTitle(title: string) {
    if (typeof title !== 'string') throw conversionError(0, title);
    this.set('AccessibleTitle', title);
  }

  /** Linux has none: always 1. */
  getOpacity(): number {
    return (this[NATIVE]().get('Opacity') as number | undefined) ?? 1;
  }

  /** W3.28: between 0 and 1, and 1 for what is no number. */
  setOpacity(...given: [opacity: number]): void {
    this.seeThrough(numberAt(this.live(given), 0));
  }

  hasShadow(): boolean {
    return this.flag('Shadow', true);
  }

  setHasShadow(...given: [hasShadow: boolean]): void {
    this.set('Shadow', booleanAt(this.live(given), 0));
  }

  invalidateShadow(): void {
    this[NATIVE]();
  }

  /** Always false on Windows. */
  isVisibleOnAllWorkspaces(): boolean {
    return this.flag('VisibleOnAllWorkspaces');
  }

  setVisibleOnAllWorkspaces(...given: [visible: boolean, options?: Electron.VisibleOnAllWorkspacesOptions]): void {
    const visible = booleanAt(this.live(given), 0);
    this.set('VisibleOnAllWorkspaces', visible && !isOn('win32'));
  }

  isContentProtected(): boolean {
    return this.flag('ContentProtection');
  }

  /** Linux cannot (W3.31). */
  setContentProtection(...given: [enable: boolean]): void {
    const enable = booleanAt(this.live(given), 0);
    this.set('ContentProtection', enable && !isOn('linux'));
  }

  isDocumentEdited(): boolean {
    return this.flag('DocumentEdited');
  }

  /** On macOS only. */
  setDocumentEdited(...given: [edited: boolean]): void {
    const edited = booleanAt(this.live(given), 0);
    if (isOn('darwin')) this.set('DocumentEdited', edited);
  }

  getRepresentedFilename(): string {
    return (this[NATIVE]().get('RepresentedFilename') as string | undefined) ?? '';
  }

  /** On macOS only. */
  setRepresentedFilename(...given: [filename: string]): void {
    const filename = stringAt(this.live(given), 0);
    if (isOn('darwin')) this.set('RepresentedFilename', filename);
  }

  isHiddenInMissionControl(): boolean {
    return this.flag('HiddenInMissionControl');
  }

  setHiddenInMissionControl(...given: [hidden: boolean]): void {
    this.set('HiddenInMissionControl', booleanAt(this.live(given), 0));
  }

  /** Undocumented: what the property `excludedFromShownWindowsMenu` asks; always false off macOS. */
  isExcludedFromShownWindowsMenu(): boolean {
    return this.flag('ExcludedFromShownWindowsMenu');
  }

  setExcludedFromShownWindowsMenu(...given: [excluded: boolean]): void {
    const excluded = booleanAt(this.live(given), 0);
    this.set('ExcludedFromShownWindowsMenu', excluded && isOn('darwin'));
  }

  isTabletMode(): boolean {
    this[NATIVE]();
    return false;
  }

  protected override get mayFillScreen(): boolean {
    return this.flag('FullScreenable', true);
  }

  /** @throws TypeError for a window that is destroyed, before anything is said of arguments */
  protected live<T>(given: T): T {
    this[NATIVE]();
    return given;
  }

  protected flag(key: string, initial = false): boolean {
    return (this[NATIVE]().get(key) as boolean | undefined) ?? initial;
  }

  protected set(key: string, value: unknown): void {
    this[NATIVE]().set(key, value);
  }

  protected stayOnTop(flag: boolean, level: string): void {
    const changes = this.flag('AlwaysOnTop') !== flag;
    this.set('AlwaysOnTop', flag);
    this.set('AlwaysOnTopLevel', flag ? level : 'normal');
    if (changes) this.tellNow('always-on-top-changed', flag);
  }

  protected seeThrough(opacity: number): void {
    if (!isOn('linux')) this.set('Opacity', Number.isNaN(opacity) ? 1 : Math.min(1, Math.max(0, opacity)));
  }

  /** W3.31: Linux does not know. */
  #unlessLinux(key: string): boolean {
    return this.flag(key, true) || isOn('linux');
  }
}
