// For the declarations, which add to those of Vitest.
import 'vitest';
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';
import { eraOfInstalled } from '../eras/version.js';
import { markProcess } from '../fake/marked-process.js';
import { globalOptions } from '../fake/options.js';
import { installIsolation } from './isolation.js';
import type { FakeElectronMatchers } from './matcher-types.js';
import { matchers } from './matchers.js';
import type { Mock } from './mocks.js';
import { serializer } from './serializer.js';
import { serve } from './serve.js';

const emitter: NodeJS.EventEmitter = process;
const runners = ['uncaughtException', 'unhandledRejection'].flatMap((event) => emitter.rawListeners(event));

expect.extend(matchers as unknown as Parameters<typeof expect.extend>[0]);
expect.addSnapshotSerializer({
  test: serializer.test,
  serialize: (value, config, indentation) => serializer.serialize(value, config, indentation),
});
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
serve(
  (fallback) => vi.fn(fallback) as unknown as Mock,
  ({ bus: { reporter } }) => {
    for (const listener of runners) reporter.runners.add(listener);
  },
);

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: a merged interface must repeat the parameters of Vitest's.
  interface Assertion<T = any> extends FakeElectronMatchers<void> {}
}

export type { FakeElectronMatchers };
