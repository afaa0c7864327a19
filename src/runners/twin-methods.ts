import type { Endpoint, MessageKind } from '../bus/message';
import { subjectOf } from '../bus/subject';
import type { FakeElectron } from '../fake/fake';
import type { WebContents } from '../main/contents/web-contents';
import { MEMBERS } from '../modules/members';
import { type Parcel, pack } from '../wire/clone';

/** The emitter methods that Electron's own types name. */
const EMITTER = ['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners'];

/** The methods of a twin that a mocking integration makes mocks or spies of: every one that Electron's types have. */
export function methodsOf(twin: object): string[] {
  const members = MEMBERS[nameOf(twin) ?? 'ipcRenderer']!;
  const { methods } = members.instance ?? members;
  return [...methods.split(' '), ...EMITTER].filter((name) => typeof Reflect.get(twin, name) === 'function');
}

/**
 * What Electron's types call a twin, or undefined for what sends no messages. By its members: the copy of the package that
 * Jest loads after `resetModules` has classes of its own.
 */
export function nameOf(twin: object): string | undefined {
  if ('_invokeHandlers' in twin) return 'ipcMain';
  if (isContents(twin)) return 'WebContents';
  if ('frameTreeNodeId' in twin) return 'WebFrameMain';
  return 'sendSync' in twin ? 'ipcRenderer' : undefined;
}

export function isContents(twin: object): twin is WebContents {
  return 'sendToFrame' in twin;
}

/** Does `greet` to every twin there is, and to those to come until `greet` returns false. */
export function forEachTwin(fake: FakeElectron, greet: (twin: object) => boolean): void {
  const { contents, frames, events } = fake.registry;
  const { ipcRenderer, ipcMain } = fake;
  const twins = [ipcMain, ipcRenderer, ...contents.values(), ...frames.values()];
  for (const { existingIpc } of contents.values()) twins.push(existingIpc);
  for (const twin of twins) greet(twin);
  const onTwin = (twin: object) => {
    if (nameOf(twin) === undefined) return;
    if (!greet(twin)) events.off('twin', onTwin);
    else if (isContents(twin)) greet(twin.existingIpc);
  };
  events.on('twin', onTwin);
}

const KINDS: Record<string, MessageKind> = {
  send: 'send',
  sendSync: 'sendSync',
  sendToHost: 'sendToHost',
  invoke: 'invoke',
  postMessage: 'postMessage',
  sendToFrame: 'send',
  sendTo: 'sendTo',
  reply: 'send',
};

/** Those that say first whom they send to. */
const TARGETED = new Set(['sendToFrame', 'sendTo']);

/** Where the channel is among the arguments of a method that sends, or -1 for one that does not. */
export function channelAt(method: string): number {
  if (!Object.hasOwn(KINDS, method)) return -1;
  return TARGETED.has(method) ? 1 : 0;
}

/**
 * How many arguments of a method that sends say where to, before those that are sent; -1 for one that does not send. Ports
 * and processes have no channels.
 */
export function payloadAt(twin: object, method: string): number {
  const at = channelAt(method);
  if (at < 0) return -1;
  return nameOf(twin) === undefined ? 0 : at + 1;
}

/** Puts a call on record that a mock implementation answered, so that nothing was delivered. */
export function recordMocked(fake: FakeElectron, twin: object, method: string, args: readonly unknown[]): void {
  const at = payloadAt(twin, method) - 1;
  const channel = args[at];
  if (at < 0 || typeof channel !== 'string') return;
  const subject = subjectOf(twin);
  const other: Endpoint = subject?.endpoint ?? fake.bus.main;
  const isRenderer = subject?.side === 'renderer';
  const from = isRenderer ? other : fake.bus.main;
  const kind = KINDS[method]!;
  const addressed = kind === 'sendTo' ? fake.registry.contents.get(args[0] as number)?.frame.endpoint : undefined;
  const to = addressed ?? (isRenderer ? fake.bus.main : other);
  const sent = args.slice(at + 1, kind === 'postMessage' ? at + 2 : undefined);
  const message = fake.bus.record({ kind, from, to, channel, parcel: packLoosely(sent) });
  fake.bus.log.conclude(message, 'mocked');
}

/** A mock takes what Electron would not; it is kept as it is then. */
function packLoosely(args: readonly unknown[]): Parcel {
  try {
    return pack([...args]);
  } catch {
    return { open: () => [...args] };
  }
}
