import type { CarriedPort, Endpoint, Message } from '../bus/message';
import type { Restore } from '../bus/snapshot';
import type { Port } from './port';

/** Who keeps the ends of a fake. */
export interface EndKeeper {
  /** The end is gone for good: its partner learns of it, and what was on its way to it is lost. */
  drop(end: PortEnd): void;
  /** Its port is closed and nothing comes from its partner any more: only a transfer can be of interest. */
  forget(end: PortEnd): void;
  /** Nobody keeps what the message carried (S7.7). */
  abandon(message: Message): void;
}

/** What both ends of a pair have in common: their name on record. */
export interface PortPair {
  name: string;
  /** Which record it was named for. */
  book: number;
  current(): string;
}

/** One end of an entangled pair: what a port object holds, and what travels when that is transferred. */
export class PortEnd implements CarriedPort {
  /** The other end; `undefined` once that is gone for good. */
  partner: PortEnd | undefined;
  /** What has been posted to it and not delivered: it goes where the end goes (S7.13). */
  waiting: Message[] = [];
  /** Whoever holds it; `undefined` on its way. */
  port: Port | undefined;

  constructor(
    readonly pair: PortPair,
    /** The side that holds it, or that it is on its way to. */
    public place: Endpoint,
  ) {}

  get channel(): string {
    return this.pair.current();
  }

  /** The end, and what waits on it, goes to another side. */
  move(place: Endpoint): void {
    if (this.place === place) return;
    this.place = place;
    for (const message of this.waiting) {
      message.to = place;
      for (const carried of message.ports) if (carried instanceof PortEnd) carried.move(place);
    }
  }

  /** What restores this end as it is now. */
  save(): Restore {
    const { partner, waiting, port, place } = this;
    const queued = [...waiting];
    const held = port?.save();
    return () => {
      // Who got hold of it since is out of the game.
      if (this.port !== port) this.port?.silence();
      // A copy each time: what is delivered from it is there again after the next rollback.
      Object.assign(this, { partner, waiting: [...queued], port, place });
      held?.();
    };
  }
}
