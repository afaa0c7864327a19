/**
 * Says that something is deprecated as Electron's own JavaScript does (M0.7).
 *
 * @returns whether it was said, so that it need not be said again
 * @throws Error with the text, under `process.throwDeprecation`
 */
export function deprecate(text: string): boolean {
  if (process.noDeprecation) return false;
  if (process.throwDeprecation) throw new Error(text);
  if (process.traceDeprecation) console.trace(text);
  else console.warn(`(electron) ${text}`);
  return true;
}

/** The text of what has another name (W1.8). */
export function renamed(before: string, now: string): string {
  return `'${before}' is deprecated and will be removed. Please use '${now}' instead.`;
}
