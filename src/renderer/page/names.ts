/**
 * What a window has by itself.
 *
 * @param global - not the window itself, which lists only what is enumerable
 */
export function namesOf(global: object, end: object): Set<string> {
  const names = new Set<string>();
  for (let at: object | null = global; at !== null && at !== end; at = Object.getPrototypeOf(at) as object | null) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (!name.startsWith('_') && name !== 'constructor') names.add(name);
    }
  }
  return names;
}
