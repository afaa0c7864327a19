/** The event that listeners of windows, contents and the app get; Electron's own carry what belongs to the event. */
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
