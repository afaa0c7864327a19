import type { Bus } from './bus';
import type { Endpoint, Message } from './message';
import type { Item, Receiver } from './queue';
import type { Tracer } from './tracer';

/** Offers messages to their receivers, one inside another, and notes what became of them. */
export class Offers {
  /** Endpoints with a dispatch under way, which a nested delivery must not disturb (S0.1). */
  readonly #busy: Endpoint[] = [];

  constructor(
    private readonly bus: Bus,
    private readonly tracer: Tracer,
  ) {}

  isBusy({ target }: Item): boolean {
    return target !== undefined && this.#busy.includes(target.endpoint);
  }

  /**
   * @param final - there is no second chance after this one
   * @param receiver - nobody, if its endpoint is gone
   * @returns whether anybody heard it
   */
  offer(message: Message, final: boolean, receiver: Receiver | undefined): boolean {
    const { bus } = this;
    const outer = this.tracer.enter(message);
    this.#busy.push(message.to);
    let heard = false;
    message.arrived = receiver !== undefined;
    try {
      if (receiver === undefined) heard = this.#lost(message);
      else if (!bus.options.traceAsync) heard = receiver.receive(message, final);
      else heard = this.#traced(message, final, receiver);
      if (message.outcome === 'queued' && (heard || final)) message.outcome = heard ? 'heard' : 'unheard';
    } catch (error) {
      heard = true;
      message.outcome = 'threw';
      bus.reporter.listenerError(error, message);
    } finally {
      this.#busy.pop();
      this.tracer.leave(outer);
    }
    if (message.outcome === 'unheard' || message.outcome === 'lost') bus.portKeeper?.abandon(message);
    bus.log.changed(message);
    return heard;
  }

  #traced(message: Message, final: boolean, receiver: Receiver): boolean {
    return this.tracer.during(message, () => receiver.receive(message, final));
  }

  #lost(message: Message): boolean {
    message.outcome = 'lost';
    this.bus.problem(
      'dead-target',
      message,
      () => `'${message.channel}' was sent to a ${message.to.process} that is gone by now: Electron drops it silently.`,
    );
    return false;
  }
}
