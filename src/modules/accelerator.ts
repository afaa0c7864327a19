/** A key with the modifiers that are held, in Electron's words for both (M7.19). */
export interface Accelerator {
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
  /** Command on macOS, the Windows or Super key elsewhere. */
  readonly meta: boolean;
  readonly altGr: boolean;
  /** Of the key alone, in lower case: `k`, `f5`, `enter`. */
  readonly key: string;
}

type Modifier = Exclude<keyof Accelerator, 'key'>;

const MODIFIERS: Readonly<Record<string, Modifier>> = {
  alt: 'alt',
  altgr: 'altGr',
  cmd: 'meta',
  command: 'meta',
  control: 'control',
  ctrl: 'control',
  meta: 'meta',
  option: 'alt',
  shift: 'shift',
  super: 'meta',
};

/** Other names of the same keys. */
const ALIASES: Readonly<Record<string, string>> = { esc: 'escape', return: 'enter' };

const NAMED = new Set(
  (
    'backspace capslock delete down end enter escape home insert left medianexttrack mediaplaypause mediaprevioustrack ' +
    'mediastop numadd numdec numdiv numlock nummult numsub pagedown pageup printscreen right scrolllock space tab up ' +
    'volumedown volumemute volumeup'
  ).split(' '),
);

/** What the keys of an American keyboard give with Shift, and without. */
const SHIFTED = '~!@#$%^&*()_+{}|:"<>?';
const UNSHIFTED = "`1234567890-=[]\\;',./";

/**
 * Reads an accelerator: parted at `+`, in any case and order, with one key that is no modifier.
 *
 * @returns undefined for what is none
 */
export function parseAccelerator(text: string): Accelerator | undefined {
  const held: Record<Modifier, boolean> = { shift: false, control: false, alt: false, meta: false, altGr: false };
  let key: string | undefined;
  for (const part of text.split('+')) {
    const token = part.trim().toLowerCase();
    if (token === '') continue;
    const modifier = modifierOf(token);
    if (modifier) held[modifier] = true;
    else if (key !== undefined) return undefined;
    else {
      const shifted = token === 'plus' ? SHIFTED.indexOf('+') : SHIFTED.indexOf(token);
      if (shifted >= 0) held.shift = true;
      key = shifted >= 0 ? UNSHIFTED[shifted] : keyOf(token);
      if (key === undefined) return undefined;
    }
  }
  return key === undefined ? undefined : { ...held, key };
}

/** The same text for the same keys, however they are written; undefined for what is no accelerator. */
export function acceleratorId(text: string): string | undefined {
  const parsed = parseAccelerator(text);
  return parsed && idOf(parsed);
}

/** As `acceleratorId`, of one that has been read. */
export function idOf({ key, ...held }: Accelerator): string {
  return [...Object.entries(held).flatMap(([name, isHeld]) => (isHeld ? [name] : [])), key].join('+');
}

function modifierOf(token: string): Modifier | undefined {
  if (token === 'commandorcontrol' || token === 'cmdorctrl') return process.platform === 'darwin' ? 'meta' : 'control';
  return Object.hasOwn(MODIFIERS, token) ? MODIFIERS[token] : undefined;
}

function keyOf(token: string): string | undefined {
  const key = Object.hasOwn(ALIASES, token) ? ALIASES[token]! : token;
  const isKnown = /^[!-~]$/.test(key) || /^f([1-9]|1\d|2[0-4])$/.test(key) || /^num\d$/.test(key) || NAMED.has(key);
  return isKnown ? key : undefined;
}
