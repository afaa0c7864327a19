import { type Restore, saveMap } from '../bus/snapshot';
import type { Machine, Part } from './machine';

/** What the person at the machine answers when somebody asks for a permission. */
export class Permissions implements Part {
  /** By Electron's name of the permission: whether it is granted. */
  readonly answers = new Map<string, boolean>();

  /** Undefined where nobody has said anything. */
  answerFor(permission: string): boolean | undefined {
    return this.answers.get(permission);
  }

  save(): Restore {
    return saveMap(this.answers);
  }
}

/** What the person answers. */
export const permissionsOf = (machine: Machine): Permissions => machine.part('permissions', () => new Permissions());
