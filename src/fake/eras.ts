import type { Bus } from '../bus/bus';
import { Shaper } from '../eras/era-members';
import { type Era, eraOf, eraOfInstalled } from '../eras/version';
import { globalOptions } from './options';

/** Keeps one fake at its Electron version. */
export class Eras {
  readonly shaper = new Shaper();
  #default: Era | undefined;

  /** DESIGN section 5: what was chosen, or what an integration has looked up already, or what is installed. */
  of(version: string | undefined): Era {
    const chosen = version ?? globalOptions()?.version;
    if (chosen !== undefined) return eraOf(chosen);
    this.#default ??= eraOfInstalled(process.cwd());
    return this.#default;
  }

  /** Gives `bus` and the twins on it the version, if that is another one; tells whether it is. */
  enter(version: string | undefined, bus: Bus, twins: () => Iterable<object>): boolean {
    const era = this.of(version);
    if (era === bus.era) return false;
    bus.era = era;
    for (const twin of twins()) this.shaper.shape(twin, era);
    return true;
  }
}
