import type { NetFailure } from '../words/net-errors';
import { netFailure } from '../words/net-errors';

/** A request came to nothing: `net::ERR_…`. */
export class RequestError extends Error {
  readonly failure: NetFailure;
  /** What Chromium says of it in the console of the page that asked. */
  readonly complaint: string | undefined;

  constructor(failure: NetFailure, complaint?: string) {
    super(`net::${failure.code}`);
    this.failure = failure;
    this.complaint = complaint;
    this.name = 'Error';
  }
}

/** The failure that an error of a request's is; the general one for another error. */
export function failureIn(error: unknown): NetFailure {
  return error instanceof RequestError ? error.failure : netFailure(-2);
}
