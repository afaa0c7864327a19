/** The event of what main's own objects emit, which listeners may prevent. */
export function createEvent() {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
