import type { Accelerator } from './accelerator';

/** A key as `before-input-event` and a page know it (W4.11). */
export interface KeyNames {
  readonly key: string;
  readonly code: string;
}

const NAMED: Readonly<Record<string, KeyNames>> = {
  capslock: both('CapsLock'),
  down: both('ArrowDown'),
  left: both('ArrowLeft'),
  medianexttrack: both('MediaTrackNext'),
  mediaplaypause: both('MediaPlayPause'),
  mediaprevioustrack: both('MediaTrackPrevious'),
  mediastop: both('MediaStop'),
  numadd: { key: '+', code: 'NumpadAdd' },
  numdec: { key: '.', code: 'NumpadDecimal' },
  numdiv: { key: '/', code: 'NumpadDivide' },
  numlock: both('NumLock'),
  nummult: { key: '*', code: 'NumpadMultiply' },
  numsub: { key: '-', code: 'NumpadSubtract' },
  pagedown: both('PageDown'),
  pageup: both('PageUp'),
  printscreen: both('PrintScreen'),
  right: both('ArrowRight'),
  scrolllock: both('ScrollLock'),
  space: { key: ' ', code: 'Space' },
  up: both('ArrowUp'),
  volumedown: both('AudioVolumeDown'),
  volumemute: both('AudioVolumeMute'),
  volumeup: both('AudioVolumeUp'),
};

/** On an American keyboard: the code, then what it gives with Shift. */
const SIGNS: Readonly<Record<string, readonly [code: string, shifted: string]>> = {
  '-': ['Minus', '_'],
  ',': ['Comma', '<'],
  ';': ['Semicolon', ':'],
  '.': ['Period', '>'],
  '[': ['BracketLeft', '{'],
  ']': ['BracketRight', '}'],
  '/': ['Slash', '?'],
  '\\': ['Backslash', '|'],
  '`': ['Backquote', '~'],
  '=': ['Equal', '+'],
  "'": ['Quote', '"'],
};

/** What Shift makes of the digits from 0 on. */
const DIGITS = ')!@#$%^&*(';

/** The names of the key that an accelerator is made with. */
export function namesOf({ key, shift }: Accelerator): KeyNames {
  if (Object.hasOwn(NAMED, key)) return NAMED[key]!;
  if (/^[a-z]$/.test(key)) return { key: shift ? key.toUpperCase() : key, code: `Key${key.toUpperCase()}` };
  if (/^\d$/.test(key)) return { key: shift ? DIGITS[Number(key)]! : key, code: `Digit${key}` };
  if (/^num\d$/.test(key)) return { key: key.slice(3), code: `Numpad${key.slice(3)}` };
  const sign = SIGNS[key];
  if (sign) return { key: shift ? sign[1] : key, code: sign[0] };
  return both(key.charAt(0).toUpperCase() + key.slice(1));
}

function both(name: string): KeyNames {
  return { key: name, code: name };
}
