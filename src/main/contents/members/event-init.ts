import type { Held } from './input';

/** What all events of keys and of the mouse have alike, as a browser dispatches them. */
export function inputInit<W>(view: W, { shift, control, alt, meta }: Held) {
  return {
    shiftKey: shift,
    ctrlKey: control,
    altKey: alt,
    metaKey: meta,
    bubbles: true,
    cancelable: true,
    composed: true,
    view,
  };
}
