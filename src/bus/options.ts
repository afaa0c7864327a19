import type { Message } from './message';

/**
 * Decides when a message is delivered: called once for each, with a function that delivers the next one of the same
 * pipe, so that no scheduler can break the order within a pipe.
 */
export type Scheduler = (deliver: () => void, message: Message) => void;

/** When messages move: inside the outermost call, as in Electron, on the test's word, or by a scheduler. */
export type Timing = 'sync' | 'async' | 'manual' | Scheduler;

export interface BusOptions {
  timing: Timing;
  /** How many messages one drain may deliver before it is taken for an endless loop. */
  loopLimit: number;
  listenerErrors: 'report' | 'throw';
  /** Know the cause of what is sent after an `await`, at the price of an AsyncLocalStorage. */
  traceAsync: boolean;
  logs: boolean;
  /** What a handler for a channel that has one does: throws, as in Electron, or takes its place. */
  secondHandler: 'throw' | 'replace';
}
