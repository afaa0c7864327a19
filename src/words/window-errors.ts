/** Electron's texts of windows and views, to the letter (W3). */

/** W3.1: a BaseWindow's is a TypeError. */
export function windowNameError(name: string, Kind: new (text: string) => Error): Error {
  return new Kind(`Window name '${name}' is already in use. Window names must be unique.`);
}

/** W3.24 */
export function modalParentError(): TypeError {
  return new TypeError('Can not be called for modal window');
}

/** W3.24 */
export function parentTypeError(): TypeError {
  return new TypeError('Must pass BaseWindow instance or null');
}

/** W3.26 */
export function windowMenuError(): TypeError {
  return new TypeError('Invalid Menu');
}

/** W3.26 */
export function windowIconError(path: string): Error {
  return new Error(`Failed to load image from path '${path}'`);
}

/** W3.27 */
export function overlayError(): TypeError {
  return new TypeError('Titlebar overlay is not enabled');
}

/** W3.27 */
export function overlayColorError(what: 'color' | 'symbol color'): TypeError {
  return new TypeError(`Could not parse ${what} as CSS color`);
}

/** W3.29 */
export function mediaSourceError(): TypeError {
  return new TypeError('Invalid media source id');
}

/** W3.29 */
export function accentColorError(): TypeError {
  return new TypeError('Invalid accent color value - must be null, hex string, or boolean');
}

export function ownTabError(): Error {
  return new Error('AddTabbedWindow cannot be called by a window on itself.');
}

/** W3.33 */
export function ownChildError(): Error {
  return new Error('A view cannot be added as its own child');
}

/** W3.33 */
export function deadChildError(): Error {
  return new Error("Can't add a destroyed child view to a parent view");
}

/** W3.34 */
export function viewOptionError(text: string): TypeError {
  return new TypeError(text);
}

/** W3.36 */
export function autoResizeError(): Error {
  return new Error('Invalid auto resize options');
}

/** W3.36 */
export function manyViewsError(): Error {
  return new Error('This BrowserWindow has multiple BrowserViews - use getBrowserViews() instead');
}

/** W3.36 */
export function foreignViewError(): Error {
  return new Error('Given BrowserView is not attached to the window');
}
