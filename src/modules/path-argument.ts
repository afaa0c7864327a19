import { conversionError } from '../words/errors';
import { stringAt } from './arguments';

/**
 * A path as Electron's native side takes it: `null` is an empty one (M0.2).
 *
 * @throws TypeError where it is no string, or has a control character
 */
export function pathAt(given: readonly unknown[], index: number = 0): string {
  if (given.length > index && given[index] === null) return '';
  const path = stringAt(given, index);
  if ([...path].some((char) => char < ' ')) throw conversionError(index, path);
  return path;
}
