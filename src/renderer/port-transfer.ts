import type { Port } from '../wire/port';
import { domPortError, domPortTypeError } from '../wire/port-errors';

interface Sorted {
  /** By their index in the list. */
  readonly ports: ReadonlyMap<number, Port>;
  readonly buffers: readonly ArrayBuffer[];
}

/** What the second argument of a DOM port's `postMessage` lists, as Web IDL converts it (S7.20). */
export function transferList(given: unknown): object[] {
  if (given === undefined || given === null) return [];
  if (typeof given !== 'object' && typeof given !== 'function') {
    throw domPortTypeError("The provided value is not of type 'StructuredSerializeOptions'.");
  }
  const list = Symbol.iterator in given ? given : (given as StructuredSerializeOptions).transfer;
  if (list === undefined) return [];
  if (typeof list !== 'object' || list === null || !(Symbol.iterator in list)) {
    throw domPortTypeError(
      "Failed to read the 'transfer' property from 'StructuredSerializeOptions': " +
        'The provided value cannot be converted to a sequence.',
    );
  }
  const values = [...(list as Iterable<unknown>)];
  for (const value of values) {
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (!isObject) throw domPortTypeError("Failed to convert value to 'object'.");
  }
  return values as object[];
}

/** Tells ports from buffers; nothing is taken away from anybody yet, but from the owners of foreign ports. */
export function sortTransfer(
  list: readonly object[],
  portOf: (value: object) => Port | undefined,
  adopt: (value: object) => Port | undefined,
): Sorted {
  const ports = new Map<number, Port>();
  const buffers: ArrayBuffer[] = [];
  for (const [index, value] of list.entries()) {
    const what = portOf(value) ? 'Message port' : 'ArrayBuffer';
    if (list.indexOf(value) < index) {
      throw domPortError(`${what} at index ${index} is a duplicate of an earlier ${portOf(value) ? 'port' : what}.`);
    }
    if (value instanceof ArrayBuffer) buffers.push(value);
    else if (portOf(value)) ports.set(index, portOf(value)!);
  }
  for (const [index, value] of list.entries()) {
    if (portOf(value) || value instanceof ArrayBuffer) continue;
    const adopted = adopt(value);
    if (adopted === undefined) throw domPortError(`Value at index ${index} does not have a transferable type.`);
    ports.set(index, adopted);
  }
  return { ports, buffers };
}

/** Transferred buffers are of no more use to the sender; what is sent has been copied by now. */
export function detachAll(buffers: readonly ArrayBuffer[]): void {
  if (buffers.length === 0) return;
  // Node 20 has no ArrayBuffer.prototype.transfer, and jsdom has no structuredClone.
  const { MessageChannel } = require('node:worker_threads') as typeof import('node:worker_threads');
  const { port1 } = new MessageChannel();
  port1.postMessage(null, [...buffers]);
  port1.close();
}
