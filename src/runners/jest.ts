import type * as JestGlobals from '@jest/globals';
import { withElectron, withSharedFake } from '../shared';
import type * as Load from '../utility/load';
import { installIsolation } from './jest-isolation';
import type * as Matchers from './jest-matchers';
import { installMocks } from './jest-mocks';
import type { FakeElectronMatchers } from './jest-types';
import { MATCHER_NAMES } from './matcher-names';

// What Jest resolves itself, also with `injectGlobals: false`; without it `jest` is a name of this module already.
const globals = require('@jest/globals') as typeof JestGlobals;
const { expect } = globals;

type Anything = (this: unknown, ...args: unknown[]) => { pass: boolean; message: () => string };

const lazily = (name: string): Anything =>
  function (...args) {
    // Loaded by the first assertion: Jest loads this file again for every test file.
    const { matchers } = require('./jest-matchers') as typeof Matchers;
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
installIsolation(globals);
withSharedFake((fake) => {
  fake.bus.reporter.warn = false;
  fake.replaceable = true;
  fake.requireModule = (path, electron) =>
    withElectron(electron, () => (require('../utility/load') as typeof Load).loadModule(path));
  installMocks(globals.jest, fake);
  // A preload that a test imports asks for it, and else would write to the window itself.
  if (fake.settings.process !== 'main') Object.assign(process, { contextIsolated: process.contextIsolated ?? true });
  // Components find what a preload exposes where they look for it.
  if (typeof document === 'object') fake.renderer.standIn.mirror = window;
});

export type { FakeElectronMatchers };
