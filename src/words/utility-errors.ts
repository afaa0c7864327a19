/** What `utilityProcess.fork` says of its arguments. */
export function utilityOptionError(text: string): Error {
  return new Error(text);
}

/** As of any transfer list in main (S7.9). */
export function utilityTransferError(index: number): TypeError {
  return new TypeError(`Port at index ${index} is not a valid port`);
}

/** Before an app that was started is ready (W2.18). */
export function utilityNotReadyError(): TypeError {
  return new TypeError('utilityProcess cannot be created before app is ready.');
}

/** W5.3: what is of another type. */
export function utilityTypeError(text: string): TypeError {
  return new TypeError(text);
}
