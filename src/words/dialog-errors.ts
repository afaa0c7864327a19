/** Electron's words about dialogs (M1). */

export function dialogNotReadyError(): Error {
  return new Error('dialog module can only be used after app is ready');
}

/**
 * @param what - as the sentence begins: `Title`, `noLink`
 * @param kind - with its article: `a string`
 */
export function mustBeError(what: string, kind: 'a string' | 'a boolean' | 'an array' | 'an object'): TypeError {
  return new TypeError(`${what} must be ${kind}`);
}

export function messageBoxTypeError(): TypeError {
  return new TypeError('Invalid message box type');
}

export function checkboxLabelError(): Error {
  return new Error('checkboxChecked requires that checkboxLabel also be passed');
}

/** M1.15: there is no binding of that name on Linux. */
export function noTrustDialogError(): TypeError {
  return new TypeError('dialogBinding.showCertificateTrustDialog is not a function');
}
