import { EventEmitter } from 'node:events';
import { MEMBERS } from '../modules/members';

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
