import type { FakeElectron } from '../../fake/fake';

/** What a member of Electron is on the fake; `undefined` where it has none on some platform. */
export type MemberKind = 'class' | 'function' | 'object' | 'value';

const PLATFORMS = ['linux', 'darwin', 'win32'] as const;

/** Asks the fake itself what it has. */
export class Members {
  readonly #known = new Map<string, MemberKind | undefined>();
  readonly #fake: FakeElectron;
  readonly #electron: object;

  constructor() {
    const { createFakeElectron } = require('../../fake/fake') as typeof import('../../fake/fake');
    // What it looks at is what there is at most.
    this.#fake = createFakeElectron({ logs: false });
    this.#electron = this.#fake.view('both');
  }

  /** @param path - the name of a module, and of what it leads to */
  kindOf(path: readonly string[]): MemberKind | undefined {
    const key = path.join('.');
    if (!this.#known.has(key)) this.#known.set(key, this.#lookUp(path));
    return this.#known.get(key);
  }

  #lookUp(path: readonly string[]): MemberKind | undefined {
    const own = Object.getOwnPropertyDescriptor(process, 'platform')!;
    let kind: MemberKind | undefined;
    try {
      for (const value of PLATFORMS) {
        Object.defineProperty(process, 'platform', { ...own, value });
        kind = this.#kindHere(path);
        if (kind === undefined) return undefined;
      }
    } finally {
      Object.defineProperty(process, 'platform', own);
    }
    return kind;
  }

  #kindHere(path: readonly string[]): MemberKind | undefined {
    let value: unknown = this.#electron;
    for (const name of path) {
      if (Object(value) !== value) return undefined;
      // What only objects of a class have is none of the class's own.
      if (!(name in (value as object))) return undefined;
      try {
        value = (value as Record<string, unknown>)[name];
      } catch {
        return 'value';
      }
    }
    if (typeof value === 'function') return /^[A-Z]/.test(path.at(-1)!) ? 'class' : 'function';
    return typeof value === 'object' && value !== null ? 'object' : 'value';
  }
}
