/**
 * `node --import fake-electron/register --import fake-electron/node-test --test`, or an import of it in a test file: isolation between the tests
 * of node:test. It exports nothing.
 *
 * @module node-test
 */

import { withSharedFake } from '../fake/shared';
import { installIsolation } from './isolation';

// Left to those files that run tests: it begins a run of its own.
type NodeTest = typeof import('node:test');

/** Whether this process only starts others, one for each file. */
function isStarter(): boolean {
  const { execArgv, env } = process;
  return (
    env.NODE_TEST_CONTEXT === undefined &&
    execArgv.includes('--test') &&
    !execArgv.some((arg) => /^--(experimental-)?test-isolation=none$/.test(arg))
  );
}

const INSTALLED: unique symbol = Symbol.for('fake-electron.node-test') as never;

/**
 * `node --import fake-electron/register --import fake-electron/node-test --test`, or an import of it in a test file: what a test registers
 * leaves with the test; what a listener throws, and the other problems named in `failOn`, fail the test that they happened in.
 */
function install(): void {
  const holder = globalThis as { [INSTALLED]?: true };
  if (holder[INSTALLED] || isStarter()) return;
  holder[INSTALLED] = true;
  const { after, afterEach, beforeEach } = require('node:test') as NodeTest;
  installIsolation({
    beforeEach: (work) => beforeEach(() => work()),
    afterEach: (work) => afterEach(() => work()),
    afterAll: (work) => after(() => work()),
    fail(failures) {
      throw failures.length === 1
        ? failures[0]
        : new AggregateError(failures, failures.map(({ message }) => message).join('\n'));
    },
  });
  withSharedFake((fake) => {
    fake.bus.reporter.warn = false;
  });
}

install();
