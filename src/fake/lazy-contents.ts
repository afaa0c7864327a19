import type { Reach } from '../main/contents/reach';
import type { FakedModules, ModuleHost } from './makers';

/** Gives the class of contents those of its members that are loaded when the first of them is used. */
export function installContents(prototype: object): void {
  const members = require('../main/contents/members/members') as typeof import('../main/contents/members/members');
  members.installMembers(prototype);
}

/** What contents reach of the rest of their fake, made when one of them first does. */
export function reachOf(fake: Pick<ModuleHost, 'machine' | 'renderers'>, modules: FakedModules): () => Reach {
  return () => {
    const { createReach } = require('./reach') as typeof import('./reach');
    return createReach(fake, modules);
  };
}
