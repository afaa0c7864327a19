import * as types from 'node:util/types';
import { freeze, keys } from '../../wire/clone/builtins';
import { isPrimitive } from './crossing';
import { kindOf } from './kind';

/**
 * S9.6. Typed arrays cannot be frozen and are left as they are, and so are DOM objects: the page's wrapper would be
 * frozen in Electron, and here there is only one for all.
 */
export function deepFreeze(value: unknown, frozen = new Set<unknown>()): void {
  if (isPrimitive(value) || frozen.has(value) || types.isTypedArray(value)) return;
  frozen.add(value);
  const object = value as Record<string, unknown>;
  if (typeof object === 'object' && kindOf(object, true) === 'same') return;
  for (const key of keys(object)) deepFreeze(object[key], frozen);
  freeze(object);
}
