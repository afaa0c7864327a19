import type { EventEmitter } from 'node:events';
import type { Bus } from '../bus/bus';

/**
 * What native emitters hand their listeners first (M0.4), which nobody has prevented yet; Electron's own carry what belongs to
 * the event.
 */
export function createEvent<Params extends object>(params?: Params): Electron.Event<Params> & Params {
  const event = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
    ...(params as Params),
  };
  return event;
}

/** The event of `'web-contents-created'`: whose own it is is known (W2.9). */
export function createdEvent(sender: object): object {
  return createEvent({ sender });
}

/** Emits in a later task, where nobody is left to catch what a listener throws. */
export function emitLater(bus: Bus, emitter: EventEmitter, name: string, ...args: readonly unknown[]): void {
  bus.later(() => bus.reporter.guard(() => emitter.emit(name, ...args)));
}
