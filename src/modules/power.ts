import { type Restore, saveMap } from '../bus/snapshot';
import { NATIVE } from '../wire/native-state';
import { conversionError } from '../words/errors';
import { idleThresholdError } from '../words/module-errors';
import { installNeutral } from './neutral';
import { SettableEmitter } from './settable-emitter';

/** The exported `powerMonitor` of one fake: on mains, with somebody at the keyboard. */
export class PowerMonitor extends SettableEmitter {
  /** @throws TypeError for a threshold that is not above 0 */
  getSystemIdleState(idleThreshold: number): ReturnType<Electron.PowerMonitor['getSystemIdleState']> {
    if (typeof idleThreshold !== 'number') throw conversionError(0, idleThreshold);
    if (!(idleThreshold > 0)) throw idleThresholdError();
    return 'active';
  }

  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }

  get onBatteryPower(): boolean {
    return (this[NATIVE]().get('OnBatteryPower') as boolean | undefined) ?? false;
  }

  /** How a test says that it is. */
  set onBatteryPower(isOn: boolean) {
    this[NATIVE]().set('OnBatteryPower', isOn);
  }
}

installNeutral(PowerMonitor.prototype, 'PowerMonitor', {
  methods: { '"unknown"': 'getCurrentThermalState', '0': 'getSystemIdleTime' },
  properties: {},
});

const BLOCKERS: ReadonlySet<unknown> = new Set(['prevent-app-suspension', 'prevent-display-sleep']);

/** The exported `powerSaveBlocker` of one fake: it counts, and nothing would sleep anyway. */
export class PowerSaveBlocker implements Electron.PowerSaveBlocker {
  readonly #started = new Map<number, string>();
  #next = 0;

  /**
   * @returns the id that `stop` takes
   * @throws TypeError for what is no type
   */
  start(type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    if (!BLOCKERS.has(type)) throw conversionError(0, type);
    const id = this.#next++;
    this.#started.set(id, type);
    return id;
  }

  /** @returns whether it was started */
  stop(id: number): boolean {
    return this.#started.delete(id);
  }

  isStarted(id: number): boolean {
    return this.#started.has(id);
  }

  save(): Restore {
    return saveMap(this.#started);
  }
}
