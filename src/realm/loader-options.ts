import type { Realm } from './realm';

export interface LoaderOptions {
  /** Where the modules run. */
  readonly realm: Realm;
  /**
   * What some specifiers are, whoever asks: `electron`, `electron/main`, `timers`. They must not be marked as
   * `__esModule`, or a default import would look for their `default`.
   */
  readonly modules?: Readonly<Record<string, unknown>> | ((specifier: string) => unknown);
  /** What the code is given for one of Node's own modules. */
  readonly builtin?: (name: string, module: unknown) => unknown;
  /** Free variables of every module, such as `process`; a module may declare the name itself. */
  readonly scope?: Readonly<Record<string, unknown>>;
  /** How many milliseconds the top level of a module may take; 0, the default, for as long as it likes. */
  readonly limit?: number;
  /** Reads a module that is at no `file:` address, for `runModule`. */
  readonly loadSource?: (url: string) => string | Promise<string>;
}
