import { type Restore, saveMap } from '../bus/snapshot';
import type { Answered } from './handler';
import { headerOf } from './header-list';
import { ResponseBody } from './response-body';

interface Kept {
  readonly answered: Omit<Answered, 'body'>;
  readonly body: Buffer;
  /** In milliseconds since the epoch. */
  readonly freshUntil: number;
}

/** Larger bodies are not kept. */
const LARGEST = 1024 * 1024;

/** The responses of servers that a session keeps in memory: those that say how long they are good for. */
export class ResponseCache {
  readonly #kept = new Map<string, Kept>();

  /** In bytes. */
  get size(): number {
    let size = 0;
    for (const [url, { body, answered }] of this.#kept) {
      size += url.length + body.length + answered.headers.join('').length;
    }
    return size;
  }

  clear(): void {
    this.#kept.clear();
  }

  /** What is kept of `url`, if it is still good, or whatever is if `isStale` does not matter. */
  find(url: string, takesStale: boolean): Answered | undefined {
    const kept = this.#kept.get(url);
    if (kept === undefined || (!takesStale && kept.freshUntil <= Date.now())) return undefined;
    return { ...kept.answered, body: new ResponseBody(kept.body) };
  }

  /** Keeps a response, if it may be kept. @returns the response, whose body may have been read */
  async keep(url: string, answered: Answered): Promise<Answered> {
    const age = lifetime(answered);
    const length = headerOf(answered.headers, 'content-length');
    if (age === undefined || length === undefined || Number(length) > LARGEST) return answered;
    const body = await answered.body.bytes();
    this.#kept.set(url, { answered, body, freshUntil: Date.now() + age * 1000 });
    return { ...answered, body: new ResponseBody(body) };
  }

  save(): Restore {
    return saveMap(this.#kept);
  }
}

/** In seconds; undefined for what is not to be kept. */
function lifetime({ status, headers }: Answered): number | undefined {
  if (status !== 200 || headerOf(headers, 'vary') === '*') return undefined;
  const control = headerOf(headers, 'cache-control')?.toLowerCase() ?? '';
  if (control.includes('no-store')) return undefined;
  if (control.includes('no-cache')) return 0;
  const age = /max-age=(\d+)/.exec(control);
  if (age) return Number(age[1]);
  const expires = Date.parse(headerOf(headers, 'expires') ?? '');
  if (!Number.isNaN(expires)) return Math.max(0, (expires - Date.now()) / 1000);
  // A tenth of its age, as browsers guess.
  const modified = Date.parse(headerOf(headers, 'last-modified') ?? '');
  return Number.isNaN(modified) ? undefined : Math.max(0, (Date.now() - modified) / 10_000);
}
