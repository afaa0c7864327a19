/** S11.8. */
export function destroyedWorkerError(): TypeError {
  return new TypeError('ServiceWorkerMain is destroyed');
}

/** S11.8. */
export function workerTaskError(): Error {
  return new Error('Unable to start service worker task.');
}

/** A version id that is no running worker's. */
export function unknownWorkerError(): Error {
  return new Error('Could not find service worker with that version_id');
}

/** A scope without a worker. */
export function workerStartError(): Error {
  return new Error('Failed to start service worker.');
}

/** S11.9. */
export function isolatedWorldError(): Error {
  return new Error('Isolated worlds are not supported in preload realms.');
}

/** S16.5: before 35 a service worker could not be reached from main. */
export function noWorkerIpcError(version: string): Error {
  return new Error(
    `fake-electron: service workers have an ipcRenderer since Electron 35, and this fake is ${version}. ` +
      "Give it version: '35' or newer.",
  );
}
