import { createFakeElectron, type FakeElectron, type FakeElectronOptions } from '../../src';
import { DIFFERENCES } from './differences';

export type TestedTiming = 'sync' | 'async';

/** One run of the facts: under one timing, with everything silenced that Electron or the fake prints. */
export interface Bench {
  readonly timing: TestedTiming;
  create(options?: FakeElectronOptions): FakeElectron;
  /** One fact of electron-ipc.md: expected to hold, unless the manifest of differences says otherwise. */
  fact(title: string, body: () => void | Promise<void>): void;
}

/** Defines the same facts under the default timing and under Electron's own. */
export function inEveryTiming(define: (bench: Bench) => void): void {
  for (const timing of ['sync', 'async'] as const) describe(`timing: ${timing}`, () => define(benchOf(timing)));
}

/** Defines facts that have nothing to do with delivery. */
export function once(define: (bench: Bench) => void): void {
  define(benchOf('sync'));
}

function benchOf(timing: TestedTiming): Bench {
  beforeEach(() => {
    for (const method of ['error', 'warn'] as const) jest.spyOn(console, method).mockImplementation(() => {});
    jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  });
  afterEach(() => jest.restoreAllMocks());
  return {
    timing,
    create: (options = {}) => createFakeElectron({ timing, ...options }),
    fact(title, body) {
      const difference = DIFFERENCES.find((entry) => entry.fact === title && (entry.timing ?? timing) === timing);
      if (difference) test(`${title} (expected difference)`, () => mustDiffer(title, body));
      else test(title, async () => body());
    },
  };
}

async function mustDiffer(title: string, body: () => void | Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    // A failed expectation is the difference; anything else is a mistake in the test.
    if (typeof error === 'object' && error !== null && 'matcherResult' in error) return;
    throw error;
  }
  throw new Error(`'${title}' is listed in differences.ts, and it holds: take it off the list.`);
}

/** What arrives at `process` as `event` until the test ends. */
export function takenByProcess(event: 'uncaughtException' | 'unhandledRejection'): unknown[] {
  const taken: unknown[] = [];
  const take = (error: unknown): void => void taken.push(error);
  process.on(event, take);
  cleanups.push(() => process.off(event, take));
  return taken;
}

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** What `call` throws, or what the promise it returns rejects with. */
export async function errorOf(call: () => unknown): Promise<Error> {
  try {
    await call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

/** An error as a test compares it: whole, and by name, because Node's own are of another realm under Jest. */
export function described(error: Error): { name: string; message: string } {
  return { name: error.constructor.name, message: error.message };
}

/** The described error of `call`. */
export async function failureOf(call: () => unknown): Promise<{ name: string; message: string }> {
  return described(await errorOf(call));
}
