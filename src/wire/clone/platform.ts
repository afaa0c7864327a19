/** Web-platform classes whose instances Blink can clone, as far as Node or jsdom have them (S7.21). */
const PLATFORM = new Set(['Blob', 'CryptoKey', 'DOMException', 'File']);

export function isPlatformClass(name: string | undefined): boolean {
  return name !== undefined && PLATFORM.has(name);
}

/** What makes copies of an object of one of those classes, each by its own realm's constructor. */
export function platformMaker(source: object): () => object {
  const Class: unknown = source.constructor;
  if ('lastModified' in source) {
    const file = source as File;
    const { name, type, lastModified } = file;
    return () => new (Class as typeof File)([file], name, { type, lastModified });
  }
  if ('slice' in source) return () => (source as Blob).slice(0, (source as Blob).size, (source as Blob).type);
  if ('code' in source) {
    const { message, name } = source as DOMException;
    return () => new (Class as typeof DOMException)(message, name);
  }
  // A key has no parts that could change.
  return () => source;
}
