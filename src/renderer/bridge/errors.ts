import { v8Text } from '../../words/errors';

/** Electron's words (S14). They are texts, not errors: each error is made in the realm of whoever gets it. */

/** S9.1. */
export const NOT_ISOLATED = 'contextBridge API can only be used when contextIsolation is enabled';

/** S9.4. */
export const EXISTING_KEY = 'Cannot bind an API on top of an existing property on the window object';

/** S9.19; the two spaces in the other one are Electron's (S9.32). */
export const UNCLONEABLE = 'An object could not be cloned.';
export const TOO_DEEP =
  'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.';

/** S9.26. */
export const NO_VALID_EXCEPTION =
  'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';

/** S9.31: what failed says nothing about itself. */
export const NO_VALID_RESULT =
  'An unknown exception occurred while sending a function return value over the context bridge, an error occurred but ' +
  'a valid exception was not thrown.';

/** What a script of `webFrame.executeJavaScript` came to cannot cross, likewise. */
export const NO_RESULT = 'An unknown exception occurred while getting the result of the script';

/** S9.29, likewise. */
export const noValidOutcome = (outcome: 'resolved' | 'rejected'): string =>
  `An error was thrown while sending a promise ${outcome === 'resolved' ? 'result' : 'rejection'} over the context ` +
  `bridge but it was not actually an Error object. This normally means that a promise was ${outcome} with a value that ` +
  'is not supported by the Context Bridge.';

/** S9.36. */
export const INVALID_SCRIPT = 'Invalid script';
export const NO_FUNC = "Function 'func' is required in script";
export const NO_ARGS_ARRAY = "'args' must be an array";
export const NOT_A_FUNCTION = 'Expected script to result in a function but a non-function type was found';
/** What was thrown has no text. */
export const UNKNOWN = {
  compilation: 'Unknown error during script compilation',
  execution: 'Unknown error during function execution',
  result: 'Unknown error cloning result',
};
export const unreadableArgument = (index: number): string => `Failed to get argument at index ${index}`;
export const uncrossableArgument = (index: number): string => `Failed to proxy argument at index ${index}`;

/** S9.3. */
export const conversionFailure = (index: number, value: unknown): string =>
  `Error processing argument at index ${index}, conversion failure from ${v8Text(value)}`;
