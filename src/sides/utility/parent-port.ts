import type { Bus } from '../../bus/bus';
import { TwinEmitter, tell } from '../../bus/emitter';
import type { Endpoint, Message } from '../../bus/message';
import type { Receiver } from '../../bus/queue';
import { SUBJECT, type Subject } from '../../bus/subject';

/** What a utility process needs of its fake. */
export interface UtilityPlace {
  readonly bus: Bus;
  readonly endpoint: Endpoint;
  /** Where its messages go: main's object of this process. */
  readonly main: Endpoint;
  /** The ports that came with a message, for this process. */
  arrivals(message: Message): Electron.MessagePortMain[];
  /** Whether its code still runs, as far as anybody can tell in one process. */
  isAlive(): boolean;
  /** Somebody listens from now on. */
  listening(): void;
  /** Runs what is not the utility process's own code. */
  outside<T>(work: () => T): T;
}

/** The worker's end of a utility process: `process.parentPort`. */
export class ParentPort extends TwinEmitter implements Electron.ParentPort {
  readonly #place: UtilityPlace;

  constructor(place: UtilityPlace) {
    super(place.bus);
    this.#place = place;
    // Electron's own way: nothing is delivered before somebody listens.
    this.on('newListener', (name) => {
      if (name === 'message' && this.listenerCount('message') === 0) place.listening();
    });
  }

  /**
   * Sends to the main process, where the `UtilityProcess` emits it as `'message'`.
   *
   * @throws Error `An object could not be cloned.`
   */
  postMessage(message: unknown): void {
    const { bus, endpoint: from, main: to, isAlive, outside } = this.#place;
    const parcel = bus.packArgs([message], 'main');
    // A real process would not have come so far.
    if (isAlive()) outside(() => bus.post(bus.record({ kind: 'postMessage', from, to, channel: 'message', parcel })));
  }

  /** Takes what main has sent. */
  receive(message: Message, final: boolean): boolean {
    if (this.listenerCount('message') === 0 && !final) return false;
    const { bus, arrivals } = this.#place;
    const event = { data: message.unpack()[0], ports: arrivals(message) };
    const heard = bus.emitting(message, event, () => tell(this, 'message', event));
    if (!heard) bus.problem('unheard', message, () => UNHEARD);
    return heard;
  }

  get [SUBJECT](): Subject {
    return { bus: this.#place.bus, side: 'renderer', endpoint: this.#place.endpoint };
  }
}

/** How the bus reaches it. */
export function parentPortReceiver(parentPort: ParentPort): Receiver {
  return { receive: (message, final) => parentPort.receive(message, final) };
}

const UNHEARD =
  "A message was sent to a utility process, and by then its last 'message' listener was gone: Electron keeps it for the next " +
  "one. Listen with process.parentPort.on('message', …).";
