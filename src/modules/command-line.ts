import { type Restore, saveMap } from '../bus/snapshot';

/** What `app.commandLine` is: it remembers, and no Chromium is there to listen to it. */
export class CommandLine implements Electron.CommandLine {
  readonly #switches = new Map<string, string>();

  /** The name counts in lower case, as Chromium writes its own. */
  appendSwitch(the_switch: string, value = ''): void {
    this.#switches.set(the_switch.toLowerCase(), value);
  }

  /** Nothing that a test could see. */
  appendArgument(_value: string): void {}

  hasSwitch(the_switch: string): boolean {
    return this.#switches.has(the_switch);
  }

  getSwitchValue(the_switch: string): string {
    return this.#switches.get(the_switch) ?? '';
  }

  removeSwitch(the_switch: string): void {
    this.#switches.delete(the_switch);
  }

  save(): Restore {
    return saveMap(this.#switches);
  }
}
