import { type Intrinsics, realmOf } from '../../wire/clone';
import { type DomWindow, trust } from './jsdom/impl';

/** Makes the event of a page that stands for one of Node's at a port: its listeners get that. */
export type ShowEvent = (event: Event, port: object) => Event;

/** By the realm that a port is of. */
const makers = new WeakMap<Intrinsics, ShowEvent>();

/** What a port of this realm shows to listeners, where that is a page's. */
export function shownEvents(realm: Intrinsics | undefined): ShowEvent | undefined {
  return realm && makers.get(realm);
}

/** What a port has from the event that Node dispatches, and not from the one that is shown. */
const DELEGATED = ['preventDefault', 'stopImmediatePropagation', 'stopPropagation'] as const;

/**
 * The events at ports in one world of a page are that page's own, and trusted; and a port is an `EventTarget` there.
 *
 * @param isPort - whether a value is a port of the fake's
 */
export function installPortEvents(window: DomWindow, global: object, isPort: (value: unknown) => boolean): void {
  makers.set(realmOf(global), (event, port) => {
    const { type } = event;
    const shown = trust(type === 'close' ? new window.Event(type) : new window.MessageEvent(type));
    const { data, ports } = event as MessageEvent;
    const fields = type === 'close' ? {} : { data, ports };
    for (const [name, value] of Object.entries({ ...fields, target: port, currentTarget: port, srcElement: port })) {
      Object.defineProperty(shown, name, { value, enumerable: true, configurable: true });
    }
    for (const name of DELEGATED) {
      Object.defineProperty(shown, name, { value: () => event[name](), configurable: true, writable: true });
    }
    return shown;
  });
  const { EventTarget } = window;
  const { hasOwn } = Object;
  if (hasOwn(EventTarget, Symbol.hasInstance)) return;
  const ordinary = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(EventTarget, Symbol.hasInstance, {
    value: function hasInstance(this: unknown, value: unknown) {
      return Reflect.apply(ordinary, this, [value]) || (this === EventTarget && isPort(value));
    },
    configurable: true,
  });
}
