/** What the texts say of a message, which rooms above make and keep. */
export interface Told {
  readonly kind: string;
  readonly channel: string;
  readonly from: { readonly process: Process };
  readonly to: { readonly process: Process };
  readonly cause?: Told | undefined;
}

type Process = 'main' | 'renderer' | 'host' | 'worker' | 'utility';

/** Said of a listener that wants more than the event (W1.9). */
export const CONSOLE_ARGUMENTS =
  "'console-message' arguments are deprecated and will be removed. Please use " +
  'Event<WebContentsConsoleMessageEventParams> object instead.';
