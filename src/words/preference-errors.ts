/** Texts of `systemPreferences` (M9), Electron's words. */

export function unknownColorError(color: string, of: 'color' | 'system color'): Error {
  return new Error(`Unknown ${of}: ${color}`);
}

export function mediaTypeError(): Error {
  return new Error('Invalid media type');
}

export function touchReasonError(): Error {
  return new Error('reason must be non-empty');
}

/** What macOS says where there is no sensor. */
export function noTouchIdError(): Error {
  return new Error('Biometry is not available on this device.');
}

export function subscriptionError(): Error {
  return new Error('Must pass null or a string');
}

export function defaultTypeError(type: string): TypeError {
  return new TypeError(`Invalid type: ${type}`);
}

export function defaultValueError(type: string): TypeError {
  return new TypeError(`Unable to convert value to: ${type}`);
}
