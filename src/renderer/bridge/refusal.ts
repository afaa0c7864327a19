import * as types from 'node:util/types';

/** Thrown on the way by the bridge itself. No `Error` yet: whose realm's it will be is decided where it surfaces. */
export class Refusal {
  constructor(
    readonly type: 'Error' | 'TypeError',
    readonly text: string,
  ) {}
}

/** The `message` of anything thrown, if it is a string (S9.26). */
export function messageOf(thrown: unknown): string | undefined {
  if ((typeof thrown !== 'object' && typeof thrown !== 'function') || thrown === null) return undefined;
  try {
    const { message } = thrown as { message?: unknown };
    return typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What V8 reports of something thrown that nobody caught (S9.29, S9.31).
 *
 * @returns `undefined` if there is nothing to be said of it
 */
export function reportOf(thrown: unknown): string | undefined {
  if (thrown instanceof Refusal) return `Uncaught ${thrown.type}: ${thrown.text}`;
  const isOther = typeof thrown === 'object' && thrown !== null && !types.isNativeError(thrown);
  const text = isOther ? nameOf(thrown) : textOf(thrown);
  return text === undefined ? undefined : `Uncaught ${text}`;
}

/** `String(thrown)`, if it has one. */
export function textOf(thrown: unknown): string | undefined {
  if (thrown instanceof Refusal) return `${thrown.type}: ${thrown.text}`;
  try {
    return String(thrown);
  } catch {
    return undefined;
  }
}

/** V8 runs no `toString` of anybody's for its report. */
function nameOf(object: object): string | undefined {
  try {
    return `#<${object.constructor.name}>`;
  } catch {
    return undefined;
  }
}
