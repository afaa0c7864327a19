import type * as Vitest from 'vitest' with { 'resolution-mode': 'import' };
import { markProcess } from '../fake/marked-process';
import { NOTES_FOLDER } from '../report/notes';
import { speak } from '../words/runner-language';
import { installIsolation } from './isolation';
import { hasMocks } from './layers';
import { lazyMatchers, lazySerializer } from './lazy-matchers';
import type { Mock } from './mocks';
import { serve } from './serve';

const emitter: NodeJS.EventEmitter = process;

/**
 * Has `vi.spyOn` give back what is a mock already, as Vitest 4 does for plain properties: it asks for the getter of a layer
 * and not for what the object shows, and Vitest 3 would put a spy around the mock.
 */
function spyOnMocks(vi: typeof Vitest.vi): void {
  const { spyOn } = vi as unknown as { spyOn: SpyOn & { [SPIES]?: true } };
  // The same object for all files, where they are not isolated.
  if (spyOn[SPIES]) return;
  const spies: SpyOn = (object, key, ...access) => {
    const shown: unknown = access.length === 0 && isObject(object) ? object[key] : undefined;
    // A class is on the module itself, which has no mocks in it.
    const isOurs = vi.isMockFunction(shown) && (hasMocks(object as object) || hasMocks(shown));
    return isOurs ? shown : spyOn(object, key, ...access);
  };
  Object.assign(vi, { spyOn: Object.assign(spies, { [SPIES]: true }) });
}

type SpyOn = (object: unknown, key: PropertyKey, ...access: ('get' | 'set')[]) => unknown;

const SPIES: unique symbol = Symbol.for('fake-electron.spies') as never;

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Makes Vitest's tests of this file ready for the shared fake; `vitest` is what the file that runs them imports. */
export function installInVitest({ afterAll, afterEach, beforeEach, expect, vi }: typeof Vitest): void {
  const runners = ['uncaughtException', 'unhandledRejection'].flatMap((event) => emitter.rawListeners(event));
  expect.extend(lazyMatchers() as Parameters<typeof expect.extend>[0]);
  expect.addSnapshotSerializer(lazySerializer);
  // Its afterEach is the last to run, as the first of them is in Vitest.
  installIsolation({
    beforeEach: (work) => beforeEach(() => work()),
    afterEach: (work) => afterEach(() => work()),
    afterAll: (work) => afterAll(() => work()),
    fail: (failures) => {
      // Vitest takes a list for the errors of one test.
      throw failures;
    },
  });
  markProcess(process);
  speak('vitest');
  spyOnMocks(vi);
  const notes = process.env[NOTES_FOLDER];
  let note = () => {};
  if (notes !== undefined) {
    afterEach(() => note());
    afterAll(() => note());
  }
  serve(
    (fallback) => vi.fn(fallback) as unknown as Mock,
    (fake) => {
      if (notes !== undefined) {
        const { gather } = require('./gathering') as typeof import('./gathering');
        note = gather(fake, notes, () => ({
          file: expect.getState().testPath,
          test: expect.getState().currentTestName,
        }));
      }
      for (const listener of runners) fake.bus.reporter.runners.add(listener);
    },
  );
}
