import { nearest } from './nearest';
import { show } from './usage-errors';

/** An option of `attachFrame` that is not one. */
export function attachOptionError(name: string, value: unknown): TypeError {
  return new TypeError(
    name === 'url' || name === 'name'
      ? `fake-electron: attachFrame takes a string as ${name}; given ${show(value)}.`
      : `fake-electron: attachFrame has no option '${name}'. It takes url and name, strings.`,
  );
}

/** Only an iframe can be taken out of its page. */
export function topFrameError(): TypeError {
  return new TypeError(
    'fake-electron: detach() is for child frames, and this is the main frame of a page. Destroy its window or contents.',
  );
}

/** An option of `ipcEvent` or `invokeEvent` that is not one. */
export function eventOptionError(name: string, value: unknown, takes: Readonly<Record<string, string>>): TypeError {
  const accepts = Object.hasOwn(takes, name) ? takes[name] : undefined;
  if (accepts !== undefined) {
    return new TypeError(`fake-electron: the option ${name} of an event takes ${accepts}; given ${show(value)}.`);
  }
  const known = Object.keys(takes);
  return new TypeError(
    `fake-electron: an event has no option '${name}'.${nearest(name, known, ' Did you mean ')} ` +
      `The options are ${known.join(', ')}.`,
  );
}

/** `answerOf` knows only the events that the fake made by hand. */
export function foreignEventError(): TypeError {
  return new TypeError(
    'fake-electron: answerOf takes an event that ipcEvent() or invokeEvent() of the same fake made.',
  );
}

/** W5.1: what `webFrame` says of a frame that is gone. */
export function tornDownError(method: string): Error {
  return new Error(`Render frame was torn down before webFrame.${method} could be executed`);
}

/** W5.1. */
export function invalidCodeError(): Error {
  return new Error("Invalid 'code'");
}

/** W5.1. */
export function worldInfoError(): Error {
  return new Error('If csp is specified, securityOrigin should also be specified');
}

/** W5.1. */
export function spellCheckError(): Error {
  return new Error('"spellCheck" has to be defined');
}

/** W5.2. */
export function userGestureError(): TypeError {
  return new TypeError('userGesture must be a boolean');
}
