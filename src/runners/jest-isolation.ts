import type * as JestGlobals from '@jest/globals';
import type { LaunchedApp } from '../launch/launched-app';
import { sharedLayer } from '../shared';
import type { Restore } from '../wire/snapshot';
import { Reckoning } from './failures';

type Globals = Pick<typeof JestGlobals, 'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach'>;

/** What is used of jest-circus's own state, which is the only way to be first and last. */
interface Hook {
  type: string;
  fn: unknown;
  parent: Block;
  asyncError: Error;
  seenDone: boolean;
  timeout: number | null | undefined;
}
interface Block {
  type: 'describeBlock' | 'test';
  hooks: Hook[];
  children: Block[];
}
interface CircusState {
  rootDescribeBlock: Block;
  currentlyRunningTest?: { errors: unknown[] } | null;
}

/**
 * What a test registers leaves with the test: the shared fake is marked as the very first beforeEach of the file and
 * rolled back after the very last afterEach, and each describe around its beforeAll and afterAll.
 */
export function installIsolation({ beforeAll, afterAll, beforeEach, afterEach }: Globals): void {
  const marks: Mark[] = [];
  const reckoning = new Reckoning();
  const push = () => void marks.push({ restore: mark(), running: running() });
  const pop = () => marks.pop()?.restore();
  const between = () => {
    const { fake } = sharedLayer();
    return fake ? reckoning.between(fake) : [];
  };

  const begin = () => {
    const failures = between();
    push();
    reckoning.begin();
    sharedLayer().fake?.clearRecord();
    // Nobody else would hear of what happened at import or in beforeAll.
    fail(failures);
  };
  const end = () =>
    afterApps(marks, () => {
      const { fake } = sharedLayer();
      const failures = fake ? reckoning.ofTest(fake) : [];
      pop();
      fail(failures);
    });
  const leave = () =>
    afterApps(marks, () => {
      const failures = between();
      pop();
      fail(failures);
    });

  beforeEach(begin);
  afterEach(end);
  beforeAll(() => {
    const root = circusState()?.rootDescribeBlock;
    if (root === undefined) return;
    // A setup file's afterEach runs before the test file's own, which may still use the fake.
    moveHook(root, begin, 'first');
    moveHook(root, end, 'last');
    for (const block of describesIn(root)) {
      addHook(block, 'beforeAll', push, 'first');
      addHook(block, 'afterAll', leave, 'last');
    }
  });
  afterAll(() =>
    afterApps([], () => {
      const failures = between();
      sharedLayer().fake?.dispose();
      fail(failures);
    }),
  );
}

/** What there was when a test or a describe began. */
interface Mark {
  readonly restore: Restore;
  readonly running: ReadonlySet<LaunchedApp>;
}

function running(): Set<LaunchedApp> {
  return new Set(sharedLayer().fake?.controls.running);
}

/** Goes on when what has been launched since the last mark, and not been closed, is closed; at once if nothing has. */
function afterApps(marks: readonly Mark[], work: () => void): Promise<void> | undefined {
  const left = [...running()].filter((app) => !marks.at(-1)?.running.has(app));
  if (left.length === 0) {
    work();
    return undefined;
  }
  return Promise.all(left.map((app) => app.close())).then(work);
}

/** Fails what is running for all of them, in their order. */
function fail(failures: Error[]): void {
  const last = failures.pop();
  if (last === undefined) return;
  circusState()?.currentlyRunningTest?.errors.push(...failures);
  throw last;
}

/** There may be no shared fake yet; then everything it will have by the rollback is new. */
function mark(): Restore {
  const { fake } = sharedLayer();
  return fake ? fake.mark() : () => sharedLayer().fake?.reset();
}

function circusState(): CircusState | undefined {
  const symbol = Object.getOwnPropertySymbols(globalThis).find(
    ({ description }) => description === 'JEST_STATE_SYMBOL',
  );
  return symbol && (globalThis as unknown as Record<symbol, CircusState>)[symbol];
}

function* describesIn(block: Block): Generator<Block> {
  for (const child of block.children) {
    if (child.type !== 'describeBlock') continue;
    yield child;
    yield* describesIn(child);
  }
}

function moveHook(block: Block, fn: unknown, where: 'first' | 'last'): void {
  const index = block.hooks.findIndex((hook) => hook.fn === fn);
  if (index < 0) return;
  const [hook] = block.hooks.splice(index, 1);
  if (where === 'first') block.hooks.unshift(hook!);
  else block.hooks.push(hook!);
}

function addHook(block: Block, type: string, fn: () => unknown, where: 'first' | 'last'): void {
  const hook: Hook = { type, fn, parent: block, asyncError: new Error(), seenDone: false, timeout: undefined };
  if (where === 'first') block.hooks.unshift(hook);
  else block.hooks.push(hook);
}
