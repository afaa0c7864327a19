/**
 * `setupFiles: ['fake-electron/vitest']`, which the plugin of `fake-electron/vite` names: the matchers, mocks, snapshots and isolation of Vitest.
 * `"types": ["fake-electron/vitest"]` in a tsconfig has the matchers' types.
 *
 * @module vitest
 */

// For the declarations, which add to those of Vitest.
import 'vitest';
import * as vitest from 'vitest';
import type { FakeElectronMatchers } from './matcher-types.js';
import { installInVitest } from './vitest-parts.js';

installInVitest(vitest, undefined);

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: a merged interface must repeat the parameters of Vitest's.
  interface Assertion<T = any> extends FakeElectronMatchers<void> {}
}

export type { FakeElectronMatchers };
