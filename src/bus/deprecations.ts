import type { Flag } from '../eras/era-members';
import type { Era } from '../eras/version';
import type { Restore } from './snapshot';

/** What Electron's own JavaScript says is deprecated, each text once in a process (W1.7). */
export class Deprecations {
  /** Whose settings count: that of an app that was started, else the test's own. */
  process: Pick<NodeJS.Process, 'noDeprecation' | 'throwDeprecation' | 'traceDeprecation'> | undefined;
  readonly #era: () => Era;
  #said: ReadonlySet<string> = new Set();

  constructor(era: () => Era) {
    this.#era = era;
  }

  /**
   * Says it, once.
   *
   * @param flag - of the versions that say it
   * @throws Error with the text, under `process.throwDeprecation`
   */
  say(flag: Flag, text: string): void {
    if (!this.#era()[flag] || this.#said.has(text)) return;
    const { noDeprecation, throwDeprecation, traceDeprecation } = this.process ?? process;
    if (noDeprecation) return;
    if (throwDeprecation) throw new Error(text);
    if (traceDeprecation) console.trace(text);
    else console.warn(`(electron) ${text}`);
    this.#said = new Set([...this.#said, text]);
  }

  /** Says that something has another name (W1.8). */
  renamed(flag: Flag, before: string, now: string): void {
    this.say(flag, `'${before}' is deprecated and will be removed. Please use '${now}' instead.`);
  }

  save(): Restore {
    const said = this.#said;
    const { process } = this;
    return () => {
      this.#said = said;
      this.process = process;
    };
  }
}
