/** Does `work` on another platform, as a test says it: by `process.platform`. */
export function onPlatform<T>(platform: NodeJS.Platform, work: () => T): T {
  const real = process.platform;
  Object.defineProperty(process, 'platform', { value: platform, configurable: true });
  try {
    return work();
  } finally {
    Object.defineProperty(process, 'platform', { value: real, configurable: true });
  }
}
