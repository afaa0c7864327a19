const known = new WeakMap<object, object>();

/**
 * What `import * as name` gives of a CommonJS module: its exports as `default`, and each of them by name. Read when they are
 * read, since those of Electron come to be when they are first touched.
 */
export function namespaceOf(exports: unknown): object {
  if ((typeof exports !== 'object' && typeof exports !== 'function') || exports === null) return make(exports, []);
  const namespace = known.get(exports) ?? make(exports, namesOf(exports));
  known.set(exports, namespace);
  return namespace;
}

/** What can be imported by name: of a class and its like too, whose members are inherited. */
export function namesOf(exports: unknown): string[] {
  if ((typeof exports !== 'object' && typeof exports !== 'function') || exports === null) return [];
  const names: string[] = [];
  for (const name in exports) names.push(name);
  return names.filter((name) => name !== 'default');
}

function make(exports: unknown, names: readonly string[]): object {
  const namespace = Object.create(null) as object;
  // What tells the interop of every transformer that there is nothing left to do.
  Object.defineProperty(namespace, '__esModule', { value: true });
  Object.defineProperty(namespace, 'default', { value: exports, enumerable: true });
  for (const name of names) {
    Object.defineProperty(namespace, name, {
      get: () => (exports as Record<string, unknown>)[name],
      enumerable: true,
    });
  }
  return namespace;
}
