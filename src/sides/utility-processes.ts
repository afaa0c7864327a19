import { type Restore, together } from '../bus/snapshot';
import { checkOptions, checkValues } from '../main/workers/utility-options';
import type { UtilityProcess } from '../main/workers/utility-process';
import { utilityNotReadyError, utilityOptionError } from '../words/utility-errors';
import { UtilityContext } from './utility/context';
import { Fork } from './utility/fork';
import { loadModule } from './utility/load';
import type { UtilityHost, UtilityMain } from './utility/types';

/** The exported `utilityProcess` module of one fake, and the processes it forked. */
export class UtilityProcesses {
  readonly #host: UtilityHost;
  readonly #context = UtilityContext.shared;
  readonly #all = new Set<Fork>();
  #last = 0;

  constructor(host: UtilityHost) {
    this.#host = host;
  }

  /**
   * Loads a module in this same process, with a `process.parentPort` of its own.
   *
   * @throws Error `Missing UtilityProcess entry script.`, or for an option that Electron does not take; TypeError in
   * an app that was started and is not ready (W2.18)
   */
  fork(modulePath: string, args?: string[] | Electron.ForkOptions, options?: Electron.ForkOptions): UtilityProcess {
    if (!modulePath) throw utilityOptionError('Missing UtilityProcess entry script.');
    const given = Array.isArray(args) ? args : [];
    const chosen = (Array.isArray(args) || args == null ? options : args) ?? {};
    checkOptions(chosen);
    if (this.#host.isStarting()) throw utilityNotReadyError();
    checkValues(given, chosen);
    const electron = () => this.#host.electron();
    const load = (parentPort: Electron.ParentPort) => {
      const own = this.#host.load();
      return own ? own(modulePath, parentPort) : loadModule(modulePath, electron());
    };
    return this.start(chosen, load, [process.execPath, modulePath, ...given]);
  }

  start(options: Electron.ForkOptions, main: UtilityMain, argv?: readonly string[]): UtilityProcess {
    const fork = new Fork(this.#host, this.#context, ++this.#last, options, main, argv);
    this.#all.add(fork);
    return fork.child;
  }

  /** Whether a process is still starting. */
  get busy(): boolean {
    return [...this.#all].some((fork) => fork.busy);
  }

  save(): Restore {
    const before = [...this.#all];
    const each = together(...before.map((fork) => fork.save()));
    return () => {
      for (const fork of this.#all) fork.discard();
      this.#all.clear();
      for (const fork of before) this.#all.add(fork);
      each();
    };
  }
}
