import type { SinonSandbox, SinonSpy } from 'sinon';
import type { FakeElectron } from '../fake/fake';
import { hasMocks } from './layers';
import { channelAt, forEachTwin, methodsOf } from './twin-methods';

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Makes the twins' methods ordinary spies of `sandbox`, where the mocks of another runner are: those stay under the spies, whose
 * calls hold what the wire carried. Twins that come later are spied on until `sandbox.restore()`.
 */
export function spyOnTwins(sandbox: SinonSandbox, fake: FakeElectron): void {
  const sentinel = { restored: () => {} };
  const spy = sandbox.spy(sentinel, 'restored');
  const isRestored = () => sentinel.restored !== spy;
  forEachTwin(fake, (twin) => {
    if (isRestored()) return false;
    for (const name of methodsOf(twin)) {
      if (hasMocks(twin)) holdItself(twin, name);
      if (channelAt(name) >= 0) spySending(sandbox, fake, twin as Record<string, Method>, name);
      else sandbox.spy(twin as Record<string, Method>, name);
    }
    return true;
  });
  const { mockReply } = fake;
  fake.mockReply = (reply, to) => {
    if (isRestored()) fake.mockReply = mockReply;
    return isRestored() ? (mockReply?.(reply, to) ?? reply) : sandbox.spy(reply);
  };
}

/** Sinon spies on what it finds as data, and the mocks of another runner are accessors; the end of the test takes it away. */
function holdItself(twin: object, name: string): void {
  const own = Object.getOwnPropertyDescriptor(twin, name);
  if (own && 'value' in own) return;
  const value: unknown = Reflect.get(twin, name);
  Object.defineProperty(twin, name, {
    value,
    writable: true,
    enumerable: own?.enumerable ?? false,
    configurable: true,
  });
}

function spySending(sandbox: SinonSandbox, fake: FakeElectron, twin: Record<string, Method>, name: string): void {
  const original = twin[name] as Method;
  const { log } = fake.bus;
  const at = channelAt(name);
  // Under the spy, so that it can put the recorded arguments into the spy's book.
  const spy: SinonSpy<unknown[]> = sandbox.spy(function (this: unknown, ...args: unknown[]): unknown {
    const index = spy.callCount - 1;
    log.onNext = (message) => {
      spy.args[index] = [...args.slice(0, at + 1), ...message.args, ...args.slice(at + 1 + message.args.length)];
    };
    try {
      return Reflect.apply(original, this, args);
    } finally {
      log.onNext = undefined;
    }
  });
  sandbox.replace(twin, name, spy as Method);
}
