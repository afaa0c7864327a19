import { v8Text } from './errors';
import { nearest } from './nearest';
import type { Told } from './told';

/** What was given, what is accepted, and the way out: errors about how the package is used. */

/** An option that is not one, or has a value that it does not take. */
export function optionError(
  name: string,
  value: unknown,
  accepts: string | undefined,
  known: readonly string[],
): TypeError {
  if (accepts !== undefined) return valueError(name, value, accepts);
  return new TypeError(
    `fake-electron: there is no option '${name}'.${nearest(name, known, ' Did you mean ')} ` +
      `The options are ${known.join(', ')}.`,
  );
}

/** What a function's options do not have. */
export function unknownOptionError(of: string, name: string, known: readonly string[]): TypeError {
  return new TypeError(
    `fake-electron: ${of} has no option '${name}'.${nearest(name, known, ' Did you mean ')} ` +
      `The options are ${known.join(', ')}.`,
  );
}

/** A value that something does not take. */
export function valueError(name: string, value: unknown, accepts: string): TypeError {
  return new TypeError(`fake-electron: ${name} takes ${accepts}; given ${show(value)}.`);
}

/** A value as our own messages print it. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (typeof value === 'function') return `the function ${value.name || '(anonymous)'}`;
  if (typeof value !== 'object' || value === null) return v8Text(value);
  return `#<${value.constructor?.name || 'Object'}>`;
}

/** A kind of problem that there is not. */
export function problemKindError(kind: unknown, known: readonly string[]): TypeError {
  return new TypeError(
    `fake-electron: expectProblem takes ${known.map(show).join(', ')}; given ${show(kind)}.` +
      nearest(String(kind), known, ' Did you mean '),
  );
}

/** A message filter that is none. */
export function filterError(given: unknown, key?: string, known: readonly string[] = []): TypeError {
  const accepted = `A filter is a channel, a RegExp, a function, or an object with ${CRITERIA}.`;
  if (key === undefined) return new TypeError(`fake-electron: ${show(given)} is no message filter. ${accepted}`);
  if (key === 'renderer') {
    return new TypeError(
      `fake-electron: ${show(given)} is no renderer. Give an ipcRenderer, a renderer, a WebContents or a BrowserWindow.`,
    );
  }
  return new TypeError(
    `fake-electron: a message filter has no '${key}'.${nearest(key, known, ' Did you mean ')} ${accepted}`,
  );
}

const CRITERIA = 'channel, kind, direction, renderer, outcome';

/** Masking rules that are none. */
export function maskError(given: readonly unknown[]): TypeError {
  return new TypeError(
    `fake-electron: masked(${given.map(show).join(', ')}): each rule is a constructor (values of that type), ` +
      'a string (the values of that key) or a RegExp (what it matches in strings), and there must be one.',
  );
}

/** `waitFor` has waited long enough. */
export function waitError(wanted: string, timeout: number, recorded: string): Error {
  return new Error(
    `Waited ${timeout} ms for ${wanted} and it was not sent. ` +
      (recorded === '' ? 'Nothing was recorded.' : `What was recorded:\n\n${recorded}`),
  );
}

/** `settled` has waited long enough. */
export function settleError(
  timeout: number,
  pending: readonly Pick<Told, 'kind' | 'channel'>[],
  isLoading: boolean,
): Error {
  const names = pending.map(({ kind, channel }) => `${kind} '${channel}'`);
  if (names.length === 0 && isLoading) {
    return new Error(
      `Waited ${timeout} ms for the bus to settle. A page is still loading: await the load, or pass a longer timeout.`,
    );
  }
  return new Error(
    `Waited ${timeout} ms for the bus to settle. Still without an answer: ${names.join(', ') || 'messages on the bus'}. ` +
      'Let the handler settle, or pass a longer timeout.',
  );
}

/** An option of `createRenderer` that is not one. */
export function rendererOptionError(name: string, value: unknown): TypeError {
  return new TypeError(
    name === 'hostElement'
      ? `fake-electron: hostElement takes an EventTarget; given ${show(value)}.`
      : `fake-electron: createRenderer has no option '${name}'. It takes hostElement, an EventTarget.`,
  );
}

const SIDE_NAMES: Record<string, string> = {
  renderer: 'ipcRenderer or a renderer',
  contents: 'a WebContents or a BrowserWindow',
  main: 'ipcMain',
  traffic: 'traffic',
};

/** An assertion about something that it cannot be made about. */
export function subjectError(
  asked: string,
  given: unknown,
  side: string | undefined,
  sides: readonly string[],
): TypeError {
  const accepted = sides.map((name) => SIDE_NAMES[name]).join(', ');
  const what = side === undefined ? show(given) : SIDE_NAMES[side];
  const wayOut =
    side === undefined
      ? "Import it from 'electron' where the fake stands in for it, or take it from your fake."
      : 'Ask the side that does it.';
  return new TypeError(`fake-electron: ${asked} speaks of ${accepted}; given ${what}. ${wayOut}`);
}

/** A declared problem that has not come. */
export function missingProblemError(kind: string, channel: string | undefined): Error {
  const on = channel === undefined ? '' : ` on '${channel}'`;
  return new Error(`traffic.expectProblem declared a problem '${kind}'${on}, and there was none.`);
}

/** `toHaveTraffic` wants a list. */
export function listError(asked: string, given: unknown): TypeError {
  return new TypeError(
    `fake-electron: ${asked} takes a list of channels, of [channel, ...args], or of objects such as ` +
      `{ channel, kind, args }; given ${show(given)}.`,
  );
}

/** Of a test that failed while an invoke had no answer. */
export function unansweredInvokeError(channel: string): Error {
  return new Error(
    `ipcRenderer.invoke('${channel}') had no answer when this test failed. Let its handler return, or answer by hand.`,
  );
}
