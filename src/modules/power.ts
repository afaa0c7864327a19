import { EventEmitter } from 'node:events';
import { type Restore, saveListeners } from '../bus/snapshot';
import type { Machine } from '../machine/machine';
import { type PowerBlocker, type PowerState, powerOf } from '../machine/power';
import type { StatePart } from '../machine/state-part';
import { idleThresholdError } from '../words/module-errors';
import { integerAt, oneOf } from './arguments';

type Methods = Omit<Electron.PowerMonitor, keyof NodeJS.EventEmitter>;

/** The exported `powerMonitor` of one fake: what feeds the machine, and whether anybody is at it. Usable before ready. */
export class PowerMonitor extends EventEmitter implements Methods {
  readonly #power: StatePart<PowerState>;

  constructor(machine: Machine) {
    super();
    this.#power = powerOf(machine);
  }

  /**
   * @param idleThreshold - seconds after which nobody is there any more
   * @throws TypeError for what is no integer above 0 (M12.2)
   */
  getSystemIdleState(idleThreshold: number): ReturnType<Electron.PowerMonitor['getSystemIdleState']> {
    // A wrapper in JavaScript always hands something on.
    if (integerAt([idleThreshold]) <= 0) throw idleThresholdError();
    const { locked, idleSeconds } = this.#power.state;
    if (locked) return 'locked';
    return idleSeconds >= idleThreshold ? 'idle' : 'active';
  }

  /** In seconds. */
  getSystemIdleTime(): number {
    return this.#power.state.idleSeconds;
  }

  getCurrentThermalState(): PowerState['thermalState'] {
    return this.#power.state.thermalState;
  }

  isOnBatteryPower(): boolean {
    return this.#power.state.onBattery;
  }

  get onBatteryPower(): boolean {
    return this.isOnBatteryPower();
  }

  /** One more way to say that the machine is; nobody is told of it, as `system.onBattery` would. */
  set onBatteryPower(onBattery: boolean) {
    this.#power.change({ onBattery });
  }

  save(): Restore {
    return saveListeners(this);
  }
}

const TYPES: ReadonlySet<PowerBlocker['type']> = new Set<PowerBlocker['type']>([
  'prevent-app-suspension',
  'prevent-display-sleep',
]);

/** The exported `powerSaveBlocker` of one fake. */
export class PowerSaveBlocker implements Electron.PowerSaveBlocker {
  readonly #power: StatePart<PowerState>;
  #next = 0;

  constructor(machine: Machine) {
    this.#power = powerOf(machine);
  }

  /**
   * @returns the id that `stop` takes; they begin with 0, and none comes twice (M12.3)
   * @throws TypeError for what is no type
   */
  start(...args: [type: PowerBlocker['type']]): number {
    const type = oneOf(args, TYPES);
    const id = this.#next++;
    this.#power.change({ blockers: [...this.#blockers, { id, type }] });
    return id;
  }

  /** @returns whether it was started */
  stop(...args: [id: number]): boolean {
    const wasStarted = this.isStarted(...args);
    this.#power.change({ blockers: this.#blockers.filter(({ id }) => id !== args[0]) });
    return wasStarted;
  }

  isStarted(...args: [id: number]): boolean {
    const wanted = integerAt(args);
    return this.#blockers.some(({ id }) => id === wanted);
  }

  get #blockers(): readonly PowerBlocker[] {
    return this.#power.state.blockers;
  }
}
