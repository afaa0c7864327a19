import { isNativeError, isPromise } from 'node:util/types';
import { commandError } from '../../../words/contents-errors';
import type { Command, Params, ProtocolSession } from './protocol';

/** What was given out by an id, for later commands. */
export class RemoteObjects {
  readonly #objects = new Map<string, unknown>();
  #last = 0;

  keep(value: unknown): string {
    const id = `1.1.${++this.#last}`;
    this.#objects.set(id, value);
    return id;
  }

  /** @throws Error in the protocol's words */
  get(id: unknown): unknown {
    if (!this.#objects.has(String(id))) throw commandError('Could not find object with given id');
    return this.#objects.get(String(id));
  }

  release(id: unknown): void {
    this.#objects.delete(String(id));
  }

  clear(): void {
    this.#objects.clear();
  }
}

/** Running scripts in the page. */
export const RUNTIME: Readonly<Record<string, Command>> = {
  'Runtime.enable': (session) => {
    const { url, origin } = session.contents.frame.identity;
    const auxData = { isDefault: true, type: 'default', frameId: session.frameId };
    const context = {
      id: 1,
      origin: origin === 'null' ? url : origin,
      name: '',
      uniqueId: `${session.frameId}.1`,
      auxData,
    };
    session.tell('Runtime.executionContextCreated', { context });
  },
  'Runtime.evaluate': (session, { expression, ...options }) => {
    if (typeof expression !== 'string') throw invalid('expression: string value expected');
    const { frame, fake } = session.contents;
    return outcome(session, options, () => fake.registry.pages.run(frame, expression));
  },
  'Runtime.callFunctionOn': (session, { functionDeclaration, objectId, arguments: given, ...options }) => {
    const { frame, fake } = session.contents;
    const self = objectId === undefined ? undefined : session.objects.get(objectId);
    const args = ((given ?? []) as Params[]).map((one) =>
      one.objectId === undefined ? one.value : session.objects.get(one.objectId),
    );
    return outcome(session, options, () => {
      const called = fake.registry.pages.run(frame, `(${String(functionDeclaration)})`) as (
        ...args: unknown[]
      ) => unknown;
      return Reflect.apply(called, self, args);
    });
  },
  'Runtime.getProperties': (session, { objectId, ownProperties }) => {
    const object = session.objects.get(objectId) as object;
    const names = Reflect.ownKeys(object).filter((name) => typeof name === 'string' || ownProperties);
    const result = names.map((name) => {
      const found = Reflect.getOwnPropertyDescriptor(object, name)!;
      const { enumerable = false, configurable = false } = found;
      const value = 'value' in found ? { value: remote(session, found.value, {}), writable: found.writable } : {};
      return { name: String(name), ...value, enumerable, configurable, isOwn: true };
    });
    return { result };
  },
  'Runtime.releaseObject': (session, { objectId }) => session.objects.release(objectId),
  'Runtime.releaseObjectGroup': (session) => session.objects.clear(),
  'Runtime.runIfWaitingForDebugger': () => {},
};

function invalid(details: string): Error {
  return commandError(`Invalid parameters Failed to deserialize params.${details}`);
}

async function outcome(session: ProtocolSession, options: Params, run: () => unknown): Promise<object> {
  try {
    const value = run();
    const settled = options.awaitPromise === true && isPromise(value) ? await value : value;
    // Not as what a promise came to, which would be waited for.
    const told =
      isPromise(value) && options.awaitPromise !== true
        ? remote(session, value, options)
        : remote(session, settled, options);
    return { result: told };
  } catch (error) {
    const exception = remote(session, error, {});
    const details = { exceptionId: 1, text: 'Uncaught', lineNumber: 0, columnNumber: 0, scriptId: '1', exception };
    return { result: exception, exceptionDetails: details };
  }
}

/** A value as the protocol has it. */
export function remote(session: ProtocolSession, value: unknown, { returnByValue }: Params): object {
  const type = typeof value;
  switch (type) {
    case 'undefined':
      return { type };
    case 'string':
    case 'boolean':
      return { type, value };
    case 'number': {
      const text = Object.is(value, -0) ? '-0' : String(value);
      const isPlain = Number.isFinite(value) && text !== '-0';
      return { type, ...(isPlain ? { value } : { unserializableValue: text }), description: text };
    }
    case 'bigint':
      return { type, unserializableValue: `${value}n`, description: `${value}n` };
    case 'symbol':
      return { type, description: String(value), objectId: session.objects.keep(value) };
    default:
  }
  if (value === null) return { type: 'object', subtype: 'null', value: null };
  if (returnByValue === true) return { type, value: plain(value) };
  const objectId = session.objects.keep(value);
  if (type === 'function') return { type, className: 'Function', description: String(value), objectId };
  const className = classOf(value as object);
  const { subtype, description } = described(value as object, className);
  return { type, ...(subtype && { subtype }), className, description, objectId };
}

function plain(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? '{}') as unknown;
  } catch {
    throw commandError('Object reference chain is too long');
  }
}

function classOf(value: object): string {
  return (value as { constructor?: { name?: string } }).constructor?.name || 'Object';
}

function described(value: object, className: string): { subtype?: string; description: string } {
  if (Array.isArray(value)) return { subtype: 'array', description: `Array(${value.length})` };
  if (isNativeError(value)) return { subtype: 'error', description: value.stack ?? String(value) };
  if (isPromise(value)) return { subtype: 'promise', description: 'Promise' };
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag === 'Date' || tag === 'RegExp') return { subtype: tag.toLowerCase(), description: String(value) };
  if (tag === 'Map' || tag === 'Set') {
    return { subtype: tag.toLowerCase(), description: `${tag}(${(value as Map<unknown, unknown>).size})` };
  }
  if ('nodeType' in value) return { subtype: 'node', description: (value as Node).nodeName.toLowerCase() };
  return { description: className };
}
