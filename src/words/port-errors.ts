/** The texts of ports: Electron's in main, Blink's in a renderer. */

/** S7.9. */
export function portListError(): TypeError {
  return new TypeError('transferables must be an array of MessagePorts');
}

/** S7.9. */
export function invalidPortError(index: number): TypeError {
  return new TypeError(`Port at index ${index} is not a valid port`);
}

/** S7.9. */
export function sourcePortError(index: number): Error {
  return new Error(`Port at index ${index} contains the source port.`);
}

/** S7.9, S6.10; `null` only before 22.3.5 (versions 2.0). */
export function unusablePortError(index: number, what: 'a duplicate' | 'already neutered' | 'null'): Error {
  return new Error(`Port at index ${index} is ${what}.`);
}

const PREFIX = "Failed to execute 'postMessage' on 'MessagePort': ";

/** S7.20. */
export function domPortTypeError(text: string): TypeError {
  return new TypeError(PREFIX + text);
}

/** S7.20. */
export function domPortError(text: string): DOMException {
  return new DOMException(PREFIX + text, 'DataCloneError');
}

/** S7.20. */
export const NOT_TRANSFERRED = 'A MessagePort could not be cloned because it was not transferred.';
