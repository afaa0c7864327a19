import type * as Vitest from 'vitest' with { 'resolution-mode': 'import' };
import { markProcess } from '../fake/marked-process';
import { sharedLayer } from '../fake/shared';
import { speak } from '../words/runner-language';
import { installIsolation } from './isolation';
import { hasMocks } from './layers';
import { lazyMatchers, lazySerializer } from './lazy-matchers';
import type { Mock } from './mocks';
import { noteTakerFor } from './noting';
import { serve } from './serve';

const emitter: NodeJS.EventEmitter = process;

/**
 * Has `vi.spyOn` give back what is a mock already, as Vitest 4 does for plain properties: it asks for the getter of a layer
 * and not for what the object shows, and Vitest 3 would put a spy around the mock.
 */
function spyOnMocks(vi: typeof Vitest.vi): void {
  const { spyOn } = vi as unknown as { spyOn: SpyOn & { [SPIES]?: true } };
  // The same object for all files, where they are not isolated.
  if (spyOn[SPIES]) return;
  const spies: SpyOn = (object, key, ...access) => {
    const shown: unknown = access.length === 0 && isObject(object) ? object[key] : undefined;
    // A class is on the module itself, which has no mocks in it.
    const isOurs = vi.isMockFunction(shown) && (hasMocks(object as object) || hasMocks(shown));
    return isOurs ? shown : spyOn(object, key, ...access);
  };
  Object.assign(vi, { spyOn: Object.assign(spies, { [SPIES]: true }) });
}

type SpyOn = (object: unknown, key: PropertyKey, ...access: ('get' | 'set')[]) => unknown;

const SPIES: unique symbol = Symbol.for('fake-electron.spies') as never;

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** What is used of Vitest's tree of a file's tests. */
interface Task {
  readonly type: string;
  readonly tasks?: readonly Task[];
}
interface SuiteHooks {
  readonly beforeAll: unknown[];
  readonly afterAll: unknown[];
}
type GetHooks = (suite: never) => unknown;

/** What is used of what Vitest gives a hook. */
interface Context {
  readonly task?: { readonly result?: { readonly state?: string } };
}

/** What is used of the worker's state, in all of Vitest's majors. */
interface Worker {
  readonly config?: {
    readonly isolate?: boolean;
    readonly poolOptions?: Readonly<Record<string, { readonly isolate?: boolean } | undefined>>;
    readonly sequence?: { readonly hooks?: string };
  };
}

function workerConfig(): NonNullable<Worker['config']> {
  return (globalThis as { __vitest_worker__?: Worker }).__vitest_worker__?.config ?? {};
}

/** Whether this file has its modules, and so its fake, for itself. */
function isIsolated(): boolean {
  const { isolate, poolOptions = {} } = workerConfig();
  return isolate !== false && Object.values(poolOptions).every((options) => options?.isolate !== false);
}

function* suitesIn(task: Task): Generator<Task> {
  for (const child of task.tasks ?? []) {
    if (child.type !== 'suite') continue;
    yield child;
    yield* suitesIn(child);
  }
}

/** Has `enter` called before every beforeAll of a describe, and `leave` after every afterAll of it. */
function aroundDescribes(file: Task, getHooks: GetHooks, enter: () => unknown, leave: () => unknown): void {
  // Else the last to be added is the first to run.
  const isInOrder = workerConfig().sequence?.hooks === 'list';
  for (const suite of suitesIn(file)) {
    const hooks = getHooks(suite as never) as SuiteHooks | undefined;
    hooks?.beforeAll.unshift(() => enter());
    hooks?.afterAll[isInOrder ? 'push' : 'unshift'](() => leave());
  }
}

/** What is done once for all files that share their modules. */
const INSTALLED: unique symbol = Symbol.for('fake-electron.vitest') as never;

/**
 * Makes Vitest's tests of this file ready for the shared fake; `vitest` is what the file that runs them imports.
 *
 * @param getHooks - Vitest's own
 */
export function installInVitest(
  { afterAll, afterEach, beforeAll, beforeEach, expect, vi }: typeof Vitest,
  getHooks: GetHooks | undefined,
): void {
  const runners = ['uncaughtException', 'unhandledRejection'].flatMap((event) => emitter.rawListeners(event));
  expect.extend(lazyMatchers() as Parameters<typeof expect.extend>[0]);
  expect.addSnapshotSerializer(lazySerializer);
  const isolated = isIsolated();
  let ending: Context | undefined;
  // Its afterEach is the last to run, as the first of them is in Vitest.
  const { enter, leave } = installIsolation({
    beforeEach: (work) => beforeEach(() => work()),
    afterEach: (work) =>
      afterEach(function () {
        // biome-ignore lint/complexity/noArguments: who has parameters is taken to ask for fixtures.
        [ending] = arguments as unknown as [Context?];
        return work();
      }),
    afterAll: (work) => afterAll(() => work()),
    hasFailed: () => ending?.task?.result?.state === 'fail',
    // Other files go on with what their modules registered, and have been registered by them once.
    finish: isolated ? () => sharedLayer().fake?.end() : () => {},
    fail: (failures) => {
      // Vitest takes a list for the errors of one test.
      throw failures;
    },
  });
  if (getHooks) {
    beforeAll(function () {
      // The file is the first argument until 4, then the second; who has parameters is taken to ask for fixtures.
      // biome-ignore lint/complexity/noArguments: see above.
      const file = [...(arguments as unknown as Partial<Task>[])].find((given) => given?.tasks);
      if (file) aroundDescribes(file as Task, getHooks, enter, leave);
    });
  }
  const holder = globalThis as { [INSTALLED]?: { note: () => void } };
  const takeNotes = noteTakerFor(expect);
  if (takeNotes) {
    afterEach(() => holder[INSTALLED]?.note());
    afterAll(() => holder[INSTALLED]?.note());
  }
  if (holder[INSTALLED]) return;
  const installed = { note: () => {} };
  holder[INSTALLED] = installed;
  markProcess(process);
  speak('vitest');
  spyOnMocks(vi);
  serve(
    (fallback) => vi.fn(fallback) as unknown as Mock,
    (fake) => {
      if (takeNotes) installed.note = takeNotes(fake);
      for (const listener of runners) fake.bus.reporter.runners.add(listener);
    },
  );
}
