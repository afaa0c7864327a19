/**
 * `process.env` of an app: reads what a test has put into the environment, also later, and keeps to itself what the app
 * writes and deletes. Every process of Electron has an environment of its own.
 */
export function ownEnv(real: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const written = new Map<string, string | undefined>();
  const read = (key: string) => (written.has(key) ? written.get(key) : real[key]);
  return new Proxy({} as NodeJS.ProcessEnv, {
    get: (target, key) => (typeof key === 'string' && has(key) ? read(key) : Reflect.get(target, key)),
    set: (_, key, value) => {
      written.set(String(key), `${value}`);
      return true;
    },
    has: (target, key) => (typeof key === 'string' && has(key)) || Reflect.has(target, key),
    deleteProperty: (_, key) => {
      written.set(String(key), undefined);
      return true;
    },
    defineProperty: (_, key, { value }) => {
      written.set(String(key), `${value}`);
      return true;
    },
    ownKeys: () => [...new Set([...Object.keys(real), ...written.keys()])].filter(has),
    getOwnPropertyDescriptor: (_, key) =>
      typeof key === 'string' && has(key)
        ? { value: read(key), writable: true, enumerable: true, configurable: true }
        : undefined,
  });

  function has(key: string): boolean {
    return read(key) !== undefined;
  }
}
