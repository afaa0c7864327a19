import * as types from 'node:util/types';
import { isPromise } from 'node:util/types';
import { clone } from '../wire/clone';
import { type JsonRules, packJsonLike } from '../wire/json-like';

// Chromium's converter to plain data, as a frame uses it: Dates are seconds, RegExps their text, bytes a Buffer.
const RULES: JsonRules = {
  dateAsIso: false,
  nonFiniteDropped: true,
  holesAsNull: true,
  sharedRefsKept: true,
  allViewsToBuffer: true,
  replace(value) {
    if (types.isDate(value)) return Number(Date.prototype.getTime.call(value)) / 1000;
    if (types.isRegExp(value)) return String(value);
    if (types.isAnyArrayBuffer(value)) return new Uint8Array(value);
    return isWindow(value) ? {} : value;
  },
};

/** What `frame.executeJavaScript` resolves with: what has no counterpart is null, or omitted from an object. */
export function plainValue(value: unknown): unknown {
  return packJsonLike(value, RULES).open();
}

/** Chromium takes no DOM object apart; of those a window alone has properties of its own, and no end of them. */
function isWindow(value: object): boolean {
  try {
    return 'window' in value && value.window === value;
  } catch {
    // Of another origin.
    return true;
  }
}

/** What a script came to, or its promise does, as it crosses to main; what that rejects with crosses as well. */
export async function crossedValue(result: unknown): Promise<unknown> {
  let settled: unknown;
  try {
    settled = isPromise(result) ? await result : result;
  } catch (reason) {
    throw clone(reason, undefined, { side: 'renderer' });
  }
  return clone(settled, undefined, { side: 'renderer' });
}
