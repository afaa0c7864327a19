/** What Electron says of wrong uses of a contents. */

/** W4.6. */
export function emptySearchError(): TypeError {
  return new TypeError('Must provide a non-empty search content');
}

/** W4.5. */
export function zoomFactorError(): Error {
  return new Error("'zoomFactor' must be a double greater than 0.0");
}

/** W4.5. */
export function zoomModeError(): Error {
  return new Error("'zoomMode' must be 'default', 'isolated', 'manual', or 'disabled'");
}

const RANGES = {
  both: "'min' and 'max' are both required",
  range: "'min' and 'max' must be in the (0, 65535] range or [0, 0]",
  order: "'max' must be greater than or equal to 'min'",
};

/** W4.18. */
export function portRangeError(what: keyof typeof RANGES): Error {
  return new Error(RANGES[what]);
}

/** W4.11. */
export function inputEventError(): Error {
  return new Error('Invalid event object');
}

const PRINT = {
  settings: 'webContents.print(): Invalid print settings specified.',
  callback: 'webContents.print(): Invalid optional callback provided.',
};

/** W4.7. */
export function printArgumentError(what: keyof typeof PRINT): TypeError {
  return new TypeError(PRINT[what]);
}

/** W4.7. */
export function pageSizeError(text: string): Error {
  return new Error(text);
}

/** W4.7: 352 itself is refused. */
export function pageTooSmallError(): RangeError {
  return new RangeError('height and width properties must be minimum 352 microns.');
}

/** W4.8. */
export function printOptionError(name: string, kind: string): TypeError {
  return new TypeError(`${name} must be ${kind}`);
}

/** W4.19. */
export function relativePathError(): Error {
  return new Error('Path must be absolute');
}

/** W4.19. */
export function heapSnapshotError(path: string): Error {
  return new Error(`Failed to take heap snapshot with invalid file path ${path}`);
}

/** W4.19. */
export function dragError(lacks: 'icon' | 'files'): Error {
  return new Error(lacks === 'icon' ? "'icon' parameter is required" : "Must specify either 'file' or 'files' option");
}

/** W4.19. */
export function filePathError(): TypeError {
  return new TypeError('Must pass filePath as a string');
}

/** W4.9. */
export function noSurfaceError(): Error {
  return new Error('Current display surface not available for capture');
}

/** What Electron says of a file that cannot be written. */
export function saveError(): Error {
  return new Error('Failed to save the page');
}

/** W4.3. */
export function historyIndexError(): Error {
  return new Error('Invalid index. Index must be a positive integer and within the bounds of the entries length.');
}

/** W4.3. */
export function historyUsedError(): Error {
  return new Error('Cannot restore history on webContents that have previously loaded a page.');
}

/** W4.3: it names where the history was to begin. */
export function historyEntryError(index: number): Error {
  return new Error(`Failed to restore navigation history: Invalid navigation entry at index ${index}.`);
}

const DEBUGGER = {
  attached: 'Debugger is already attached to the target',
  version: 'Requested protocol version is not supported',
  target: 'No target available',
};

/** W4.12. */
export function debuggerError(what: keyof typeof DEBUGGER): TypeError {
  return new TypeError(DEBUGGER[what]);
}

/** W4.12: what a command is refused with. */
export function commandError(text: string): Error {
  return new Error(text);
}
