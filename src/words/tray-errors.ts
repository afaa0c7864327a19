/** Electron's words about trays (M5). */

export function trayNotReadyError(): Error {
  return new Error('Cannot create Tray before app is ready');
}

export function trayImageError(path: string): Error {
  return new Error(`Failed to load image from path '${path}'`);
}

export function trayArgumentError(): Error {
  return new Error('Argument must be a file path or a NativeImage');
}

/** @param older - what Windows alone said, before every platform looked at it */
export function trayGuidError(older: boolean): Error {
  return new Error(older ? 'Invalid GUID format' : 'Invalid GUID format - GUID must be a string');
}

export function trayDestroyedError(): Error {
  return new Error('Tray is destroyed');
}

export function trayMenuError(): TypeError {
  return new TypeError('Must pass Menu or null');
}

export function balloonError(): Error {
  return new Error("'title' and 'content' must be defined");
}

export function trayFontError(): TypeError {
  return new TypeError("fontType must be one of 'monospaced' or 'monospacedDigit'");
}

export function trayTitleError(): TypeError {
  return new TypeError('setTitle options must be an object');
}
