import type { Bus } from '../bus/bus';
import type { Machine } from '../machine/machine';
import { type Answer, type Answerer, type AskedRequest, networkOf } from '../machine/network';
import { onlineOf } from '../machine/online';
import { matchPattern, PatternError, requestSchemes, type UrlTest } from '../web/url-pattern';
import { systemArgumentError, systemValueError } from '../words/system-usage';

/** What `system` needs of its fake. */
export interface SystemHost {
  readonly bus: Bus;
  readonly machine: Machine;
  /** A module of Electron, made if nobody has asked for it yet. */
  module<T>(name: string): T;
  /** A module of Electron, if anybody has asked for it. */
  existing<T>(name: string): T | undefined;
}

/** The network of the machine: whether there is one, who answers in it, and what was asked. */
export abstract class SystemNetwork {
  /** @internal */
  protected readonly host: SystemHost;

  /** @internal */
  constructor(host: SystemHost) {
    this.host = host;
  }

  /**
   * From now on `answer` answers requests for these URLs in the place of a server, until the test ends; the newest that fits
   * counts. The app's own protocols and `webRequest` come before it, as they do before a server.
   *
   * @param pattern - as `webRequest` takes them: `'https://api.example/*'`, `'<all_urls>'`
   * @param answer - gets a `Request`, and gives a `Response` or a promise of one; `Response.error()` is a failure
   * @throws TypeError for what is no pattern, or no function
   */
  answers(pattern: string, answer: Answerer): void {
    const network = networkOf(this.host.machine);
    network.answers = [readAnswer(pattern, answer), ...network.answers];
  }

  /** What was asked of servers and of the app's own protocols, the oldest first. */
  get requests(): readonly AskedRequest[] {
    return networkOf(this.host.machine).requests.map((request) => ({ ...request }));
  }

  /** Whether there is a network; pages hear `online` and `offline`. */
  get online(): boolean {
    return onlineOf(this.host.machine).state.online;
  }

  set online(value: boolean) {
    onlineOf(this.host.machine).change({ online: boolean('online', value) });
  }
}

export function boolean(name: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw systemValueError(name, value, 'true or false');
  return value;
}

/**
 * Reads what `system.answers` is given.
 *
 * @throws TypeError for what is no pattern, or no function
 */
function readAnswer(pattern: unknown, answer: unknown): Answer {
  if (typeof pattern !== 'string') throw systemArgumentError('answers()', pattern, PATTERN);
  if (typeof answer !== 'function') {
    throw systemArgumentError('answers()', answer, 'a function that answers a Request with a Response');
  }
  return { pattern, takes: testOf(pattern), answer: answer as Answerer };
}

const PATTERN = "a pattern of URLs, such as 'https://api.example/*', and a function";

function testOf(pattern: string): UrlTest {
  try {
    // A test may answer for schemes that no app has registered.
    return matchPattern(
      pattern,
      requestSchemes(() => true),
    );
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw systemArgumentError('answers()', pattern, `${PATTERN} (${error.message})`);
  }
}
