import type { Bus } from '../../bus/bus';
import { TwinEmitter, tell } from '../../bus/emitter';
import type { Endpoint, Message } from '../../bus/message';
import { saveListeners } from '../../bus/snapshot';
import { portsOf } from '../../ports/exchange';
import type { Port, PortOwner } from '../../ports/port';
import type { PortEnd } from '../../ports/port-end';
import { nativeMark } from '../../wire/clone';
import { invalidPortError, portListError, sourcePortError } from '../../words/port-errors';

/** A port in main: Electron's own emitter, which is not exported (S7.1). */
export class MessagePortMain extends TwinEmitter implements Electron.MessagePortMain {
  readonly #bus: Bus;
  readonly #port: Port;

  /** @param place - the process that has it */
  constructor(bus: Bus, end: PortEnd, place: Endpoint = bus.main) {
    super(bus);
    this.#bus = bus;
    this.#port = portsOf(bus).hold(end, this.#owner(place));
    bus.announce(this);
  }

  /** What `value` stands for, if it is one of these. */
  static portOf(value: unknown): Port | undefined {
    return typeof value === 'object' && value !== null && #port in value ? value.#port : undefined;
  }

  /** The ports that came with a message. */
  static arrivals(bus: Bus, message: Message, place?: Endpoint): MessagePortMain[] {
    return portsOf(bus)
      .carriedBy(message)
      .map((end) => new MessagePortMain(bus, end, place));
  }

  /** Delivers what is queued and what comes; a listener alone does not (S7.2). */
  start(): void {
    this.#port.start();
  }

  /** Makes the port unusable and emits `'close'` on it; the other end hears of it later (S7.5). */
  close(): void {
    if (this.#port.close()) this.#emitClose();
  }

  /**
   * Sends to the other end; silently nowhere once the port is closed or transferred (S7.8).
   *
   * @throws Error `An object could not be cloned.`; TypeError or Error for a transfer list with anything but usable
   *   ports (S7.9)
   */
  postMessage(...given: [message?: unknown, transfer?: Electron.MessagePortMain[]]): void {
    const bus = this.#bus;
    if (!this.#port.isEntangled) {
      this.#port.refuse();
      return;
    }
    // S7.10
    const parcel = bus.packArgs([given.length === 0 ? null : given[0]], 'main');
    const ends = given.length < 2 ? [] : this.#disentangle(given[1]);
    const to = this.#port.remote;
    this.#port.post(ends.length === 0 ? parcel : portsOf(bus).load(parcel, ends, to));
  }

  /** S3.6.au. */
  get [nativeMark](): true {
    return true;
  }

  /** The checks of S7.9, in their order. */
  #disentangle(transfer: unknown): PortEnd[] {
    if (!Array.isArray(transfer)) throw portListError();
    const ports = Array.from(transfer, MessagePortMain.portOf);
    const invalid = this.#bus.era.invalidPortTypeError ? ports.indexOf(undefined) : -1;
    if (invalid >= 0) throw invalidPortError(invalid);
    const source = ports.indexOf(this.#port);
    if (source >= 0) throw sourcePortError(source);
    return portsOf(this.#bus).release(ports);
  }

  #owner(endpoint: Endpoint): PortOwner {
    return {
      endpoint,
      receive: (message) => this.#receive(message),
      closed: () => this.#emitClose(),
      save: () => saveListeners(this),
    };
  }

  /** S7.4. */
  #receive(message: Message): boolean {
    const bus = this.#bus;
    const event = {
      data: message.platform ? null : message.unpack()[0],
      ports: MessagePortMain.arrivals(bus, message),
    };
    const { channel, platform } = message;
    if (platform) {
      bus.problem(
        'undecodable',
        message,
        () =>
          `A ${platform} was posted on ${channel} to main, which cannot decode it: 'message' listeners get data: null. ` +
          'Post plain data, or an ArrayBuffer.',
      );
    }
    const heard = bus.emitting(message, event, () => tell(this, 'message', event));
    if (!heard) {
      bus.problem(
        'unheard',
        message,
        () => `A message on ${channel} arrived in main and nobody listens. Listen with port.on('message', …).`,
      );
    }
    return heard;
  }

  /** S7.6: with one argument, which is undefined. S7.16: whatever a listener throws is main's own affair. */
  #emitClose(): void {
    try {
      tell(this, 'close', undefined);
    } catch (error) {
      this.#bus.reporter.uncaught(error);
    }
  }
}
