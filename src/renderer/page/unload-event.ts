import type { DomWindow } from './jsdom/impl';

/** What asks a page whether it may be left. */
export function createUnloadEvent({ document, Event, BeforeUnloadEvent }: DomWindow): BeforeUnloadEvent {
  const isKnown = BeforeUnloadEvent !== undefined;
  const event = isKnown ? document.createEvent('BeforeUnloadEvent') : new Event('beforeunload', { cancelable: true });
  if (isKnown) event.initEvent('beforeunload', false, true);
  let returnValue: unknown = '';
  // jsdom has it as that of any event.
  return Object.defineProperty(event, 'returnValue', {
    get: () => returnValue,
    set: (value) => (returnValue = value),
  }) as BeforeUnloadEvent;
}
