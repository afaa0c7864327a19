/** What the recorder says in the app that it records. */

export function noElectronError(): Error {
  return new Error(
    "fake-electron: the recorder runs in an app of Electron, and this is none. Put require('fake-electron/recorder') first in the app's main script.",
  );
}

export function recordLimitError(given: string | undefined): TypeError {
  return new TypeError(`fake-electron: FAKE_ELECTRON_RECORD_LIMIT takes a number of bytes above 0; given '${given}'.`);
}

export function sandboxedRecorderError(): Error {
  return new Error(
    'fake-electron: a sandboxed preload cannot write a recording. Require fake-electron/recorder in the main script instead, or set sandbox: false for the time of the recording.',
  );
}
