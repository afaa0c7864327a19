import type { EventEmitter } from 'node:events';
import type { Bus } from '../bus/bus';

/** What native emitters hand their listeners first (M0.4). */
export interface NativeEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/** A new event, which nobody has prevented yet. */
export function nativeEvent(): NativeEvent {
  const event = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}

/** Emits in a later task, where nobody is left to catch what a listener throws. */
export function emitLater(bus: Bus, emitter: EventEmitter, name: string, ...args: readonly unknown[]): void {
  bus.later(() => bus.reporter.guard(() => emitter.emit(name, ...args)));
}
