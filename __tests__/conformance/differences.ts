import type { TestedTiming } from './harness';

/** A fact of Electron's that the fake does not have, by design. */
export interface Difference {
  /** The title of the test, whole. */
  readonly fact: string;
  /** Where it differs, if not in every timing. */
  readonly timing?: TestedTiming;
  readonly reason: string;
}

const INSIDE_THE_CALL = 'Delivery inside the outermost call is what spares a test its waiting; timing: async has it.';
const ONE_THREAD =
  'One thread cannot block a renderer and let main go on; what it did not answer at once is unanswered.';

/** Each is expected to fail, and an error if it passes; what is not listed must pass. */
export const DIFFERENCES: readonly Difference[] = [
  {
    fact: 'S0.1: a message whose listener comes later in the task is not overtaken by the next one',
    timing: 'sync',
    reason:
      'What nobody hears yet waits for the end of the task, and what is heard already cannot wait for it; ' +
      'each channel keeps its order, and timing: async has it all.',
  },
  { fact: 'S0.5: send has returned before any main listener runs', timing: 'sync', reason: INSIDE_THE_CALL },
  {
    fact: 'S0.5: what main sends while it handles a message arrives after the current task of the renderer',
    timing: 'sync',
    reason: INSIDE_THE_CALL,
  },
  {
    fact: 'S0.5: contents.send has returned before any renderer listener runs',
    timing: 'sync',
    reason: INSIDE_THE_CALL,
  },
  {
    fact: 'S0.6: main drains microtasks and the nextTick queue after each dispatch, before the next',
    timing: 'sync',
    reason: 'Microtasks run when the stack is empty, and a synchronous bus keeps it; timing: async has it.',
  },
  {
    fact: 'S0.6: a renderer drains microtasks after each message',
    timing: 'sync',
    reason: 'Microtasks run when the stack is empty, and a synchronous bus keeps it; timing: async has it.',
  },
  { fact: 'S0.7: main can do asynchronous work before it answers a sendSync', reason: ONE_THREAD },
  {
    fact: 'S1.17: each API of the module is a property that cannot be configured',
    reason: 'Jest and sinon could not spy on or replace it then; assignment throws all the same.',
  },
  {
    fact: 'S2.16: the ipcRenderer of a page throws once the page was navigated away',
    reason:
      'A renderer stands for whatever its frame shows, so that a test may keep its ipcRenderer; what is under way is lost.',
  },
  { fact: 'S4.21: returnValue can be assigned after an await', reason: ONE_THREAD },
  {
    fact: 'S4.23: an unanswered sendSync blocks the renderer while main goes on',
    reason: ONE_THREAD,
  },
  {
    fact: 'S5.8: the promise of an invoke whose handler threw undefined stays pending',
    reason: 'A hanging test tells nobody why: the promise rejects with the text of S5.9, and the record says so.',
  },
  {
    fact: 'S5.9: an invoke whose handler never settles rejects when the event is collected',
    reason: 'When V8 collects garbage is nothing to build a test on; settled() names the invoke when it times out.',
  },
  {
    fact: 'S6.13: a message is never delivered inside the call that sends it',
    timing: 'sync',
    reason: INSIDE_THE_CALL,
  },
];
