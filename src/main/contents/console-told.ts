/** A line of a page's console, as the registry's event `'console'` has it. */
export interface ConsoleTold {
  readonly level: 'debug' | 'info' | 'warning' | 'error';
  readonly message: string;
  readonly line: number;
  readonly sourceId: string;
}
