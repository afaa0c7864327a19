/**
 * S10.6: `Buffer` of a sandboxed preload is npm's, which gives every buffer memory of its own. Node's share a pool, which
 * shows when `buffer.buffer` is sent.
 */
export function unpooledBuffer(): typeof Buffer {
  const unpooled = (buffer: Buffer): Buffer => {
    if (buffer.buffer.byteLength === buffer.length) return buffer;
    const own = Buffer.allocUnsafeSlow(buffer.length);
    buffer.copy(own);
    return own;
  };
  const from = (...values: Parameters<typeof Buffer.from>): Buffer => {
    const [source] = values as [unknown];
    const buffer = Buffer.from(...values);
    // A view of memory that the caller has.
    const isShared = isMemory(source) && buffer.buffer === source;
    return isShared ? buffer : unpooled(buffer);
  };
  function Unpooled(...values: Parameters<typeof Buffer.from>): Buffer {
    return typeof (values as unknown[])[0] === 'number'
      ? Buffer.alloc(values[0] as unknown as number)
      : from(...values);
  }
  Object.setPrototypeOf(Unpooled, Buffer);
  return Object.assign(Unpooled, {
    // So that `instanceof` holds of every buffer.
    prototype: Buffer.prototype,
    from,
    of: (...bytes: number[]) => unpooled(Buffer.of(...bytes)),
    allocUnsafe: (size: number) => Buffer.allocUnsafeSlow(size),
    concat: (...values: Parameters<typeof Buffer.concat>) => unpooled(Buffer.concat(...values)),
  }) as unknown as typeof Buffer;
}

function isMemory(value: unknown): value is ArrayBufferLike {
  const name = Object.prototype.toString.call(value);
  return name === '[object ArrayBuffer]' || name === '[object SharedArrayBuffer]';
}
