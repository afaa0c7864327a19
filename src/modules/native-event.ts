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
