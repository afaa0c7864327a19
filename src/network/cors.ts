import { netFailure } from '../words/net-errors';
import type { Answered } from './handler';
import { type HeaderList, headerOf } from './header-list';
import type { Hop } from './place-host';
import { RequestError } from './request-error';
import { originOfUrl } from './sites';

const FAILED = netFailure(-2);
const BUILT_IN = ['http', 'https', 'file', 'data', 'blob'];
const SIMPLE_HEADERS = ['accept', 'accept-language', 'content-language', 'content-type', 'range'];
const SIMPLE_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;
/** What a browser sets by itself. */
const OWN_HEADERS = /^(sec-|proxy-)|^(user-agent|referer|origin|cookie|host|connection|accept-encoding)$/;

/**
 * Whether a page may ask there at all (N8.3); asks the server first where what is sent is out of the ordinary.
 *
 * @throws RequestError
 */
export async function checkRequest(course: Hop): Promise<void> {
  const { host, request, url } = course;
  const scheme = url.slice(0, url.indexOf(':'));
  if (request.who === 'fetch' && !BUILT_IN.includes(scheme) && !host.privilegesOf(scheme)?.supportFetchAPI) {
    throw new RequestError(FAILED, `Fetch API cannot load ${url}. URL scheme "${scheme}" is not supported.`);
  }
  if (isOwn(course)) return;
  if (request.mode === 'same-origin') throw new RequestError(FAILED);
  if (!BUILT_IN.includes(scheme) && !host.privilegesOf(scheme)?.corsEnabled) {
    const schemes = 'chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app';
    throw new RequestError(
      FAILED,
      `${blocked(course)} Cross origin requests are only supported for protocol schemes: ${schemes}.`,
    );
  }
  if (/^https?$/.test(scheme) && needsPreflight(course)) await preflight(course);
}

/** @throws RequestError where the response does not say that the page may see it */
export function checkResponse(course: Hop, { headers }: Pick<Answered, 'headers'>, isPreflight = false): void {
  const { request } = course;
  if (isOwn(course)) return;
  const allowed = headerOf(headers, 'access-control-allow-origin')?.trim();
  const refuse = (why: string) => {
    const first = isPreflight ? "Response to preflight request doesn't pass access control check: " : '';
    throw new RequestError(FAILED, `${blocked(course)} ${first}${why}`);
  };
  if (allowed === undefined) refuse("No 'Access-Control-Allow-Origin' header is present on the requested resource.");
  const isCredentialed = request.credentials === 'include';
  if (allowed === '*' && !isCredentialed) return;
  if (allowed === '*') {
    refuse(
      "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
    );
  }
  if (allowed !== request.origin) {
    refuse(
      `The 'Access-Control-Allow-Origin' header has a value '${allowed}' that is not equal to the supplied origin.`,
    );
  }
  if (isCredentialed && headerOf(headers, 'access-control-allow-credentials') !== 'true') {
    refuse(
      "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
    );
  }
}

function isOwn({ request: { origin }, url }: Hop): boolean {
  return origin === undefined || /^(data|blob):/.test(url) || origin === originOfUrl(url);
}

function blocked({ request: { origin, who }, url }: Hop): string {
  const what = who === 'XMLHttpRequest' ? 'XMLHttpRequest' : 'fetch';
  return `Access to ${what} at '${url}' from origin '${origin}' has been blocked by CORS policy:`;
}

function needsPreflight({ method, headers }: Hop): boolean {
  return !/^(GET|HEAD|POST)$/.test(method) || unusual(headers).length > 0;
}

function unusual(headers: HeaderList): string[] {
  return headers
    .filter(([name, value]) => {
      const key = name.toLowerCase();
      if (OWN_HEADERS.test(key)) return false;
      return !SIMPLE_HEADERS.includes(key) || (key === 'content-type' && !SIMPLE_TYPES.test(value));
    })
    .map(([name]) => name.toLowerCase())
    .sort();
}

async function preflight(course: Hop): Promise<void> {
  const { host, request, url, method } = course;
  const names = unusual(course.headers);
  const response = await host.send({
    url,
    method: 'OPTIONS',
    headers: [
      ['Access-Control-Request-Method', method],
      ...(names.length > 0 ? [['Access-Control-Request-Headers', names.join(',')] as const] : []),
      ['Origin', request.origin!],
    ],
    cookies: false,
    resourceType: request.resourceType ?? 'xhr',
    referrer: request.referrer ?? '',
    frame: request.frame,
    webContents: request.webContents,
    signal: request.signal,
    who: 'preflight',
    redirected: () => false,
  });
  response.body.discard();
  const refuse = (why: string) => {
    throw new RequestError(FAILED, `${blocked(course)} ${why}`);
  };
  checkResponse(course, response, true);
  if (response.status < 200 || response.status > 299) {
    refuse("Response to preflight request doesn't pass access control check: It does not have HTTP ok status.");
  }
  const listed = (name: string) =>
    (headerOf(response.headers, name) ?? '').split(',').map((item) => item.trim().toLowerCase());
  const methods = listed('access-control-allow-methods');
  if (!/^(GET|HEAD|POST)$/.test(method) && !methods.includes('*') && !methods.includes(method.toLowerCase())) {
    refuse(`Method ${method} is not allowed by Access-Control-Allow-Methods in preflight response.`);
  }
  const allowed = listed('access-control-allow-headers');
  const missing = names.find((name) => !allowed.includes('*') && !allowed.includes(name));
  if (missing !== undefined) {
    refuse(`Request header field ${missing} is not allowed by Access-Control-Allow-Headers in preflight response.`);
  }
}
