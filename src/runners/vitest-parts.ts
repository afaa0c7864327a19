import type * as Vitest from 'vitest' with { 'resolution-mode': 'import' };
import { eraOfInstalled } from '../eras/version';
import { markProcess } from '../fake/marked-process';
import { globalOptions } from '../fake/options';
import { speak } from '../words/runner-language';
import { installIsolation } from './isolation';
import { lazyMatchers, lazySerializer } from './lazy-matchers';
import type { Mock } from './mocks';
import { serve } from './serve';

const emitter: NodeJS.EventEmitter = process;

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
  markProcess(process, globalOptions()?.version ?? eraOfInstalled(process.cwd()).version.name);
  speak('vitest');
  serve(
    (fallback) => vi.fn(fallback) as unknown as Mock,
    ({ bus: { reporter } }) => {
      for (const listener of runners) reporter.runners.add(listener);
    },
  );
}
