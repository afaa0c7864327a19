import { type Restore, together } from '../bus/snapshot';
import type { UrlTest } from '../web/url-pattern';
import type { Machine, Part } from './machine';

/** One request that has left for somewhere, as plain data. */
export interface AskedRequest {
  readonly url: string;
  readonly method: string;
  /** As they were sent, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What was sent, as text; `''` if nothing was. */
  readonly body: string;
  /** What it was for, as `webRequest` calls it: `'mainFrame'`, `'script'`, `'xhr'`. */
  readonly resourceType: string;
  /** Who asked: `'net.fetch'`, `'net.request'`, `'page'`. */
  readonly who: string;
  /** What came back; undefined until then. */
  status: number | undefined;
  /** `net::ERR_…`, if it came to nothing. */
  error: string | undefined;
}

/** Answers in the place of a server. */
export type Answerer = (request: Request) => Response | Promise<Response>;

export interface Answer {
  readonly pattern: string;
  readonly takes: UrlTest;
  readonly answer: Answerer;
}

/** More are not kept: the oldest go. */
const MOST_REQUESTS = 10_000;

/** The network that a test plays: who answers, and what was asked. */
export class Network implements Part {
  readonly requests: AskedRequest[] = [];
  /** The newest comes first. */
  answers: readonly Answer[] = [];

  #lastId = 0;

  /** Of a request, for all its stages. */
  nextId(): number {
    return ++this.#lastId;
  }

  note(request: AskedRequest): AskedRequest {
    if (this.requests.length >= MOST_REQUESTS) this.requests.splice(0, MOST_REQUESTS / 10);
    this.requests.push(request);
    return request;
  }

  save(): Restore {
    const { answers } = this;
    const requests = [...this.requests];
    return together(
      () => {
        this.answers = answers;
      },
      () => void this.requests.splice(0, this.requests.length, ...requests),
    );
  }
}

export const networkOf = (machine: Machine): Network => machine.part('network', () => new Network());
