import type { Bus } from '../bus/bus';
import type { Endpoint } from '../bus/message';
import { portsOf } from '../ports/exchange';
import type { Intrinsics } from '../wire/clone';
import { MessagePort } from './message-port';

/** Where the code of one renderer runs now, or ran at last. */
interface Somewhere {
  readonly endpoint: Endpoint | undefined;
  readonly last: Endpoint | undefined;
  readonly realm?: Intrinsics | undefined;
}

/** Makes the `MessageChannel` of one renderer's page. */
export function createMessageChannelClass(bus: Bus, place: Somewhere): typeof globalThis.MessageChannel {
  return class MessageChannel implements globalThis.MessageChannel {
    readonly #port1: MessagePort;
    readonly #port2: MessagePort;

    constructor() {
      const here = (place.endpoint ?? place.last)!;
      const [one, two] = portsOf(bus).createPair(here);
      this.#port1 = new MessagePort(bus, here, one, place.realm);
      this.#port2 = new MessagePort(bus, here, two, place.realm);
    }

    get port1(): MessagePort {
      return this.#port1;
    }

    get port2(): MessagePort {
      return this.#port2;
    }

    get [Symbol.toStringTag](): string {
      return 'MessageChannel';
    }
  };
}
