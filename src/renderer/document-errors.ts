/** What Electron rejects with; the page's own error is its cause, which Electron leaves to the page's console. */
export function scriptFailedError(cause: unknown): Error {
  return new Error(
    'Script failed to execute, this normally means an error was thrown. Check the renderer console for the error.',
    { cause },
  );
}
