/** S2.14: V8's more specific text is always replaced by this one. */
export function cloneError(): Error {
  return new Error('An object could not be cloned.');
}
