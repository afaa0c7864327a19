import {
  Bytes,
  bufferIsResizable,
  bufferLength,
  bufferMaxLength,
  dataViewBuffer,
  dataViewLength,
  dataViewOffset,
  typedArrayBuffer,
  typedArrayLength,
  typedArrayOffset,
  viewName,
} from './builtins';
import { at, Failure } from './failure';
import { tracksLength } from './native';
import { BufferPiece, ViewPiece } from './pieces';
import type { Taker } from './refusal';

/** S3.10 */
const tooLarge = 2 ** 32;

/** S3.6.ae, af: the whole buffer is copied, and the sender's stays usable. */
export function takeBuffer(taker: Taker, source: ArrayBuffer): object {
  const length = bufferLength(source);
  if (length >= tooLarge) throw new Failure('is an ArrayBuffer of 4 GiB or more');
  if (length === 0 && isDetached(source)) throw new Failure('is a detached ArrayBuffer');
  const maxByteLength = bufferIsResizable(source) ? bufferMaxLength(source) : undefined;
  return taker.add(source, new BufferPiece(source, maxByteLength));
}

/** S3.6.ac, ad: the buffer first, as V8 does; so two views on one buffer share it afterwards. A `Buffer` has no mark of its own. */
export function takeView(taker: Taker, source: ArrayBufferView): object {
  const typed = viewName(source);
  const buffer = (typed === undefined ? dataViewBuffer : typedArrayBuffer)(source) as ArrayBuffer;
  let bytes: object;
  try {
    bytes = taker.object(buffer);
  } catch (thrown) {
    throw at('.buffer', thrown);
  }
  const tracks = bufferIsResizable(buffer) && tracksLength(source);
  const offset = (typed === undefined ? dataViewOffset : typedArrayOffset)(source);
  const length = tracks ? undefined : (typed === undefined ? dataViewLength : typedArrayLength)(source);
  return taker.add(source, new ViewPiece(typed ?? 'DataView', bytes, offset, length));
}

function isDetached(buffer: ArrayBuffer): boolean {
  try {
    return new Bytes(buffer).length !== 0;
  } catch {
    return true;
  }
}
