import { closeSync, openSync, readSync } from 'node:fs';
import { isOn } from './by-platform';

/** How the files begin that Electron reads images of: PNG and JPEG, and icons on Windows (M4.2). */
const PNG = '89504e47';
const JPEG = 'ffd8ff';
const ICO = '00000100';

/** The siblings that a picture for a denser screen can be in (M4.3). */
const SCALES = ['', ...['1', '2', '3', '4', '5', '1.25', '1.33', '1.4', '1.5', '1.8', '2.5'].map((n) => `@${n}x`)];

/** Whether Electron could make an image of what is at a path. */
export function isImageFile(path: string): boolean {
  if (path === '') return false;
  const dot = /\.[^./\\]*$/.exec(path)?.index ?? path.length;
  return SCALES.some((scale) => beginsAsImage(`${path.slice(0, dot)}${scale}${path.slice(dot)}`));
}

/** Whether `value` is a NativeImage, by its methods: the class of it is not exported (M4.1). */
export function isNativeImage(value: unknown): value is Electron.NativeImage {
  if (typeof value !== 'object' || value === null) return false;
  return ['isEmpty', 'getSize', 'toPNG'].every((name) => typeof Reflect.get(value, name) === 'function');
}

function beginsAsImage(path: string): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const begin = Buffer.alloc(4);
    readSync(file, begin);
    const bytes = begin.toString('hex');
    return bytes === PNG || bytes.startsWith(JPEG) || (isOn('win32') && bytes === ICO);
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
