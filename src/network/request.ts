import type { Readable } from 'node:stream';
import type { NetFailure } from '../words/net-errors';
import type { HeaderList } from './header-list';
import type { ResponseBody } from './response-body';

/** What a request is for, as `webRequest` calls it. */
export type ResourceType = Electron.OnBeforeRequestListenerDetails['resourceType'];

/** One part of what is sent, as `webRequest` shows it (N7.13). */
export type UploadPart =
  | { readonly type: 'rawData'; readonly bytes: Buffer }
  | {
      readonly type: 'file';
      readonly filePath: string;
      /** In bytes; default 0. */
      readonly offset?: number;
      /** In bytes; all of it if negative or omitted. */
      readonly length?: number;
      readonly modificationTime?: number;
    }
  | { readonly type: 'blob'; readonly blobUUID: string; readonly bytes: Buffer }
  | { readonly type: 'stream'; readonly body: Readable };

/** A server sends the client on. */
export interface Redirect {
  readonly status: number;
  /** Of the next request. */
  readonly method: string;
  /** Of the next request, absolute. */
  readonly url: string;
  /** Of the response that says so. */
  readonly headers: HeaderList;
}

/** Who wants to know a name and a password. */
export interface LoginRequest {
  readonly url: string;
  /** As Electron's `'login'` has it: isProxy, scheme, host, port, realm. */
  readonly authInfo: Electron.AuthInfo;
  readonly firstAuthAttempt: boolean;
  readonly responseHeaders: Record<string, string[]>;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** A request of anybody's, as it goes to the one place. */
export interface OutgoingRequest {
  /** Absolute. */
  readonly url: string;
  /** Default `'GET'`. */
  readonly method?: string;
  /** In their order, with their case; not those that the place adds itself (cookies, the session's user agent and languages). */
  readonly headers?: HeaderList;
  readonly body?: readonly UploadPart[];
  /** Whether a body of unknown length goes in chunks rather than buffered. */
  readonly chunked?: boolean;
  /** Default `'other'`. */
  readonly resourceType?: ResourceType;
  /** Sent as `Referer`, and shown to `webRequest`. Default `''`: none. */
  readonly referrer?: string;
  /** The origin of whoever asks, if a page does: `app://notes`. */
  readonly origin?: string;
  /** Whether `origin` may see only what it is allowed to. Default `'no-cors'`: no check. */
  readonly mode?: 'navigate' | 'cors' | 'no-cors' | 'same-origin';
  /** What a page's `fetch` was told of credentials, which CORS asks for. */
  readonly credentials?: RequestCredentials;
  /** Whether the session's cookies are sent and stored. Default true. */
  readonly cookies?: boolean;
  /** Default `'default'`. */
  readonly cache?: RequestCache;
  /** Passes the app's own protocol handlers by. */
  readonly bypassCustomProtocolHandlers?: boolean;
  /** Whether the app's `webRequest` is asked. Default true; not for `net.WebSocket` (N7.7). */
  readonly webRequest?: boolean;
  /** The page that asks, if one does. */
  readonly frame?: Electron.WebFrameMain | undefined;
  readonly webContents?: Electron.WebContents | undefined;
  /** Who asks, for `system.requests`: `'net.fetch'`, `'net.request'`, `'page'`. */
  readonly who?: string;
  /** Gives it up: the place rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told of every redirect; what comes to false gives the request up with ERR_ABORTED. Without it all are followed. */
  readonly redirected?: (redirect: Redirect) => boolean | Promise<boolean>;
  /** Asked on 401 and 407; without it, or without an answer, such a response is one like others. */
  readonly login?: (request: LoginRequest) => Promise<Credentials | undefined>;
  /** Asked when a certificate is not trusted; what comes to true goes on. Without it the request fails. */
  readonly certificateError?: (
    failure: NetFailure,
    certificate: Electron.Certificate,
    url: string,
  ) => boolean | Promise<boolean>;
  /** Told how much of the body has been sent, in bytes. */
  readonly uploaded?: (current: number, total: number) => void;
}

/** What came back. */
export interface IncomingResponse {
  /** Of the last request, after redirects. */
  readonly url: string;
  /** All that were asked for, the last included. */
  readonly urlChain: readonly string[];
  readonly status: number;
  readonly statusText: string;
  /** `'1.1'` */
  readonly httpVersion: string;
  /** In their order, with their case. */
  readonly headers: HeaderList;
  readonly body: ResponseBody;
  /** The MIME type, with its parameters, as the headers say it or whoever answered by itself. */
  readonly type: string;
  readonly fromCache: boolean;
  /** Of the server; `''` where there is none. */
  readonly ip: string;
  /** Sent the last time, with what the place has added. */
  readonly requestHeaders: HeaderList;
}
