/**
 * Every function of Electron as a stub of sinon.
 *
 * @module sinon
 */

import type { SinonSandbox, SinonStub } from 'sinon';
import type { FakeElectron } from '../fake/fake';
import { sharedFake } from '../fake/shared';
import { speak } from '../words/runner-language';
import { lendMocks } from './lend-mocks';
import type { MakeMock, Mock } from './mocks';
import { spyOnTwins } from './sinon-twins';

/**
 * Makes every function that `electron` leads to a stub of `sandbox` which does what the fake does: functions of modules,
 * statics, the methods of every object that Electron hands out, and the classes themselves. So
 * `sinon.assert.calledWith(ipcRenderer.send, 'x')` works, and `dialog.showOpenDialog.resolves({ … })`; `reset()` of such a stub
 * and `sandbox.reset()` give the fake back. Calls of messages hold what the wire carried. `sandbox.restore()` takes all of it
 * away again.
 *
 * What was handed out before is spied on as far as the fake still knows it: modules, windows, sessions, contents and frames.
 * Classes that an app took from `electron` before are the fake's own, whose later instances are spied on, and whose `new` and
 * statics are not.
 *
 * @param sandbox - what `sinon.createSandbox()` made, or sinon itself
 * @param fake - the shared fake unless given
 */
export function spyElectron(sandbox: SinonSandbox, fake: FakeElectron = sharedFake()): void {
  speak('sinon');
  // Another runner's mocks are everywhere already, and stay.
  if (fake.mocks) spyOnTwins(sandbox, fake);
  else onRestore(sandbox, lendMocks(makeStub(sandbox), fake, fake.controls.madeModules));
}

/** A sandbox tells nobody; the first of its fakes is the last that it restores. */
function onRestore(sandbox: SinonSandbox, work: () => void): void {
  const sentinel = sandbox.spy({ restored: () => {} }, 'restored');
  const { restore } = sentinel;
  sentinel.restore = () => {
    restore.call(sentinel);
    work();
  };
}

/** A stub in the clothes of the mocks that the other runners have, out of sight. */
function makeStub(sandbox: SinonSandbox): MakeMock {
  return (fallback) => {
    const stub = sandbox.stub() as unknown as SinonStub<unknown[], unknown>;
    const does = () => stub.callsFake(fallback as (...args: unknown[]) => unknown);
    const { resetBehavior } = stub;
    const book: Mock['mock'] = {
      get calls() {
        return stub.args;
      },
      get instances() {
        return stub.thisValues as unknown[];
      },
      get contexts() {
        return stub.thisValues as unknown[];
      },
    };
    const results = { get: () => stub.returnValues.map((value) => ({ value })) };
    const clothes: Partial<Mock> = {
      mock: Object.defineProperty(book, 'results', results),
      mockName: (name) => Object.assign(stub, { displayName: name }),
      mockClear: () => stub.resetHistory(),
      mockReset: () => stub.reset(),
      getMockImplementation: () => undefined,
      mockImplementation: (implementation) => stub.callsFake(implementation),
      mockImplementationOnce: (implementation) => stub.onCall(stub.callCount).callsFake(implementation),
    };
    for (const [name, value] of Object.entries(clothes)) {
      Object.defineProperty(stub, name, { value: value as unknown, writable: true, configurable: true });
    }
    stub.resetBehavior = () => {
      resetBehavior.call(stub);
      does();
    };
    does();
    return stub as unknown as Mock;
  };
}
