/** Before Electron kept to every second version. */
const OLD_CHROME: readonly number[] = [49, 58, 61, 66, 69, 73, 76, 78, 80, 83, 85, 87, 89, 91, 93];

/** The Chromium that an Electron has, as far as it follows from its number. */
export function chromeVersion(electronVersion: string): string {
  const major = Number.parseInt(electronVersion, 10) || 0;
  return `${OLD_CHROME[major] ?? 2 * major + 64}.0.0.0`;
}
