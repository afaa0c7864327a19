/**
 * `before'name'?` for the known name that is most like `wanted`, or '' if none is like it.
 *
 * @param before - what the sentence says before it, such as `' Did you mean '`
 */
export function nearest(wanted: string, known: readonly string[], before: string): string {
  const found = findNearest(wanted, known);
  return found === undefined ? '' : `${before}'${found}'?`;
}

/** The known name that is most like `wanted` and is another one, if any is like it. */
export function findNearest(wanted: string, known: readonly string[]): string | undefined {
  const candidates = known.filter((name) => name !== wanted);
  if (candidates.length === 0) return undefined;
  // Loaded when something has gone wrong, not at import.
  const { closest, distance } = require('fastest-levenshtein') as typeof import('fastest-levenshtein');
  const best = closest(wanted, candidates);
  return distance(wanted, best) <= Math.max(2, wanted.length / 3) ? best : undefined;
}
