/**
 * `setupFilesAfterEnv: ['fake-electron/jest']`, which the preset `fake-electron` names: the matchers, mocks, snapshots and isolation of Jest.
 * `"types": ["fake-electron/jest"]` in a tsconfig has the matchers' types.
 *
 * @module jest
 */

import type * as JestGlobals from '@jest/globals';
import { compileOnce } from './compiled-once';
import type * as Parts from './jest-parts';
import type { FakeElectronMatchers } from './jest-types';

/** Jest gives every module an object of this name. */
declare const jest: object | undefined;

const files = compileOnce(__dirname, require, typeof jest === 'undefined' ? undefined : jest);
const { installInJest } = files('jest-parts') as typeof Parts;
// What Jest resolves itself, also with `injectGlobals: false`; without it `jest` is a name of this module already.
installInJest(require('@jest/globals') as typeof JestGlobals, files);

export type { FakeElectronMatchers };
