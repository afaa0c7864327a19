import { type Restore, saveMap } from '../bus/snapshot';
import { codeCacheError, customSchemesError } from '../words/module-errors';

/** The schemes that the app has privileged: one list for all sessions. */
export class Schemes {
  readonly #all = new Map<string, Electron.Privileges>();

  /** Later calls add to earlier ones. */
  add(schemes: readonly Electron.CustomScheme[]): void {
    if (!Array.isArray(schemes) || schemes.some((given) => typeof given?.scheme !== 'string')) {
      throw customSchemesError();
    }
    for (const { privileges } of schemes) {
      if (privileges?.codeCache && !privileges.standard) throw codeCacheError();
    }
    for (const { scheme, privileges } of schemes) this.#all.set(scheme, { ...this.#all.get(scheme), ...privileges });
  }

  /** The privileges of a scheme, if the app has registered it. */
  of(scheme: string): Electron.Privileges | undefined {
    return this.#all.get(scheme);
  }

  /** All of them, with their privileges. */
  get all(): Iterable<readonly [scheme: string, privileges: Electron.Privileges]> {
    return this.#all;
  }

  isStandard(scheme: string): boolean {
    return this.#all.get(scheme)?.standard ?? false;
  }

  save(): Restore {
    return saveMap(this.#all);
  }
}
