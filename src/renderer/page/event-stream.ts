import type * as Http from 'node:http';
import { URL } from 'node:url';
import { isLocal } from '../../web/local-host';

/** What an `EventSource` is told. */
export interface StreamEvents {
  open(): void;
  event(type: string, data: string, lastEventId: string, origin: string): void;
  /** @param isOver - it is not tried again */
  error(isOver: boolean): void;
}

const RETRY = 3000;

/**
 * Reads the events of a server on this machine (HTML, 9.2); of any other there are none to be had.
 *
 * @returns what ends it
 */
export function openEvents(url: string, events: StreamEvents): () => void {
  const { setTimeout, clearTimeout } = require('node:timers') as typeof import('node:timers');
  let request: Http.ClientRequest | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let lastId = '';
  let retry = RETRY;
  const again = () => {
    if (isClosed) return;
    events.error(false);
    timer = setTimeout(connect, retry);
  };
  const connect = () => {
    if (isClosed) return;
    const { get } = (url.startsWith('https:') ? require('node:https') : require('node:http')) as typeof Http;
    const headers = { accept: 'text/event-stream', ...(lastId === '' ? {} : { 'last-event-id': lastId }) };
    request = get(url, { headers }, (response) => {
      const isStream = response.headers['content-type']?.startsWith('text/event-stream');
      if (response.statusCode !== 200 || !isStream) {
        response.destroy();
        if (!isClosed) events.error(true);
        return;
      }
      events.open();
      const { origin } = new URL(url);
      const parser = new Parser((type, data) => events.event(type, data, parser.lastId, origin));
      parser.lastId = lastId;
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        parser.take(text);
        lastId = parser.lastId;
        retry = parser.retry ?? retry;
      });
      response.on('close', again);
    });
    request.on('error', again);
  };
  if (isLocal(url)) connect();
  else timer = setTimeout(() => events.error(true), 0);
  return () => {
    isClosed = true;
    clearTimeout(timer);
    request?.destroy();
  };
}

class Parser {
  lastId = '';
  retry: number | undefined;
  #rest = '';
  #type = '';
  #data: string[] = [];

  constructor(private readonly tell: (type: string, data: string) => void) {}

  take(text: string): void {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop()!;
    for (const line of lines) this.#line(line);
  }

  #line(line: string): void {
    if (line === '') {
      if (this.#data.length > 0) this.tell(this.#type || 'message', this.#data.join('\n'));
      this.#type = '';
      this.#data = [];
      return;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'data') this.#data.push(value);
    else if (field === 'event') this.#type = value;
    else if (field === 'id' && !value.includes('\0')) this.lastId = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.retry = Number(value);
  }
}
