import { type Intrinsics, pack } from '../../wire/clone';

/** A posted message on its way. */
export interface Transfer {
  /** What `receive` makes ports of. */
  readonly ends: readonly unknown[];
  /** A copy of the message for one world, with the ports that have been made in it. */
  open(realm: Intrinsics, ports: readonly object[]): unknown;
}

/** How a window takes messages off their sender, with their ports. */
export interface Transferrer {
  /**
   * @throws DOMException `DataCloneError`, or TypeError, in the words for a port
   */
  take(data: unknown, transfer: unknown): Transfer;
  /** The port for an end that has come to this window's page. */
  receive(end: unknown): object;
}

/** Ports, if there are any, stay the objects that they are. */
export const plainTransferrer: Transferrer = {
  take(data, transfer) {
    const listed = transfer as Iterable<unknown> | { transfer?: Iterable<unknown> } | null | undefined;
    const ends = listed == null ? [] : [...(Symbol.iterator in listed ? listed : (listed.transfer ?? []))];
    const parcel = pack([data]);
    return {
      ends: ends.filter((value) => value instanceof Object && 'postMessage' in value),
      open: (realm) => (parcel.open(realm) as unknown[])[0],
    };
  },
  receive: (end) => end as object,
};
