import { EventEmitter } from 'node:events';
import { MEMBERS } from '../modules/members';
import { HAS_MOCKS } from './layers';

/** What Electron's types have that is no method. */
export function propertiesOf(): Set<string> {
  const all = Object.values(MEMBERS).flatMap(({ properties, instance }) => [properties, instance?.properties ?? '']);
  return new Set(all.flatMap((names) => names.split(' ')));
}

/** Jest's automock of a module passes over accessors; these it finds behind them. */
export function showToAutomock(module: object, methods: PropertyDescriptorMap): void {
  if (Object.keys(methods).length === 0) return;
  Object.setPrototypeOf(module, Object.create(Object.getPrototypeOf(module) as object, methods) as object);
}

/** Whether it is an object of functions, which Electron has for some of what hangs on others; some can be listened to. */
export function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === EventEmitter.prototype || Object.getPrototypeOf(prototype ?? {}) === null;
}

/** Where the statics of a class of the fake's end. */
export function isBase(at: object): boolean {
  return at === EventEmitter || !Object.hasOwn(at, 'prototype');
}

/** What makes an object again what it is now, as far as methods, accessors and what cannot be assigned go. */
export function keepShape(object: object): () => void {
  const prototype = Object.getPrototypeOf(object) as object | null;
  const before = Object.getOwnPropertyDescriptors(object) as Record<string, PropertyDescriptor>;
  const names = Object.keys(before).filter((name) => {
    const { value, writable, configurable } = before[name]!;
    return configurable && (typeof value === 'function' || !writable);
  });
  return () => {
    Object.setPrototypeOf(object, prototype);
    for (const name of names) Object.defineProperty(object, name, before[name]!);
    Reflect.deleteProperty(object, HAS_MOCKS);
  };
}
