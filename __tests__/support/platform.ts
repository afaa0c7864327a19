const REAL = process.platform;

/** Makes it that platform until the test ends. */
export function onPlatform(platform: NodeJS.Platform): void {
  Object.defineProperty(process, 'platform', { value: platform });
}

afterEach(() => onPlatform(REAL));
