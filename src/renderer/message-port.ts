import type { Bus } from '../bus/bus';
import type { Endpoint, Message } from '../bus/message';
import { portsOf } from '../ports/exchange';
import type { Port } from '../ports/port';
import type { PortEnd } from '../ports/port-end';
import { type HostMaker, type Intrinsics, nativeMark } from '../wire/clone';
import { domPortError, domPortTypeError } from '../words/port-errors';
import { adoptForeignPort } from './foreign-port';
import { shownEvents } from './page/port-events';
import { packForPort } from './port-clone';
import { createCloseEvent, createMessageEvent, PortTarget } from './port-target';
import { detachAll, sortTransfer, transferList } from './port-transfer';

type Handler<E extends Event> = ((this: globalThis.MessagePort, event: E) => unknown) | null;

/** A port in a renderer, as the page's DOM has it. */
export class MessagePort extends PortTarget implements globalThis.MessagePort {
  readonly #port: Port;

  readonly #realm: Intrinsics | undefined;

  /** @param realm - whose classes the messages have that come in here, if not this module's own (S3.4) */
  constructor(bus: Bus, endpoint: Endpoint, end: PortEnd, realm?: Intrinsics) {
    // Reached by an app only as port.constructor, without any of these.
    if (end === undefined) throw new TypeError("Failed to construct 'MessagePort': Illegal constructor");
    super(bus, shownEvents(realm));
    this.#realm = realm;
    this.#port = portsOf(bus).hold(end, {
      endpoint,
      receive: (message) => this.#receive(message),
      closed: () => this.tell(createCloseEvent()),
      save: () => this.saveTarget(),
    });
  }

  /** What `value` stands for, if it is one of these. */
  static portOf(value: unknown): Port | undefined {
    return typeof value === 'object' && value !== null && #port in value ? value.#port : undefined;
  }

  /** The ports that came with a message, not started (S2.21). */
  static arrivals(bus: Bus, message: Message, realm?: Intrinsics): MessagePort[] {
    return portsOf(bus)
      .carriedBy(message)
      .map((end) => new MessagePort(bus, message.to, end, realm));
  }

  get onmessage(): Handler<MessageEvent> {
    return this.handler('message');
  }

  /** S7.17: starts the port, which `addEventListener` does not. */
  set onmessage(handler: Handler<MessageEvent>) {
    this.setHandler('message', handler);
    this.#port.start();
  }

  get onmessageerror(): Handler<MessageEvent> {
    return this.handler('messageerror');
  }

  set onmessageerror(handler: Handler<MessageEvent>) {
    this.setHandler('messageerror', handler);
  }

  /** S7.19. */
  get onclose(): Handler<Event> {
    return this.handler('close');
  }

  set onclose(handler: Handler<Event>) {
    this.setHandler('close', handler);
  }

  start(): void {
    this.#port.start();
  }

  /** The other end hears of it; this one has no `close` event (S7.5). */
  close(): void {
    this.#port.close();
  }

  /**
   * Sends to the other end; silently nowhere once the port is closed or transferred.
   *
   * @throws DOMException `DataCloneError`, or TypeError for what is no transfer list (S7.20)
   */
  postMessage(...given: [message?: unknown, transferOrOptions?: Transferable[] | StructuredSerializeOptions]): void {
    if (given.length === 0) throw domPortTypeError('1 argument required, but only 0 present.');
    const transfer = transferList(given[1]);
    const { bus } = this;
    if (!this.#port.isEntangled) {
      this.#port.refuse();
      return;
    }
    const { ports, buffers } = sortTransfer(transfer, MessagePort.portOf, (value) =>
      adoptForeignPort(bus, this.#port.place, value),
    );
    const own = [...ports.values()];
    const parcel = packForPort(bus, given[0], own);
    for (const [index, port] of ports) {
      if (port === this.#port) throw domPortError(`Port at index ${index} contains the source port.`);
    }
    for (const [index, port] of ports) {
      if (port.isNeutered) throw domPortError(`Port at index ${index} is already neutered.`);
    }
    const ends = portsOf(bus).release(own);
    detachAll(buffers);
    this.#port.post(ends.length === 0 ? parcel : portsOf(bus).load(parcel, ends, this.#port.remote));
  }

  get [Symbol.toStringTag](): string {
    return 'MessagePort';
  }

  /** It can be cloned only by another port that has it on its transfer list (S7.20). */
  get [nativeMark](): true | (() => HostMaker) {
    return portsOf(this.bus).embeddable(this.#port) ?? true;
  }

  #receive(message: Message): boolean {
    const { bus } = this;
    const ends = portsOf(bus).carriedBy(message);
    const realm = this.#realm;
    const ports = MessagePort.arrivals(bus, message, realm);
    const made = new Map(ends.map((end, index) => [end, ports[index]!]));
    const data = portsOf(bus).standIn(made, () => message.unpack(realm)[0]);
    const before = message.heardBy;
    this.tell(createMessageEvent(data, ports), message);
    const heard = message.heardBy > before;
    if (!heard) {
      const { channel } = message;
      bus.problem(
        'unheard',
        message,
        () =>
          `A message on ${channel} arrived in a renderer and nobody listens. Set port.onmessage, or call ` +
          "port.addEventListener('message', …) and port.start().",
      );
    }
    return heard;
  }
}
