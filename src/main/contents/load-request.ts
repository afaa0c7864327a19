import { readFileSync } from 'node:fs';
import { URL } from 'node:url';

/** How a page is asked for, beside its URL. */
export interface LoadRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Whether a page wants to go there, and not the app. */
  readonly byPage?: boolean;
  /** Where a page of a data URL says it is. */
  readonly baseUrl?: string;
}

const FORM = 'application/x-www-form-urlencoded';

/** What a page sends with a form. */
export function formRequest(body: Uint8Array, contentType: string): LoadRequest {
  return { method: 'POST', headers: { 'content-type': contentType }, body };
}

/** What the options of `loadURL` ask for; the base is that of a page that comes by a data URL. */
export function requestOf(options: Electron.LoadURLOptions): LoadRequest {
  const { baseURLForDataURL: base } = options;
  const request = asked(options);
  return typeof base === 'string' && URL.canParse(base) ? { ...request, baseUrl: new URL(base).href } : request;
}

function asked(options: Electron.LoadURLOptions): LoadRequest {
  const { postData, extraHeaders = '', httpReferrer, userAgent } = options;
  const headers: Record<string, string> = {};
  for (const line of extraHeaders.split('\n')) {
    const [name = '', ...value] = line.split(':');
    if (value.length > 0) headers[name.trim().toLowerCase()] = value.join(':').trim();
  }
  const referrer = typeof httpReferrer === 'object' ? httpReferrer.url : httpReferrer;
  if (referrer) headers.referer = referrer;
  if (userAgent) headers['user-agent'] = userAgent;
  if (!postData) return { headers };
  return {
    method: 'POST',
    headers: { 'content-type': FORM, ...headers },
    body: Buffer.concat(postData.map(bytesOf)),
  };
}

function bytesOf(part: Electron.UploadRawData | Electron.UploadFile): Uint8Array {
  if (part.type === 'rawData') return part.bytes;
  const { filePath, offset = 0, length = -1 } = part;
  return readFileSync(filePath).subarray(offset, length < 0 ? undefined : offset + length);
}
