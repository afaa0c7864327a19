import { apply, defineProperty, isArray, sourceText } from '../../wire/clone/builtins';
import { Crossing, isPrimitive } from './crossing';
import { deepFreeze } from './deep-freeze';
import {
  conversionFailure,
  EXISTING_KEY,
  INVALID_SCRIPT,
  NO_ARGS_ARRAY,
  NO_FUNC,
  NO_RESULT,
  NOT_A_FUNCTION,
  NOT_ISOLATED,
  UNKNOWN,
  uncrossableArgument,
  unreadableArgument,
} from './errors';
import { Links } from './links';
import { reportOf, textOf } from './refusal';
import { Side } from './side';
import { isTaken } from './taken';
import { type BridgeHost, MAIN_WORLD, type World } from './world';

/** What `executeInMainWorld` takes. */
interface Script {
  readonly func?: unknown;
  readonly args?: unknown;
}

/** What the context bridge of one preload does. */
export class Bridge {
  readonly #links = new Links();
  /** By window: a host may make its worlds anew. */
  readonly #sides = new WeakMap<object, Side>();

  constructor(private readonly host: BridgeHost) {}

  expose(worldId: unknown, key: unknown, api: unknown): void {
    const source = this.#source();
    const { native } = source;
    if (!isInt32(worldId)) throw native.typeError(conversionFailure(0, worldId));
    if (typeof key !== 'string') throw native.typeError(conversionFailure(1, key));
    const target = this.#sideOf(this.host.world(worldId));
    if (isTaken(target.world, key)) throw native.error(EXISTING_KEY);
    const value = this.#there(source, target, api);
    deepFreeze(value);
    const { window, mirror } = target.world;
    // S9.5
    defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false });
    if (mirror) defineProperty(mirror, key, { value, enumerable: true, writable: false, configurable: true });
    this.host.exposed?.(key, api);
  }

  execute(script: unknown): unknown {
    const source = this.#source();
    const { native } = source;
    if (isPrimitive(script)) throw native.typeError(INVALID_SCRIPT);
    const { func } = script as Script;
    if (typeof func !== 'function') throw native.typeError(NO_FUNC);
    // S9.36: one that is there and undefined is no array either.
    const args = 'args' in (script as object) ? (script as Script).args : [];
    if (!isArray(args)) throw native.typeError(NO_ARGS_ARRAY);
    const target = this.#sideOf(this.host.world(MAIN_WORLD));
    const copy = this.#retold(source, UNKNOWN.compilation, () => target.world.realm.run(`(${sourceText(func)})`));
    if (typeof copy !== 'function') throw native.error(NOT_A_FUNCTION);
    const given = this.#arguments(source, target, args);
    const result = this.#retold(source, UNKNOWN.execution, () => apply(copy, null, given));
    return this.#retold(source, UNKNOWN.result, () => new Crossing(this.#links, target, source).carry(result));
  }

  /**
   * What a script in another world came to, as the preload may have it.
   *
   * @throws Error `Uncaught Error: An object could not be cloned.`, as for the result of a function (S9.31)
   */
  bring(worldId: number, value: unknown): unknown {
    const source = this.#sideOf(this.host.source());
    const from = this.#sideOf(this.host.world(worldId));
    if (from === source) return value;
    try {
      return new Crossing(this.#links, from, source).carry(value);
    } catch (thrown) {
      throw source.native.error(reportOf(thrown) ?? NO_RESULT);
    }
  }

  #source(): Side {
    const side = this.#sideOf(this.host.source());
    if (!this.host.isolated) throw side.native.error(NOT_ISOLATED);
    return side;
  }

  #there(source: Side, target: Side, value: unknown): unknown {
    try {
      return new Crossing(this.#links, source, target).carry(value);
    } catch (thrown) {
      throw source.thrown(thrown);
    }
  }

  #arguments(source: Side, target: Side, args: unknown[]): unknown[] {
    const crossing = new Crossing(this.#links, source, target);
    const given: unknown[] = [];
    for (let i = 0; i < args.length; i++) {
      let arg: unknown;
      try {
        arg = args[i];
      } catch {
        throw source.native.error(unreadableArgument(i));
      }
      try {
        given.push(crossing.carry(arg));
      } catch {
        throw source.native.error(uncrossableArgument(i));
      }
    }
    return given;
  }

  /** S9.36: what is thrown in the other world is told here by its text. */
  #retold<T>(source: Side, unknown: string, work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      throw source.native.error(textOf(thrown) ?? unknown);
    }
  }

  #sideOf(world: World): Side {
    let side = this.#sides.get(world.window);
    if (side === undefined) {
      side = new Side(world);
      this.#sides.set(world.window, side);
    }
    return side;
  }
}

function isInt32(value: unknown): value is number {
  return typeof value === 'number' && Object.is(value | 0, value);
}
