import type { Machine } from './machine';
import { StatePart } from './state-part';

/** What feeds the machine, and whether anybody is at it. */
export interface PowerState {
  readonly onBattery: boolean;
  /** How many seconds ago somebody touched it. */
  readonly idleSeconds: number;
  readonly locked: boolean;
  readonly thermalState: 'unknown' | 'nominal' | 'fair' | 'serious' | 'critical';
  /** In percent of what the processor could do. */
  readonly speedLimit: number;
  /** What apps ask it not to do, by the id that they stop it with. */
  readonly blockers: readonly PowerBlocker[];
}

/** One call of `powerSaveBlocker.start` that has not been stopped. */
export interface PowerBlocker {
  readonly id: number;
  readonly type: 'prevent-app-suspension' | 'prevent-display-sleep';
}

/** On mains, with somebody at the keyboard. */
export const powerOf = (machine: Machine): StatePart<PowerState> =>
  machine.part(
    'power',
    () =>
      new StatePart<PowerState>({
        onBattery: false,
        idleSeconds: 0,
        locked: false,
        thermalState: 'unknown',
        speedLimit: 100,
        blockers: [],
      }),
  );
