import { format } from 'node:util';
import type { Occupant } from './context';

/** What a process finds around it that its fork has said. */
export interface Surroundings {
  readonly argv: readonly string[];
  readonly execArgv: readonly string[];
  readonly env: NodeJS.ProcessEnv | undefined;
  readonly cwd: string | undefined;
  /** There is none before it has spawned. */
  readonly pid: number | undefined;
  /** Where what it writes goes; undefined for where everybody's does. */
  readonly stdout: Outlet;
  readonly stderr: Outlet;
}

/** Takes what is written; `null` throws it away. */
export type Outlet = { write(text: string | Uint8Array): unknown } | null | undefined;

type Current = () => Occupant | null | undefined;
type Method = (...args: unknown[]) => unknown;

/** Properties of `process` that a process has for itself. */
const OWN = ['argv', 'execArgv', 'env', 'pid'] as const;

/** What a process tells of itself: another's listeners do not hear of it. */
const OWN_EVENTS: readonly unknown[] = ['uncaughtException', 'unhandledRejection', 'exit'];

const LISTENING = [
  ...(['on', 'addListener', 'prependListener', 'once', 'prependOnceListener'] as const),
  ...(['off', 'removeListener', 'listenerCount', 'listeners'] as const),
];

/** By the stream that they write to. */
const CONSOLE = { stdout: ['log', 'info', 'debug', 'dir'], stderr: ['error', 'warn', 'trace'] } as const;

/**
 * Gives the code of utility processes, while there are any, surroundings of their own in the process that they share.
 *
 * @returns what takes that back
 */
export function surround(current: Current): () => void {
  const undo: (() => void)[] = [];
  for (const name of OWN) {
    let shared: unknown = process[name];
    const before = Object.getOwnPropertyDescriptor(process, name);
    Object.defineProperty(process, name, {
      configurable: true,
      enumerable: true,
      get: () => current()?.around[name] ?? shared,
      set: (value: unknown) => {
        shared = value;
      },
    });
    undo.push(() => {
      const now = Object.getOwnPropertyDescriptor(process, name);
      // Somebody has put something else in its place.
      if (now?.get === undefined) return;
      Object.defineProperty(process, name, { ...before, value: shared });
    });
  }
  const replace = (owner: object, name: string, make: (before: Method) => Method) => {
    const before = Reflect.get(owner, name) as Method;
    const wasOwn = Object.hasOwn(owner, name);
    const made = make(before);
    Reflect.set(owner, name, made);
    undo.push(() => {
      if (Reflect.get(owner, name) !== made) return;
      if (wasOwn) Reflect.set(owner, name, before);
      else Reflect.deleteProperty(owner, name);
    });
  };
  replace(process, 'cwd', (before) => () => current()?.around.cwd ?? Reflect.apply(before, process, []));
  for (const method of LISTENING) {
    replace(
      process,
      method,
      (before) =>
        function (this: unknown, ...args: unknown[]) {
          const events = this === process && OWN_EVENTS.includes(args[0]) ? current()?.events : undefined;
          if (events === undefined) return Reflect.apply(before, this, args);
          const result = Reflect.apply(events[method] as Method, events, args);
          return result === events ? this : result;
        },
    );
  }
  for (const stream of ['stdout', 'stderr'] as const) {
    replace(
      process[stream],
      'write',
      (before) =>
        function (this: unknown, ...args: unknown[]) {
          const outlet = current()?.around[stream];
          if (outlet === undefined) return Reflect.apply(before, this, args);
          outlet?.write(args[0] as string);
          return true;
        },
    );
    for (const method of CONSOLE[stream]) {
      replace(
        console,
        method,
        (before) =>
          function (this: unknown, ...args: unknown[]) {
            const outlet = current()?.around[stream];
            if (outlet === undefined) return Reflect.apply(before, this, args);
            outlet?.write(`${format(...args)}\n`);
            return undefined;
          },
      );
    }
  }
  return () => {
    for (const back of undo.reverse()) back();
  };
}
