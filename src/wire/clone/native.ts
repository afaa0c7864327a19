/** Loaded when first asked: most messages never need it, and it is a good part of what loading the clone would cost. */
const v8 = (): typeof import('node:v8') => require('node:v8');

/**
 * Whether V8 itself refuses to clone an object: the last word on objects with native internals (S3.6.aj, an, aq), which
 * JavaScript cannot tell from ordinary ones. It may read the object's properties, so it is asked only about objects that
 * have none, and about instances of native classes. What V8 writes but cannot read back is refused too (S3.6.ah).
 */
export function refusedByV8(object: object): boolean {
  try {
    const { Deserializer, Serializer } = v8();
    const serializer = new Serializer();
    serializer.writeHeader();
    serializer.writeValue(object);
    const deserializer = new Deserializer(serializer.releaseBuffer());
    deserializer.readHeader();
    deserializer.readValue();
    return false;
  } catch {
    return true;
  }
}

/**
 * Whether a view on a resizable buffer follows the buffer's length. No JavaScript tells; V8 writes it into the flags that
 * end a view's serial form.
 *
 * @throws when the view is out of its buffer's bounds, as V8 does
 */
export function tracksLength(view: ArrayBufferView): boolean {
  const serializer = new (v8().Serializer)();
  serializer.writeValue(view);
  const bytes = serializer.releaseBuffer();
  return ((bytes[bytes.length - 1] ?? 0) & 1) === 1;
}
