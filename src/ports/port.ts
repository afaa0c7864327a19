import type { Bus } from '../bus/bus';
import type { Endpoint, Message } from '../bus/message';
import type { Pipe } from '../bus/queue';
import type { Restore } from '../bus/snapshot';
import type { Parcel } from '../wire/clone';
import { type EndKeeper, PortEnd, type PortPair } from './port-end';

/** The object that an app has in hand: a `MessagePortMain`, or a `MessagePort` of a renderer. */
export interface PortOwner {
  readonly endpoint: Endpoint;
  /**
   * Tells the listeners; whatever one of them throws may come out.
   *
   * @returns whether anybody heard it
   */
  receive(message: Message): boolean;
  /** The other end is gone (S7.6). */
  closed(): void;
  /** It is taken away without a word. */
  gone?(): void;
  /** What restores its listeners. */
  save(): Restore;
}

/** What the two kinds of port have in common: the hold of one object on one end. */
export class Port {
  /** `undefined` once it has been transferred: the object is neutered (S7.11). */
  #end: PortEnd | undefined;
  #started = false;
  #closed = false;
  #closing = false;
  #pipe: Pipe = { parked: [] };
  /** Its renderer is gone, or its test. */
  #gone = false;
  #remote: Endpoint;
  readonly #pair: PortPair;

  constructor(
    private readonly bus: Bus,
    private readonly keeper: EndKeeper,
    end: PortEnd,
    private readonly owner: PortOwner,
  ) {
    this.#end = end;
    this.#remote = end.partner?.place ?? end.place;
    this.#pair = end.pair;
    end.port = this;
  }

  get isNeutered(): boolean {
    return this.#end === undefined;
  }

  /** Neither closed nor transferred. */
  get isEntangled(): boolean {
    return !this.#closed && this.#end !== undefined;
  }

  /** The end it holds, for what stands in for it in a message that is being packed. */
  get end(): PortEnd | undefined {
    return this.#end;
  }

  /** Where the other end is, or was at last. */
  get remote(): Endpoint {
    this.#remote = this.#end?.partner?.place ?? this.#remote;
    return this.#remote;
  }

  get place(): Endpoint {
    return this.owner.endpoint;
  }

  /** S7.2: delivers what is queued and what comes. */
  start(): void {
    if (!this.isEntangled || this.#started) return;
    this.#started = true;
    this.resume();
  }

  /** Sends to the other end, if the port is entangled. */
  post(parcel: Parcel): void {
    const { partner } = this.#end!;
    const message = this.#record(parcel);
    // S7.14: nobody could ever receive what goes through the port that it carries.
    if (partner === undefined || message.ports.includes(partner)) this.#lose(message, 'the other end was closed');
    else {
      partner.waiting.push(message);
      partner.port?.notice(message);
    }
  }

  /** S7.8: a port that is closed or transferred looks at nothing it is given. */
  refuse(): void {
    const why = this.#gone
      ? 'its renderer was gone'
      : this.isNeutered
        ? 'it had been transferred'
        : 'it had been closed';
    this.#lose(this.#record({ open: () => [] }), why);
  }

  /**
   * S7.5: it is of no more use, and the other end learns of it.
   *
   * @returns whether it was open
   */
  close(): boolean {
    if (this.#closed) return false;
    const end = this.#end;
    if (end) {
      end.port = undefined;
      this.keeper.drop(end);
      // S7.12: it can still be transferred, as a port whose other end is gone.
      this.#end = new PortEnd(end.pair, end.place);
      this.#end.port = this;
    }
    this.#shut();
    return true;
  }

  /** Gives the end away, with what waits on it (S7.11, S7.13). */
  release(): PortEnd {
    const end = this.#end!;
    this.#end = undefined;
    end.port = undefined;
    this.bus.withdraw(this.#pipe);
    return end;
  }

  /** Its owner is gone, or the test that made it: nobody is told. */
  silence(): void {
    this.#shut();
    this.#gone = true;
    this.#end = undefined;
    this.owner.gone?.();
  }

  /** A message has been queued. */
  notice(message: Message): void {
    if (!this.#started || !this.isEntangled) return;
    this.bus.postApart(this.owner.endpoint, this.#pipe, message, () => this.#deliver());
  }

  /** S7.6: the close comes after everything that was posted before it. */
  noticeClose(): void {
    const end = this.#end;
    if (!this.#started || !this.isEntangled || this.#closing || end?.partner || end?.waiting.length) return;
    this.#closing = true;
    this.bus.postApart(this.owner.endpoint, this.#pipe, undefined, () => {
      if (!this.isEntangled) return;
      this.#shut();
      this.keeper.forget(this.#end!);
      this.owner.closed();
    });
  }

  /** Schedules what is queued. */
  resume(): void {
    for (const message of this.#end?.waiting ?? []) this.notice(message);
    this.noticeClose();
  }

  /** What restores this port as it is now. */
  save(): Restore {
    const end = this.#end;
    const started = this.#started;
    const closed = this.#closed;
    const owner = this.owner.save();
    return () => {
      this.bus.withdraw(this.#pipe);
      this.#end = end;
      this.#started = started;
      this.#closed = closed;
      this.#closing = false;
      this.#gone = false;
      owner();
    };
  }

  #deliver(): void {
    const message = this.#end?.waiting.shift();
    if (message === undefined) return;
    this.bus.deliver(message, this.owner);
    this.noticeClose();
  }

  #shut(): void {
    this.#closed = true;
    this.bus.withdraw(this.#pipe);
  }

  #record(parcel: Parcel): Message {
    const { endpoint } = this.owner;
    return this.bus.record({ kind: 'port', from: endpoint, to: this.remote, channel: this.#pair.current(), parcel });
  }

  #lose(message: Message, why: string): void {
    message.outcome = 'lost';
    this.keeper.abandon(message);
    this.bus.problem(
      'dead-target',
      message,
      () => `A message was posted on ${message.channel} when ${why}: Electron drops it silently.`,
    );
  }
}
