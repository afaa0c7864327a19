import type { DomWindow } from './jsdom/impl';
import type { ChildFrame } from './types';

type Frames = readonly Pick<ChildFrame, 'page'>[];

/** Tells `beforeunload` to a window and those in it, until one of them objects. @returns whether none does */
export function askUnload(window: DomWindow, frames: Frames): boolean {
  const event = createUnloadEvent(window);
  const allowed = window.dispatchEvent(event);
  return allowed && event.returnValue === '' && frames.every(({ page }) => page?.askUnload() ?? true);
}

/** Whether anybody in it would be asked; of a window that does not say so, it would. */
export function mayObject(window: DomWindow, frames: Frames): boolean {
  if (window.onbeforeunload != null) return true;
  const { _eventListeners: listeners } = window as { _eventListeners?: Record<string, unknown[] | undefined> };
  const listens = listeners === undefined || (listeners.beforeunload?.length ?? 0) > 0;
  return listens || frames.some(({ page }) => page?.mayObject);
}

function createUnloadEvent({ document, Event, BeforeUnloadEvent }: DomWindow): BeforeUnloadEvent {
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
