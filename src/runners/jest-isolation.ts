import type * as JestGlobals from '@jest/globals';
import { installIsolation } from './isolation';

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
 * The very first beforeEach of a file and the very last afterEach, and each describe around its beforeAll and afterAll.
 *
 * @param onEnd - what the file's very last afterAll ends with
 */
export function isolateTests({ beforeAll, afterAll, beforeEach, afterEach }: Globals, onEnd: () => void): void {
  const isolation = installIsolation({ beforeEach, afterEach, afterAll, fail, finish: onEnd, hasFailed });
  const { begin, end, enter, leave, finish } = isolation;
  beforeAll(() => {
    const root = circusState()?.rootDescribeBlock;
    if (root === undefined) return;
    // A setup file's afterEach runs before the test file's own, which may still use the fake.
    moveHook(root, begin, 'first');
    moveHook(root, end, 'last');
    endWith(root, finish);
    for (const block of describesIn(root)) {
      addHook(block, 'beforeAll', enter, 'first');
      addHook(block, 'afterAll', leave, 'last');
    }
  });
}

function hasFailed(): boolean {
  return (circusState()?.currentlyRunningTest?.errors.length ?? 0) > 0;
}

function fail(failures: Error[]): never {
  const last = failures.pop();
  circusState()?.currentlyRunningTest?.errors.push(...failures);
  throw last;
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

/**
 * Jest has made its list of the file's own afterAll hooks by now, and a setup file's is the first of them: the hooks on it change
 * what they do.
 */
function endWith(root: Block, fn: unknown): void {
  const hooks = root.hooks.filter(({ type }) => type === 'afterAll');
  const first = hooks.findIndex((hook) => hook.fn === fn);
  if (first < 0) return;
  const works = hooks.map((hook) => ({ ...hook }));
  works.push(...works.splice(first, 1));
  for (const [index, hook] of hooks.entries()) Object.assign(hook, works[index]);
}

function addHook(block: Block, type: string, fn: () => unknown, where: 'first' | 'last'): void {
  const hook: Hook = { type, fn, parent: block, asyncError: new Error(), seenDone: false, timeout: undefined };
  if (where === 'first') block.hooks.unshift(hook);
  else block.hooks.push(hook);
}
