import type { Bus } from '../bus/bus';
import type { Log } from '../bus/log';
import type { CarriedPort, Endpoint, Message } from '../bus/message';
import type { PortKeeper } from '../bus/port-keeper';
import type { Restore } from '../bus/snapshot';
import type { HostMaker, Parcel } from '../wire/clone';
import { unusablePortError } from '../words/port-errors';
import { Port, type PortOwner } from './port';
import { PortEnd, type PortPair } from './port-end';

/** All ports of one fake: makes pairs, moves their ends from hand to hand, and takes them away from who is gone. */
export class Ports implements PortKeeper {
  readonly #ends = new Set<PortEnd>();
  #lastName = 0;
  #book = 0;
  #bridges = 0;
  #listed: { readonly ports: readonly Port[]; embedded: boolean } | undefined;
  #standIns: ReadonlyMap<PortEnd, object> = new Map();

  constructor(
    private readonly bus: Bus,
    log: Log,
  ) {
    log.onClear.add(() => {
      this.#lastName = 0;
      this.#book++;
    });
  }

  /** Makes an entangled pair, whose ends are both at `place`. */
  createPair(place: Endpoint): [PortEnd, PortEnd] {
    const pair = this.#namePair();
    const ends: [PortEnd, PortEnd] = [new PortEnd(pair, place), new PortEnd(pair, place)];
    ends[0].partner = ends[1];
    ends[1].partner = ends[0];
    for (const end of ends) this.#ends.add(end);
    return ends;
  }

  /** Gives an end to a new owner, who has to start it (S7.13). */
  hold(end: PortEnd, owner: PortOwner): Port {
    end.move(owner.endpoint);
    return new Port(this.bus, this, end, owner);
  }

  /**
   * Takes the ends out of the hands of those who transfer them.
   *
   * @throws Error `Port at index <i> is already neutered.` and the like, and then none of them is lost (S7.11)
   */
  release(ports: readonly (Port | undefined)[]): PortEnd[] {
    for (const [index, port] of ports.entries()) {
      if (port === undefined) throw unusablePortError(index, 'null');
      if (port.isNeutered) throw unusablePortError(index, 'already neutered');
      if (ports.indexOf(port) < index) throw unusablePortError(index, 'a duplicate');
    }
    return ports.map((port) => port!.release());
  }

  /** The parcel with the ends that go with it to `to`. */
  load(parcel: Parcel, ends: readonly PortEnd[], to: Endpoint, platform = parcel.platform): Parcel {
    for (const end of ends) {
      this.#ends.add(end);
      end.move(to);
    }
    return { open: (realm) => parcel.open(realm), ports: ends, platform };
  }

  /** The ends that have come with a message, for its receiver to hold. */
  carriedBy(message: Message): PortEnd[] {
    return endsOf(message.ports);
  }

  /**
   * Runs `pack` for a message that may contain ports of its own transfer list (S7.20).
   *
   * @returns the parcel, which only a renderer can decode if it does contain one
   */
  embedding(listed: readonly Port[], pack: () => Parcel): Parcel {
    const outer = this.#listed;
    const mine = { ports: listed, embedded: false };
    this.#listed = mine;
    try {
      const parcel = pack();
      return mine.embedded ? { open: (realm) => parcel.open(realm), platform: 'MessagePort' } : parcel;
    } finally {
      this.#listed = outer;
    }
  }

  /** How the message that is being packed takes this port up, if it may. */
  embeddable(port: Port): (() => HostMaker) | undefined {
    const { end } = port;
    const listed = this.#listed;
    if (end === undefined || !listed?.ports.includes(port)) return undefined;
    return () => {
      listed.embedded = true;
      // On record there is no port, but what its name is.
      return () => this.#standIns.get(end) ?? { port: end.channel };
    };
  }

  /** Opens a message with its receiver's ports in the places of the ends that came with it. */
  standIn<T>(ports: ReadonlyMap<PortEnd, object>, open: () => T): T {
    this.#standIns = ports;
    try {
      return open();
    } finally {
      this.#standIns = new Map();
    }
  }

  /** Whether messages may be on their way through ports of Node's, of which nobody here knows. */
  get isBridged(): boolean {
    return this.#bridges > 0;
  }

  /** @returns what to call when the bridge is gone */
  addBridge(): () => void {
    this.#bridges++;
    return () => {
      this.#bridges--;
    };
  }

  /** Nobody keeps what the message carried (S7.7). */
  abandon(message: Message): void {
    for (const end of endsOf(message.ports)) this.drop(end);
  }

  /** The end is gone for good: its partner learns of it, and what was on its way to it is lost. */
  drop(end: PortEnd): void {
    this.#ends.delete(end);
    end.port?.silence();
    const { partner } = end;
    end.partner = undefined;
    for (const message of end.waiting.splice(0)) {
      message.outcome = 'lost';
      this.abandon(message);
    }
    if (partner === undefined) return;
    partner.partner = undefined;
    partner.port?.noticeClose();
  }

  /** Its port is closed and nothing comes from its partner any more: only a transfer can be of interest. */
  forget(end: PortEnd): void {
    this.#ends.delete(end);
  }

  /** The endpoint is gone, with all ports that it holds or is to get (S7.7). */
  vanish(endpoint: Endpoint): void {
    for (const end of this.#ends) if (end.place === endpoint) this.drop(end);
  }

  /** The name of a pair on record: they are counted anew when the record is cleared. */
  nameOf(pair: PortPair): string {
    if (pair.book !== this.#book) Object.assign(pair, this.#nextName());
    return pair.name;
  }

  /** What restores the ports as they are now; those made later are closed without a word. */
  save(): Restore {
    const before = new Set(this.#ends);
    const each = [...before].map((end) => [end, end.save()] as const);
    return () => {
      for (const end of this.#ends) if (!before.has(end)) end.port?.silence();
      this.#ends.clear();
      for (const [end, restore] of each) {
        this.#ends.add(end);
        restore();
      }
      for (const end of before) end.port?.resume();
    };
  }

  /** Closes all of them without a word. */
  clear(): void {
    for (const end of this.#ends) end.port?.silence();
    this.#ends.clear();
  }

  #namePair(): PortPair {
    const pair = { ...this.#nextName(), current: () => this.nameOf(pair) };
    return pair;
  }

  #nextName(): { name: string; book: number } {
    return { name: `port#${++this.#lastName}`, book: this.#book };
  }
}

/** The ports of one fake, made when they are first asked for. */
export function portsOf(bus: Bus): Ports {
  bus.portKeeper ??= new Ports(bus, bus.log);
  return bus.portKeeper as Ports;
}

function endsOf(ports: readonly CarriedPort[]): PortEnd[] {
  return ports.filter((port) => port instanceof PortEnd);
}
