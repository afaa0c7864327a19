const REAL = process.platform;

/** Makes it that platform until the test ends. */
export function onPlatform(platform: NodeJS.Platform): void {
  Object.defineProperty(process, 'platform', { value: platform });
}

afterEach(() => onPlatform(REAL));
/** Does `work` where `process.platform` is another one. */
export function on<T>(platform: NodeJS.Platform, work: () => T): T {
  const before = Object.getOwnPropertyDescriptor(process, 'platform')!;
  const back = () => Object.defineProperty(process, 'platform', before);
  Object.defineProperty(process, 'platform', { ...before, value: platform });
  let result: T;
  try {
    result = work();
  } catch (error) {
    back();
    throw error;
  }
  if (result instanceof Promise) return result.finally(back) as T;
  back();
  return result;
}
