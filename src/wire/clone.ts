import { Deserializer, Serializer } from 'node:v8';
import { cloneError } from './errors';

/** A value that has been taken off its sender and can be handed out any number of times, each time as a new copy. */
export interface Parcel {
  /** A fresh copy of the packed value. */
  open(): unknown;
}

/**
 * Takes a snapshot of `value` by the structured clone that Electron uses (S3.1, S3.5).
 *
 * @param value - anything; the arguments of one call are packed as one array, so that they share one graph (S3.2)
 * @throws Error `An object could not be cloned.` (S2.14)
 */
export function pack(value: unknown): Parcel {
  const serializer = new Serializer();
  try {
    serializer.writeHeader();
    serializer.writeValue(value);
  } catch {
    throw cloneError();
  }
  const bytes = serializer.releaseBuffer();
  return {
    open() {
      const deserializer = new Deserializer(bytes);
      deserializer.readHeader();
      return deserializer.readValue();
    },
  };
}

/**
 * What `value` is after crossing.
 *
 * @throws Error `An object could not be cloned.` (S2.14)
 */
export function clone(value: unknown): unknown {
  return pack(value).open();
}
