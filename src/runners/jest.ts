import type * as JestGlobals from '@jest/globals';
import { markProcess } from '../fake/marked-process';
import { withElectron } from '../fake/shared';
import type * as Load from '../sides/utility/load';
import { isolateTests } from './jest-isolation';
import type { FakeElectronMatchers } from './jest-types';
import { MATCHER_NAMES } from './matcher-names';
import type * as Matchers from './matchers';
import type { MakeMock, Mock } from './mocks';
import { serve } from './serve';

// What Jest resolves itself, also with `injectGlobals: false`; without it `jest` is a name of this module already.
const globals = require('@jest/globals') as typeof JestGlobals;
const { expect } = globals;

// Jest falls back to `_protoImpl` when there is no implementation, also after resetAllMocks; undocumented, so guarded by a
// test of the package under each Jest.
const makeMock: MakeMock = (fallback) => Object.assign(globals.jest.fn() as unknown as Mock, { _protoImpl: fallback });

type Anything = (this: unknown, ...args: unknown[]) => { pass: boolean; message: () => string };

const lazily = (name: string): Anything =>
  function (...args) {
    // Loaded by the first assertion: Jest loads this file again for every test file.
    const { matchers } = require('./matchers') as typeof Matchers;
    return Reflect.apply(matchers[name] as Anything, this, args);
  };

expect.extend(Object.fromEntries(MATCHER_NAMES.map((name) => [name, lazily(name)])));
expect.addSnapshotSerializer({
  test: (value) => (require('./serializer') as typeof import('./serializer')).serializer.test(value),
  serialize: (...args) =>
    (require('./serializer') as typeof import('./serializer')).serializer.serialize(
      ...(args.slice(0, 3) as [never, never, string]),
    ),
});
isolateTests(globals);
markProcess(process);
serve(makeMock, (fake) => {
  fake.requireModule = (path, electron) =>
    withElectron(electron, () => (require('../sides/utility/load') as typeof Load).loadModule(path));
});

export type { FakeElectronMatchers };
