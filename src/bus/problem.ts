import type { Message } from './message';

/** What Electron only logs, drops or hangs on, and the fake marks (DESIGN, "loud where Electron is silent"). */
export const PROBLEM_KINDS = [
  'listener-error',
  'unanswered-sync',
  'unanswerable-invoke',
  'unheard',
  'no-handler',
  'uncloneable',
  'undecodable',
  'dead-target',
  'early-send',
  'preload-error',
  'page-error',
  'second-handler',
  'no-network',
] as const;

/** A kind of what Electron is silent about: the table of the page Problems says what each is. */
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** One thing that went wrong without Electron saying so to the one who could repair it. */
export interface Problem {
  /** What kind of problem it is. */
  readonly kind: ProblemKind;
  /** Of the message or the handler; of a script that failed, the path of the preload or the URL of the page; of a request, its URL. */
  readonly channel: string;
  /** What it is about, unless that is a script or a handler. */
  readonly message?: Message | undefined;
  /** What would have happened in Electron, and how to repair it. */
  readonly sentence: string;
  /** The listener's or handler's own error, or one whose stack leads to the call, where there is one. */
  readonly error?: unknown;
  /** Declared by `traffic.expectProblem()`. */
  expected: boolean;
}

/** Those that fail a test under a runner integration, and are a process warning elsewhere, unless told otherwise. */
export const LOUD_KINDS: readonly ProblemKind[] = ['listener-error', 'unanswered-sync', 'unanswerable-invoke'];
