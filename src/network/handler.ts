import type { NetFailure } from '../words/net-errors';
import type { HeaderList } from './header-list';
import type { UploadPart } from './request';
import type { ResponseBody } from './response-body';

/** A request as an app's own protocol handler is asked. */
export interface HandledRequest {
  /** As Chromium has it. */
  readonly url: string;
  readonly method: string;
  readonly headers: HeaderList;
  readonly body: readonly UploadPart[] | undefined;
  /** `''` if there is none. */
  readonly referrer: string;
  /** Of the page that asks, if one does. */
  readonly origin: string | undefined;
}

/** What a source of responses gives. */
export interface Answered {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  readonly body: ResponseBody;
  /** The MIME type, with its parameters, as the headers say it or the source by itself. */
  readonly type: string;
  readonly httpVersion?: string;
  readonly ip?: string;
  readonly fromCache?: boolean;
}

/** Answers in the end, which can take for ever, and never rejects. */
export type Handler = (request: HandledRequest) => Promise<Answered | NetFailure>;
