/** How `webFrame` asks for another frame. */
export type FrameQuery =
  | { readonly kin: 'firstChild' | 'nextSibling' | 'opener' | 'parent' | 'top' }
  | { readonly name: string }
  | { readonly routingId: number }
  | { readonly token: string };
