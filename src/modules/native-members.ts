import { EventEmitter } from 'node:events';
import { MEMBERS } from './members';

/** Makes the methods of one of Electron's classes enumerable on its prototypes, as native ones are (W0.3). */
export function enumerateMethods(prototype: object, name: string): void {
  const methods = new Set(MEMBERS[name]!.instance!.methods.split(' '));
  // Those of the emitter are Node's.
  for (let owner: object = prototype; owner !== EventEmitter.prototype && owner !== Object.prototype; ) {
    for (const key of Object.getOwnPropertyNames(owner)) {
      if (methods.has(key) && !Object.prototype.propertyIsEnumerable.call(owner, key)) {
        Object.defineProperty(owner, key, { enumerable: true });
      }
    }
    owner = Object.getPrototypeOf(owner) as object;
  }
}
