import { netFailure } from '../../words/net-errors';

/** What a URL stands for, read whole. */
export interface Resource {
  /** After redirections. */
  readonly url: string;
  /** The content type, with its parameters. */
  readonly type: string;
  readonly body: Uint8Array;
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What can come of reading one. */
export const failures = {
  aborted: netFailure(-3),
  accessDenied: netFailure(-10),
  certificate: netFailure(-202),
  connectionRefused: netFailure(-102),
  connectionReset: netFailure(-101),
  disconnected: netFailure(-106),
  emptyResponse: netFailure(-324),
  failed: netFailure(-2),
  fileNotFound: netFailure(-6),
  invalidUrl: netFailure(-300),
  nameNotResolved: netFailure(-105),
  tooManyRedirects: netFailure(-310),
  unknownScheme: netFailure(-302),
};
