import { type Restore, saveMap } from '../bus/snapshot';

/** The switches and arguments that an app gives Chromium, which is not there to listen to them. */
export interface CommandLine {
  /** What `app.commandLine` is: a plain object of functions (W2.17). */
  readonly api: Electron.CommandLine;
  /** What was given, as on a command line: `--name=value`, then the arguments. */
  readonly given: readonly string[];
  save(): Restore;
}

/** A name counts in lower case, and every argument passes `String()` (W2.17). */
export function createCommandLine(): CommandLine {
  const switches = new Map<string, string>();
  const values: string[] = [];
  const nameOf = (given: unknown): string => String(given).toLowerCase();
  return {
    api: {
      appendSwitch(the_switch: string, value: string = ''): void {
        switches.set(nameOf(the_switch), String(value));
      },
      appendArgument(value: string): void {
        values.push(String(value));
      },
      hasSwitch: (the_switch: string): boolean => switches.has(nameOf(the_switch)),
      getSwitchValue: (the_switch: string): string => switches.get(nameOf(the_switch)) ?? '',
      removeSwitch(the_switch: string): void {
        switches.delete(nameOf(the_switch));
      },
    },
    get given() {
      return [...[...switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)), ...values];
    },
    save() {
      const restore = saveMap(switches);
      const count = values.length;
      return () => {
        restore();
        values.length = count;
      };
    },
  };
}
