/** Electron's words about touch bars (M8.2). */

export function noTouchBarOptionsError(): Error {
  return new Error('Must specify options object as first argument');
}

export function touchBarItemError(): TypeError {
  return new TypeError('Each item must be an instance of TouchBarItem');
}

export function otherItemsError(): Error {
  return new Error('Must only have one OtherItemsProxy per TouchBar');
}

export function repeatedItemError(): Error {
  return new Error('Cannot add a single instance of TouchBarItem multiple times in a TouchBar');
}

export function escapeItemError(): Error {
  return new Error('Escape item must be an instance of TouchBarItem');
}
