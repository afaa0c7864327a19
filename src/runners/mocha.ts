/**
 * `mocha --require fake-electron/register --require fake-electron/mocha`: isolation between the tests of Mocha.
 *
 * @module mocha
 */

import { withSharedFake } from '../fake/shared';
import { hintsOfTest, installIsolation } from './isolation';

/** What is used of Mocha's objects. */
interface Suite {
  readonly suites: readonly Suite[];
  readonly _beforeAll: unknown[];
  beforeAll(title: string, work: () => unknown): unknown;
  afterAll(title: string, work: () => unknown): unknown;
}
interface Test {
  fn?: ((this: unknown, done?: (error?: unknown) => void) => unknown) | undefined;
}
interface HookContext {
  readonly currentTest?: Test;
  readonly test?: { readonly parent?: Suite };
}

/** Hooks as Mocha's root hook plugins have them. */
export interface MochaHooks {
  /** Isolates the suites, so that what a describe's `before` registers leaves with it. */
  beforeAll(this: unknown): unknown;
  /** Marks what is there when a test begins. */
  beforeEach(this: unknown): unknown;
  /** Gives the fake back as it was, and fails the test that something was wrong in. */
  afterEach(this: unknown): unknown;
  /** Says what no test heard, at the end of the run. */
  afterAll(this: unknown): unknown;
}

const TITLE = 'fake-electron';

/** One error for all of them. */
function asOne(failures: readonly Error[]): Error {
  const [first, ...others] = failures;
  if (others.length === 0) return first!;
  const error = new Error(failures.map(({ message }) => message).join('\n'));
  error.stack = failures.map(({ stack, message }) => stack ?? message).join('\n');
  return error;
}

const nowhere = () => {};
const { begin, end, enter, leave, finish, judge } = installIsolation({
  beforeEach: nowhere,
  afterEach: nowhere,
  afterAll: nowhere,
  fail(failures) {
    throw asOne(failures);
  },
});

// What would be a process warning, which Mocha does not print, fails its test.
withSharedFake((fake) => {
  fake.bus.reporter.warn = false;
});

/** The error that a test has failed of, with what may be the cause below its message. */
function hinted(error: unknown): unknown {
  const hints = hintsOfTest();
  if (hints.length === 0 || !(error instanceof Error)) return error;
  const { message, stack } = error;
  error.message = [message, ...hints.map((hint) => hint.message)].join('\n');
  error.stack = stack?.replace(message, () => error.message);
  return error;
}

/** Has a test fail by itself: of a failing hook Mocha gives up the rest of the tests. */
function judgeWithin(test: Test): void {
  const { fn } = test;
  if (fn === undefined) return;
  const check = () => {
    const failures = judge();
    if (failures.length > 0) throw asOne(failures);
  };
  const restore = () => {
    test.fn = fn;
  };
  if (fn.length > 0) {
    test.fn = function (this: unknown, done) {
      restore();
      return fn.call(this, (error) => {
        let reason = error && hinted(error);
        try {
          if (!error) check();
        } catch (failure) {
          reason = failure;
        }
        done!(reason);
      });
    };
    return;
  }
  test.fn = function (this: unknown) {
    restore();
    let result: { then?: unknown } | undefined;
    try {
      result = fn.call(this) as typeof result;
    } catch (error) {
      throw hinted(error);
    }
    if (typeof result?.then !== 'function') {
      check();
      return result;
    }
    return (result as Promise<unknown>).then(
      (value) => {
        check();
        return value;
      },
      (error: unknown) => Promise.reject(hinted(error)),
    );
  };
}

function isolateSuites(suite: Suite): void {
  for (const child of suite.suites) {
    child.beforeAll(TITLE, () => enter());
    // Before those of its own.
    child._beforeAll.unshift(child._beforeAll.pop());
    child.afterAll(TITLE, () => leave());
    isolateSuites(child);
  }
}

const emitter: NodeJS.EventEmitter = process;

/** What Mocha binds has no name of its own. */
const BOUND = /^bound (?:_?uncaught)?$/;

/** Mocha's own listeners, which it has added when tests begin: those of an app take an error as in Electron, these do not. */
function noteRunner(): void {
  const all = ['uncaughtException', 'unhandledRejection'].flatMap((event) => emitter.rawListeners(event));
  const own = all.filter((listener) => {
    return BOUND.test(listener.name) || Function.prototype.toString.call(listener).includes('isMochaError');
  });
  withSharedFake(({ bus: { reporter } }) => {
    for (const listener of own) reporter.runners.add(listener);
  });
}

/**
 * `mocha --require fake-electron/register --require fake-electron/mocha`: what a test registers leaves with the test, and so does what a
 * describe's `before` registers, with it; what a listener throws, and the other problems named in `failOn`, fail the test that they
 * happened in.
 */
export const mochaHooks: MochaHooks = {
  beforeAll(this: unknown) {
    noteRunner();
    const root = (this as HookContext).test?.parent;
    if (root) isolateSuites(root);
  },
  beforeEach(this: unknown) {
    const { currentTest } = this as HookContext;
    const begun = begin();
    if (currentTest) judgeWithin(currentTest);
    return begun;
  },
  afterEach: () => end(),
  afterAll: () => finish(),
};
