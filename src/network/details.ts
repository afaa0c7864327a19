import type { Answered } from './handler';
import { arraysOf, type HeaderList, headerOf, listOf } from './header-list';
import type { Hop } from './place-host';
import type { Stage, StageAnswer, StageDetails } from './stages';
import { uploadDataOf } from './upload';

/** What a listener of a stage is called with (N7.8). */
export function detailsOf(
  { id, url, method, body, request, response }: Omit<Hop, 'host' | 'headers' | 'sent'>,
  stage: Stage,
  more: object,
): StageDetails {
  const { resourceType = 'other', referrer = '', frame, webContents } = request;
  const details: Record<string, unknown> & { url: string } = {
    id,
    url,
    method,
    timestamp: Date.now(),
    resourceType,
    referrer,
  };
  if (body && body.length > 0 && stage === 'onBeforeRequest') details.uploadData = uploadDataOf(body);
  if (webContents) Object.assign(details, { webContentsId: webContents.id, webContents, frame: frame ?? null });
  if (response) {
    const { status, statusText, headers, httpVersion = '1.1', ip } = response;
    details.statusCode = status;
    details.statusLine = `HTTP/${httpVersion} ${status}${statusText === '' ? '' : ` ${statusText}`}`;
    details.responseHeaders = arraysOf(headers);
    if (ip) details.ip = ip;
  }
  return Object.assign(details, more);
}

const TOKEN = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;
const NO_VALUE = /[\0\r\n]/;

/** The headers that a listener wants sent in the place of these; what is none is dropped (N7.11). */
export function replacedRequestHeaders(sent: HeaderList, given: unknown): HeaderList {
  if (typeof given !== 'object' || given === null) return sent;
  return Object.entries(given).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && TOKEN.test(entry[0]) && !NO_VALUE.test(entry[1]),
  );
}

/** The response as a listener wants it: all headers are new, and the status only with them (N7.12). */
export function replacedResponse(response: Answered, answer: StageAnswer | undefined): Answered {
  const given = answer?.responseHeaders;
  if (typeof given !== 'object' || given === null) return response;
  const headers = listOf(readable(given as Record<string, unknown>));
  const line = typeof answer?.statusLine === 'string' ? answer.statusLine : '';
  const [, version, code, text = ''] = /^HTTP\/(\d\.\d)\s+(\d{3})(?:\s+(.*))?$/i.exec(line.trim()) ?? [];
  const status = code === undefined ? {} : { status: Number(code), statusText: text, httpVersion: version ?? '1.1' };
  return { ...response, ...status, headers, type: headerOf(headers, 'content-type') ?? response.type };
}

/** The first that is none ends them. */
function readable(given: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(given)) {
    const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
    if (typeof value !== 'string' && !isList) break;
    found[name] = value as string | string[];
  }
  return found;
}
