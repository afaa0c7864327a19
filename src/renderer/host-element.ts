import { getEventListeners } from 'node:events';
import type { Bus } from '../bus/bus';
import type { Endpoint, Message } from '../bus/message';
import type { Receiver } from '../bus/queue';

/** What the embedder's side knows of the guest's frame. */
export interface Guest {
  readonly frameId: () => readonly [number, number];
  /** Main's own event, before the element's (S8.2). */
  emit(message: Message, args: unknown[]): void;
}

/** The element that a guest's `sendToHost` reaches. */
export function createHost(bus: Bus, element: EventTarget, id: number, guest: Guest): [Endpoint, Receiver] {
  const receive = (message: Message, final: boolean): boolean => {
    const listeners = countListeners(element);
    if (listeners === 0 && !final) return false;
    const args = message.unpack();
    message.heardBy += listeners;
    guest.emit(message, args);
    const properties = { channel: message.channel, args };
    const frame = bus.era.webviewFrameId ? { frameId: guest.frameId() } : {};
    dispatchOn(element, 'ipc-message', { ...frame, ...properties });
    if (listeners === 0) {
      bus.problem(
        'unheard',
        message,
        () =>
          `ipcRenderer.sendToHost('${message.channel}') reached a host element without an 'ipc-message' listener: ` +
          "nothing happens. Add one with element.addEventListener('ipc-message', …).",
      );
    }
    return listeners > 0;
  };
  return [{ process: 'host', id }, { receive }];
}

/** Dispatches what main tells an element: an event that does not bubble, with named properties (S8.3, S8.13). */
export function dispatchOn(element: EventTarget, name: string, properties: object): void {
  // The element's own window makes the event: a DOM takes no other's.
  const view = (element as Partial<Element>).ownerDocument?.defaultView ?? globalThis;
  element.dispatchEvent(Object.assign(new view.Event(name), properties));
}

/** How many listen, for EventTargets of Node and of jsdom; of another kind one is assumed. */
function countListeners(element: EventTarget): number {
  const impl = Object.getOwnPropertySymbols(element).find((symbol) => symbol.description === 'impl');
  if (impl !== undefined) {
    const listeners = (element as unknown as Record<symbol, { _eventListeners?: Record<string, unknown[]> }>)[impl];
    return listeners?._eventListeners?.['ipc-message']?.length ?? 0;
  }
  try {
    return getEventListeners(element, 'ipc-message').length;
  } catch {
    return 1;
  }
}
