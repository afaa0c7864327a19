import { isPromise } from 'node:util/types';
import { subjectOf } from '../../bus/subject';
import type { Exposure } from '../../renderer/stand-in';
import { isObject } from '../../words/objects';
import { findingOf, type SecurityFinding } from '../../words/security-words';
import type { CheckedFake } from './checked-fake';

/** What a preload can send and listen with. */
const METHODS = ['send', 'sendSync', 'sendToHost', 'invoke', 'postMessage', 'on', 'once', 'addListener'] as const;
const MAY_SEND = /\b(send|sendSync|sendToHost|invoke|postMessage|on|once|addListener|ipc\w*)\b|\[native code\]/;

/** A channel that no app has. */
const PROBE = 'fake-electron:any-channel';

/** How deep an API is looked into. */
const DEPTH = 5;

/** What the preloads have exposed that leaves the choice of the channel to the page. */
export function preloadFindings(fake: CheckedFake): SecurityFinding[] {
  return [...fake.renderers].flatMap((renderer, index) =>
    renderer.standIn.exposures.flatMap((exposure) => {
      const ipcRenderer = exposure.ipcRenderer ?? renderer.ipcRenderer;
      return inside(exposure.api, `window.${exposure.key}`).flatMap(([value, path]) => {
        const where = `${path}, which the preload of renderer#${index + 1} exposes,`;
        if (isIpcRenderer(value)) return [findingOf('exposed-ipc', where, 'is ipcRenderer itself')];
        if (typeof value !== 'function') return [];
        const method = METHODS.find((name) => Reflect.get(ipcRenderer, name) === value);
        if (method) return [findingOf('exposed-ipc', where, `is ipcRenderer.${method} itself`)];
        const reached = drive(fake, value as Exposed, ipcRenderer);
        if (reached === undefined) return [];
        const does = /^(on|once|addListener)$/.test(reached) ? 'listens' : 'sends';
        return [findingOf('any-channel', where, `${does} on whatever channel the page names (ipcRenderer.${reached})`)];
      });
    }),
  );
}

type Exposed = (...args: unknown[]) => unknown;

/** Everything in an API, by its path. */
function inside(api: Exposure['api'], path: string, depth = 0, seen = new Set<unknown>()): [unknown, string][] {
  if (seen.has(api)) return [];
  seen.add(api);
  if (typeof api !== 'object' || api === null || isIpcRenderer(api) || depth > DEPTH) return [[api, path]];
  return Object.entries(Object.getOwnPropertyDescriptors(api)).flatMap(([key, { value, enumerable }]) =>
    enumerable ? inside(value, `${path}.${key}`, depth + 1, seen) : [],
  );
}

function isIpcRenderer(value: unknown): boolean {
  return subjectOf(value)?.side === 'renderer' && isObject(value) && 'sendSync' in value;
}

/**
 * Calls a function as a page would, with a channel of its own, and with ears where its messages would leave.
 *
 * @returns the method by which that channel was used
 */
function drive({ bus }: CheckedFake, exposed: Exposed, ipcRenderer: object): string | undefined {
  // One that sends nothing may do anything else.
  if (!MAY_SEND.test(Function.prototype.toString.call(exposed))) return undefined;
  let reached: string | undefined;
  const restore = METHODS.map((name) => {
    const own = Object.getOwnPropertyDescriptor(ipcRenderer, name);
    const value = (channel: unknown) => {
      if (channel === PROBE) reached ??= name;
      return name === 'invoke' ? new Promise(() => {}) : name.startsWith('send') ? undefined : ipcRenderer;
    };
    Object.defineProperty(ipcRenderer, name, {
      value,
      configurable: true,
      writable: true,
      enumerable: own?.enumerable ?? false,
    });
    return () => {
      if (own) Object.defineProperty(ipcRenderer, name, own);
      else Reflect.deleteProperty(ipcRenderer, name);
    };
  });
  // A preload may have taken the methods off before.
  const unwatch = bus.log.watch(({ channel, kind }) => {
    if (channel === PROBE) reached ??= kind;
  });
  try {
    for (const args of ATTEMPTS) {
      if (reached !== undefined) break;
      call(exposed, args);
    }
  } finally {
    unwatch();
    for (const undo of restore) undo();
  }
  return reached;
}

/** What a page may give it: a channel alone, one to listen on, a message. */
const ATTEMPTS: readonly (readonly unknown[])[] = [[PROBE], [PROBE, () => {}], [{ channel: PROBE }]];

function call(exposed: Exposed, args: readonly unknown[]): void {
  try {
    const given = exposed(...args);
    // Of whatever realm.
    if (isPromise(given)) given.then(undefined, () => {});
  } catch {
    // It refuses.
  }
}
