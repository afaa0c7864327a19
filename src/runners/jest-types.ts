import type { FakeElectronMatchers } from './matcher-types';

export type { FakeElectronMatchers };

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends FakeElectronMatchers<R> {}
}

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: a merged interface must repeat the parameters of @types/jest.
    interface Matchers<R, T = {}> extends FakeElectronMatchers<R> {}
  }
}
