const COMMON = 'electron_common_';

/** `process._linkedBinding`, undocumented: those of its modules that packages around Electron's inside ask for. */
export function linkedBinding(): (name: string) => object {
  const hidden = new WeakMap<object, Map<string, unknown>>();
  const bindings: Readonly<Record<string, () => object>> = {
    v8_util: () => ({
      getHiddenValue: (of: object, name: string) => hidden.get(of)?.get(name),
      setHiddenValue: (of: object, name: string, value: unknown) =>
        void hidden.set(of, new Map(hidden.get(of)).set(name, value)),
      deleteHiddenValue: (of: object, name: string) => void hidden.get(of)?.delete(name),
      requestGarbageCollectionForTesting: () => {},
    }),
    // `isDesktopCapturerEnabled` and the like.
    features: () => new Proxy({}, { get: () => () => true }),
  };
  return (name) => {
    const make = name.startsWith(COMMON) ? bindings[name.slice(COMMON.length)] : undefined;
    if (make === undefined) throw new Error(`No such binding was linked: ${name}`);
    return make();
  };
}
