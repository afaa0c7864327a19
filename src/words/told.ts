/** What the texts say of a message, which rooms above make and keep. */
export interface Told {
  readonly kind: string;
  readonly channel: string;
  readonly from: { readonly process: Process };
  readonly to: { readonly process: Process };
  readonly cause?: Told | undefined;
}

type Process = 'main' | 'renderer' | 'host' | 'worker' | 'utility';
