import type { Outcome } from '../bus/message';
import type { Restore } from '../bus/snapshot';
import { setImmediate } from '../bus/timers';
import type { RunningApp } from '../controls/launch/running-app';
import type { FakeElectron } from '../fake/fake';
import { livingFakes } from '../fake/lives';
import { sharedLayer } from '../fake/shared';
import { keepConfigurable } from './define-property';
import { hintsFor, Reckoning } from './failures';
import { tallyUnheard } from './unheard-tally';

type Work = () => Promise<void> | undefined;
type Hook = (work: Work) => unknown;

/** What a runner has of hooks, and how it is told of what a test must answer for. */
export interface Runner {
  readonly beforeEach: Hook;
  readonly afterEach: Hook;
  readonly afterAll: Hook;
  /** Whether the test that ends has failed by itself: then it is told what may be the cause. */
  readonly hasFailed?: (() => boolean) | undefined;
  /** The test file has ended: ends what there is of ours. None where other files go on with the same fake. */
  readonly finish?: (() => void) | undefined;
  /** Fails what is running for all of them, in their order; there is at least one. */
  fail(failures: Error[]): never;
}

/** What is done at the beginning and at the end of a test, around a describe, and at the end of the file. */
export interface Isolation {
  readonly begin: Work;
  readonly end: Work;
  readonly enter: Work;
  readonly leave: Work;
  readonly finish: Work;
  /** What the running test must answer for so far, where a runner asks at its end and before its afterEach hooks. */
  judge(): Error[];
}

/** What a test registers leaves with the test: the shared fake is marked before it and rolled back after it. */
export function installIsolation(runner: Runner): Isolation {
  const marks: Mark[] = [];
  const reckoning = new Reckoning();
  const push = () => {
    marks.push({ restore: mark(), running: running() });
    return undefined;
  };
  const pop = () => marks.pop()?.restore();
  const fail = (failures: Error[]) => {
    if (failures.length > 0) runner.fail(failures);
  };
  const between = () => {
    const { fake } = sharedLayer();
    return fake ? reckoning.between(fake) : [];
  };

  let isJudged = false;
  const judge = () => {
    const { fake } = sharedLayer();
    isJudged = true;
    return fake ? reckoning.ofTest(fake) : [];
  };

  const begin = () => {
    const layer = sharedLayer();
    if (!layer.hasBegun) {
      layer.hasBegun = true;
      if (layer.fake?.mocks) keepConfigurable();
    }
    const failures = between();
    isJudged = false;
    push();
    reckoning.begin(layer.fake);
    if (layer.fake) clear(layer.fake);
    // Nobody else would hear of what happened at import or in beforeAll.
    fail(failures);
    return undefined;
  };
  const end = () => {
    // Before the end, which forgets what nobody has answered.
    const hints = runner.hasFailed?.() ? hintsOfTest() : [];
    return afterApps(marks, rejecting(), () => {
      const failures = isJudged ? between() : judge();
      pop();
      fail([...failures, ...hints]);
    });
  };
  const leave = () =>
    afterApps(marks, undefined, () => {
      const failures = between();
      pop();
      fail(failures);
    });

  runner.beforeEach(begin);
  runner.afterEach(end);
  const finish = () =>
    closing(allRunning(), () => {
      const failures = between();
      const { fake } = sharedLayer();
      if (fake) tallyUnheard(fake);
      handIn();
      if (runner.finish) runner.finish();
      else fake?.dispose();
      fail(failures);
    });
  runner.afterAll(finish);
  return { begin, end, enter: push, leave, finish, judge };
}

/** What a test that has failed may have failed of. */
export function hintsOfTest(): Error[] {
  const { fake } = sharedLayer();
  return fake ? hintsFor(fake) : [];
}

/** Forgets a test's messages, and what of them the run is to be told. */
function clear(fake: FakeElectron): void {
  tallyUnheard(fake);
  fake.clearRecord();
}

/** Coverage of what the fake has loaded, where any was collected. */
function handIn(): void {
  if (!(Symbol.for('fake-electron.coverage') in globalThis)) return;
  const { handInCoverage } = require('../realm/coverage') as typeof import('../realm/coverage');
  handInCoverage();
}

/** Outcomes of an invoke that was not rejected. */
const SETTLED: ReadonlySet<string> = new Set<Outcome>(['returned', 'mocked']);

/** What there was when a test or a describe began. */
interface Mark {
  readonly restore: Restore;
  readonly running: ReadonlySet<RunningApp>;
}

function running(): Set<RunningApp> {
  return new Set(sharedLayer().fake?.controls.running);
}

/** Goes on when what has been launched since the last mark, and not been closed, is closed, and `first` is over; at once if nothing is. */
function afterApps(
  marks: readonly Mark[],
  first: Promise<void> | undefined,
  work: () => void,
): Promise<void> | undefined {
  const close = () =>
    closing(
      [...running()].filter((app) => !marks.at(-1)?.running.has(app)),
      work,
    );
  return first ? first.then(close) : close();
}

/**
 * Waits for Node to say that nobody handles a rejection, if an invoke of this test may have been rejected: the runner takes that for
 * an error of the test that runs, and ends its process where none does any more.
 */
function rejecting(): Promise<void> | undefined {
  const { fake } = sharedLayer();
  const isOpen = fake?.traffic.some(({ kind, outcome }) => kind === 'invoke' && !SETTLED.has(outcome));
  return isOpen ? new Promise((resolve) => setImmediate(() => setImmediate(resolve))) : undefined;
}

/** Those of private fakes, too. */
function allRunning(): RunningApp[] {
  return [...new Set([...running(), ...livingFakes().flatMap(({ controls }) => [...controls.running])])];
}

function closing(left: readonly RunningApp[], work: () => void): Promise<void> | undefined {
  if (left.length === 0) {
    work();
    return undefined;
  }
  return Promise.all(left.map((app) => app.close())).then(work);
}

/** There may be no shared fake yet; then everything it will have by the rollback is new. */
function mark(): Restore {
  const { fake } = sharedLayer();
  return fake ? fake.mark() : () => sharedLayer().fake?.reset();
}
