import type { OpenedThing, Shell } from '../machine/shell';
import { conversionError } from '../words/errors';
import { openUrlError, shortcutLinkError } from '../words/shell-errors';
import { objectAt, stringAt } from './arguments';
import { bindMethods } from './bound';
import { isOn, onlyWhere } from './by-platform';
import { pathAt } from './path-argument';

type Operation = 'create' | 'update' | 'replace';
const OPERATIONS: ReadonlySet<unknown> = new Set<Operation>(['create', 'update', 'replace']);

/** The exported `shell` of one fake: nothing is opened, shown, moved or played; the machine keeps what was asked for. */
export class ShellModule implements Electron.Shell {
  readonly #shell: Shell;

  constructor(shell: Shell) {
    this.#shell = shell;
    bindMethods(this);
  }

  /**
   * @returns a promise that resolves at once, and rejects for what is no URL, in the platform's words (M2.1)
   * @throws TypeError for what is no string
   */
  openExternal(...given: [url: string, options?: Electron.OpenExternalOptions]): Promise<void> {
    const url = stringAt(given);
    const [, options] = given;
    this.#note('openExternal', url, options && { ...options });
    return URL.canParse(url) ? Promise.resolve() : Promise.reject(openUrlError(process.platform));
  }

  /**
   * Always succeeds, and answers on Linux too, where the promise of today's Electron never settles (M2.2).
   *
   * @throws TypeError for what is no path
   */
  openPath(...given: [path: string]): Promise<string> {
    this.#note('openPath', pathAt(given));
    return Promise.resolve('');
  }

  showItemInFolder(...given: [fullPath: string]): void {
    this.#note('showItemInFolder', pathAt(given));
  }

  /** The file stays where it is (M2.3). */
  trashItem(...given: [path: string]): Promise<void> {
    this.#note('trashItem', pathAt(given));
    return Promise.resolve();
  }

  beep(): void {
    this.#note('beep', '');
  }

  /**
   * On Windows only (M2.4).
   *
   * @returns whether it was written: `update` and `replace` want one that is there
   */
  writeShortcutLink(
    ...given:
      | [shortcutPath: string, operation: Operation, options: Electron.ShortcutDetails]
      | [shortcutPath: string, options: Electron.ShortcutDetails]
  ): boolean {
    const path = pathAt(given);
    const hasOperation = typeof given[1] === 'string';
    if (hasOperation && !OPERATIONS.has(given[1])) throw conversionError(1, given[1]);
    const operation = hasOperation ? (given[1] as Operation) : 'create';
    const options = objectAt(given, hasOperation ? 2 : 1) as unknown as Electron.ShortcutDetails;
    this.#note('writeShortcutLink', path, { operation, ...options });
    const { links } = this.#shell;
    const before = links.get(path);
    if (operation !== 'create' && before === undefined) return false;
    links.set(path, operation === 'update' ? { ...before, ...options } : { ...options });
    return true;
  }

  /**
   * On Windows only: what `writeShortcutLink` has written (M2.4).
   *
   * @throws Error `Failed to read shortcut link`
   */
  readShortcutLink(...given: [shortcutPath: string]): Electron.ShortcutDetails {
    const link = this.#shell.links.get(pathAt(given));
    if (link === undefined) throw shortcutLinkError();
    return { ...link };
  }

  #note(kind: OpenedThing['kind'], target: string, options?: OpenedThing['options']): void {
    this.#shell.opened.push({ kind, target, ...(options && { options }) });
  }
}

onlyWhere(ShellModule.prototype, () => isOn('win32'), ['writeShortcutLink', 'readShortcutLink']);
