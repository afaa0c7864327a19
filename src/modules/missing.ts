import { EventEmitter } from 'node:events';
import { missingError } from '../words/errors';
import { mayHave } from './by-platform';
import { MEMBERS, type Members } from './members';
import { REMOTE } from './remote';

/**
 * A stand-in for an Electron name that is not faked: everything of Electron's type is there, so that it can be looked
 * at and replaced by a mock, and throws its own dotted name when it is used. What is an emitter in Electron is a real
 * one: to listen does no harm, and a test emits what the system would.
 *
 * @param name - as in `require('electron')`
 */
export function missingModule(name: string): object {
  const members = name === 'remote' ? REMOTE : MEMBERS[name]!;
  if (!members.instance) return fillMissing(members.emitter ? new EventEmitter() : {}, name, members);
  const stand = { [name]: members.instance.emitter ? class extends EventEmitter {} : class {} }[name]!;
  // No arrow, which `new` would refuse with words of its own; an app can extend it, and Jest can spy on it.
  function missing(): never {
    throw missingError(`new ${name}()`, name);
  }
  Object.defineProperties(missing, { name: { value: name }, prototype: { value: stand.prototype } });
  fillMissing(stand.prototype, name, members.instance, `${name}.prototype`);
  return fillMissing(missing, name, members);
}

/** Gives a faked module or class what it lacks of Electron's members. */
export function completeMembers<T extends object>(name: string, faked: T): T {
  const members = MEMBERS[name]!;
  // Electron's types call some modules, such as webContents, by their class; those have no instances to complete.
  const { prototype } = faked as { prototype?: object };
  if (members.instance && prototype) fillMissing(prototype, name, members.instance, `${name}.prototype`);
  return fillMissing(faked, name, members);
}

/**
 * Gives an object of a class that is not exported what it lacks.
 *
 * @param reachedBy - how a test gets at it: `session.defaultSession`
 */
export function completeInstance<T extends object>(name: string, instance: T, reachedBy: string): T {
  return fillMissing(instance, name, MEMBERS[name]!.instance!, reachedBy);
}

/** What hangs on an object and has members of its own, by the class of Electron's types that it is of. */
const PARTS: Readonly<Record<string, string>> = { 'Session.cookies': 'Cookies' };

/** A stand-in for a part of an object: what `missingModule` is for a name. */
function missingPart(property: string, kind: string, owner: string): object {
  const { instance } = MEMBERS[kind]!;
  return fillMissing(instance!.emitter ? new EventEmitter() : {}, property, instance!, `${owner}.${property}`);
}

/** Gives `target` what it lacks of the members of `name`, each throwing its own dotted name when it is used. */
function fillMissing<T extends object>(target: T, name: string, members: Members, owner: string = name): T {
  for (const method of words(members.methods)) {
    if (mayHave(target, method)) continue;
    const value = (): never => {
      throw missingError(`${name}.${method}()`, `${owner}.${method}`);
    };
    Object.defineProperty(target, method, { value, writable: true, configurable: true });
  }
  for (const property of words(members.properties)) {
    if (mayHave(target, property)) continue;
    const part = PARTS[`${name}.${property}`];
    let made: object | undefined;
    Object.defineProperty(target, property, {
      configurable: true,
      get: () => {
        if (part !== undefined) {
          made ??= missingPart(property, part, owner);
          return made;
        }
        throw missingError(`${name}.${property}`, `${owner}.${property}`);
      },
      // Assigning a value of one's own is the way out, so it must work.
      set(value: unknown) {
        Object.defineProperty(this, property, { value, writable: true, configurable: true, enumerable: true });
      },
    });
  }
  return target;
}

function words(list: string): string[] {
  return list === '' ? [] : list.split(' ');
}
