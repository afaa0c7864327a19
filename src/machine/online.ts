import type { Machine } from './machine';
import { StatePart } from './state-part';

/** Whether the machine has a network at all. */
export interface OnlineState {
  readonly online: boolean;
}

export const onlineOf = (machine: Machine): StatePart<OnlineState> =>
  machine.part('online', () => new StatePart<OnlineState>({ online: true }));
