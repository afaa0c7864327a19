import type { Timing } from '../../bus/options';

/** Those of the fake's options that pages go by. */
export interface PageSettings {
  readonly pages: boolean;
  readonly timing: Timing;
  readonly scriptTimeLimit: number;
  readonly timers: 'real' | 'runner';
}
