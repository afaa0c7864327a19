import type { Endpoint, Message } from './message';
import { createStation, type Pipe, type Receiver, type Station } from './queue';

/** Who can be reached: what the bus knows of each end. */
export class Stations {
  readonly #all = new Map<Endpoint, Station>();
  /** The two that one side of a conversation asks for, at hand: a map of objects costs as much as a listener's call. */
  #main: Station | undefined;
  #lastAsked: Endpoint | undefined;
  #last: Station | undefined;

  constructor(private readonly main: Endpoint) {}

  add(endpoint: Endpoint, receiver: Receiver): void {
    const station = createStation(endpoint, receiver);
    this.#all.set(endpoint, station);
    if (endpoint === this.main) this.#main = station;
    this.#lastAsked = undefined;
  }

  /** @returns the station that was there */
  remove(endpoint: Endpoint): Station | undefined {
    const station = this.of(endpoint);
    this.#all.delete(endpoint);
    this.#lastAsked = this.#last = undefined;
    return station;
  }

  of(endpoint: Endpoint): Station | undefined {
    if (endpoint === this.main) return this.#main;
    if (endpoint !== this.#lastAsked) {
      this.#last = this.#all.get(endpoint);
      this.#lastAsked = endpoint;
    }
    return this.#last;
  }

  /** Between two ends: all that goes to `target` from main, or all that `from` sends (S0.1, S0.3). */
  pipe(from: Endpoint, target: Station | undefined): Pipe | undefined {
    return from === this.main ? target?.inbox : this.of(from)?.outbox;
  }

  pipeOf(message: Message, target: Station | undefined): Pipe | undefined {
    return message.kind === 'result' ? target?.answers : this.pipe(message.from, target);
  }
}
