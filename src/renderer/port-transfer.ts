import * as types from 'node:util/types';
import type { Port } from '../ports/port';
import { domPortError, domPortTypeError } from '../words/port-errors';
import { isForeignPort } from './foreign-port';

const { isArrayBuffer } = types;

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

/**
 * Tells ports from buffers. Nothing is taken away from anybody yet; but a foreign port is taken over, last of all.
 *
 * @throws DOMException `DataCloneError` for a duplicate, or for what cannot be transferred
 */
export function sortTransfer(
  list: readonly object[],
  portOf: (value: object) => Port | undefined,
  adopt: (value: object) => Port | undefined,
): Sorted {
  const ports = new Map<number, Port>();
  const buffers: ArrayBuffer[] = [];
  const foreign: [index: number, port: object][] = [];
  for (const [index, value] of list.entries()) {
    const port = portOf(value);
    const isBuffer = isArrayBuffer(value);
    if (!port && !isBuffer && !isForeignPort(value)) {
      throw domPortError(`Value at index ${index} does not have a transferable type.`);
    }
    if (list.indexOf(value) < index) throw domPortError(duplicate(index, isBuffer));
    if (port) ports.set(index, port);
    else if (isBuffer) buffers.push(value);
    else foreign.push([index, value]);
  }
  for (const [index, value] of foreign) {
    const port = adopt(value);
    if (port === undefined) throw domPortError(`Port at index ${index} is already neutered.`);
    ports.set(index, port);
  }
  return { ports: new Map([...ports].sort(([a], [b]) => a - b)), buffers };
}

function duplicate(index: number, isBuffer: boolean): string {
  return isBuffer
    ? `ArrayBuffer at index ${index} is a duplicate of an earlier ArrayBuffer.`
    : `Message port at index ${index} is a duplicate of an earlier port.`;
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
