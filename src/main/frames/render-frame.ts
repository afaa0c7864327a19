import type { Endpoint } from '../../bus/message';

export { originOf } from '../../web/origin';

/** One document in one render frame: another at every navigation, with ids of its own after a swap (S12.16). */
export interface FrameIdentity {
  /** Where the document's messages come from and go to; no other document's, also not of the same frame. */
  readonly endpoint: Endpoint;
  readonly contentsId: number;
  readonly processId: number;
  readonly routingId: number;
  /** `''` before the first commit (S12.15). */
  readonly url: string;
  readonly origin: string;
}

/** Unique, and of the length that Chromium's have. */
export function tokenOf({ routingId }: FrameIdentity): string {
  return routingId.toString(16).toUpperCase().padStart(32, 'F0E1D2C3B4A59687');
}

/** No process of the machine's: a test may try to kill it, and Linux gives no numbers as high as these. */
export function osProcessIdOf({ processId }: FrameIdentity): number {
  return 0x40000000 + processId;
}
