import { HAS_MOCKS } from './layers';

const KEEPS: unique symbol = Symbol.for('fake-electron.keeps-configurable') as never;

type Define = typeof Object.defineProperty & { [KEEPS]?: true };

/**
 * Has a test's `Object.defineProperty(app, 'isPackaged', { value: true })` end with the test, and come a second time. On a
 * mock written by hand the property is there already and stays as configurable as it was; on Electron's objects most members
 * are inherited, and a new property that does not say so can never be taken away.
 */
export function keepConfigurable(): void {
  const define: Define = Object.defineProperty;
  if (define[KEEPS]) return;
  const keeping: Define = (object, key, descriptor) => {
    const isNew = !('configurable' in descriptor) && isMocked(object) && !Object.hasOwn(object as object, key);
    return define(object, key, isNew ? { ...descriptor, configurable: true } : descriptor);
  };
  define(keeping, 'name', { value: 'defineProperty' });
  define(keeping, KEEPS, { value: true });
  Object.defineProperty = keeping;
}

function isMocked(object: unknown): boolean {
  return ((typeof object === 'object' && object !== null) || typeof object === 'function') && HAS_MOCKS in object;
}
