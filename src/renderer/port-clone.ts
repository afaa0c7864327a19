import type { Bus } from '../bus/bus';
import { portsOf } from '../ports/exchange';
import type { Port } from '../ports/port';
import { describeUncloneable, type Parcel } from '../wire/clone';
import { domPortError, NOT_TRANSFERRED } from '../words/port-errors';

/**
 * Packs what a DOM port posts (S7.21); the ports of its transfer list may be in it.
 *
 * @throws DOMException `DataCloneError` naming the value (S7.20); whatever a getter throws
 */
export function packForPort(bus: Bus, value: unknown, transferred: readonly Port[]): Parcel {
  try {
    return portsOf(bus).embedding(transferred, () => bus.packArgs([value], 'port'));
  } catch (refusal) {
    // The name of a class in brackets ends the description of a native object.
    const name = /\((\w+)\)$/.exec(describeUncloneable(refusal) ?? '')?.[1];
    if (name === 'MessagePort') throw domPortError(NOT_TRANSFERRED);
    throw domPortError(
      textOfV8(value) ?? (name ? `${name} object could not be cloned.` : '#<Object> could not be cloned.'),
    );
  }
}

/** V8's own words, which name the value as only V8 does. */
function textOfV8(value: unknown): string | undefined {
  let text: string | undefined;
  const v8 = require('node:v8') as typeof import('node:v8');
  const serializer = new v8.Serializer() as import('node:v8').Serializer & { _getDataCloneError?: unknown };
  serializer._getDataCloneError = (words: string) => {
    // It writes so where the current realm is not the value's, as under Jest.
    text = words.replace(/^\[object (\w+)\] /, '#<$1> ');
    return new Error(words);
  };
  try {
    serializer.writeValue(value);
  } catch (error) {
    // Blink lets through what a getter throws, of which Electron's own wire makes a clone error.
    if (text === undefined) throw error;
  }
  return text;
}
