import { sharedFake, sharedLayer } from '../../src/fake/shared';
import { isolateTests } from '../../src/runners/jest-isolation';
import { quiet } from '../support/quiet';

quiet();

interface Hook {
  type: string;
  fn: () => unknown;
  parent?: Block;
}
interface Block {
  type: 'describeBlock' | 'test';
  name: string;
  hooks: Hook[];
  children: Block[];
}

const block = (name: string, children: Block[] = [], type: Block['type'] = 'describeBlock'): Block => ({
  type,
  name,
  hooks: [],
  children,
});

/** Isolation in a file whose setup, as Jest has it, comes before the hooks of the file itself. */
function isolated(children: Block[]) {
  const root = block('root', children);
  const add = (type: string) => (fn: () => unknown) => void root.hooks.push({ type, fn });
  const hooks = { beforeAll: add('beforeAll'), afterAll: add('afterAll'), beforeEach: add('beforeEach') };
  isolateTests({ ...hooks, afterEach: add('afterEach') } as never, () => {});
  // Of two hooks of a type the first, which is the isolation's.
  const own = new Map([...root.hooks].reverse().map((hook) => [hook.type, hook.fn]));
  const ofFile = () => 'of the file';
  for (const type of ['beforeEach', 'afterEach', 'beforeAll']) add(type)(ofFile);
  return { root, own, order: () => root.hooks.map(({ type, fn }) => (fn === ofFile ? `own ${type}` : type)) };
}

/** Does `work` where jest-circus has this state, or where another runner has none. */
function withCircus<T>(state: object | undefined, work: () => T): T {
  const symbol = Object.getOwnPropertySymbols(globalThis).find((key) => key.description === 'JEST_STATE_SYMBOL')!;
  const holder = globalThis as unknown as Record<symbol, unknown>;
  const before = holder[symbol];
  holder[symbol] = state;
  try {
    return work();
  } finally {
    holder[symbol] = before;
  }
}

beforeEach(() => {
  sharedLayer().fake = undefined;
});
afterAll(() => {
  sharedLayer().fake = undefined;
});

test('is the very first beforeEach of a file and the very last afterEach', () => {
  const { root, own, order } = isolated([]);
  root.hooks.unshift({ type: 'beforeEach', fn: () => 'of another setup file' });

  withCircus({ rootDescribeBlock: root }, own.get('beforeAll')!);

  expect(root.hooks[0]!.fn).toBe(own.get('beforeEach'));
  expect(root.hooks.at(-1)!.fn).toBe(own.get('afterEach'));
  expect(order()).toHaveLength(8);
});

test('is around the hooks of every describe, however deep, and of no test', () => {
  const inner = block('inner');
  const single = block('single', [], 'test');
  const outer = block('outer', [single, inner]);
  const { root, own } = isolated([block('before', [], 'test'), outer]);
  for (const { hooks } of [inner, outer]) {
    for (const type of ['beforeAll', 'afterAll']) hooks.push({ type, fn: () => 'of the file' });
  }

  withCircus({ rootDescribeBlock: root }, own.get('beforeAll')!);

  for (const describeBlock of [inner, outer]) {
    const [enter, , , leave] = describeBlock.hooks;
    expect(describeBlock.hooks.map(({ type }) => type)).toEqual(['beforeAll', 'beforeAll', 'afterAll', 'afterAll']);
    expect([enter, leave]).toEqual([
      expect.objectContaining({ parent: describeBlock, seenDone: false, timeout: undefined, asyncError: new Error() }),
      expect.objectContaining({ parent: describeBlock, seenDone: false, timeout: undefined, asyncError: new Error() }),
    ]);
  }
  expect([single.hooks, root.children[0]!.hooks]).toEqual([[], []]);

  // What the hooks do: the describe is rolled back as a whole.
  const { ipcMain } = sharedFake();
  outer.hooks[0]!.fn();
  ipcMain.on('a', () => {});
  outer.hooks.at(-1)!.fn();
  expect(ipcMain.listenerCount('a')).toBe(0);
});

test('stays where it is under a runner that is not jest-circus, or that has other hooks', () => {
  const { root, own, order } = isolated([block('outer')]);
  const before = order();

  withCircus(undefined, own.get('beforeAll')!);
  expect(order()).toEqual(before);

  const other = block('other file');
  other.hooks.push({ type: 'beforeEach', fn: () => 'of the file' });
  withCircus({ rootDescribeBlock: other }, own.get('beforeAll')!);
  expect(other.hooks.map(({ type }) => type)).toEqual(['beforeEach']);
  expect(root.children[0]!.hooks).toEqual([]);
});

describe('where a test has several failures', () => {
  /** Three problems within one test, and what its end throws. */
  function failing(state: object | undefined): unknown {
    const { own } = isolated([]);
    const fake = sharedFake();
    fake.configure({ failOn: ['listener-error'] });
    fake.bus.reporter.warn = false;
    own.get('beforeEach')!();
    fake.ipcMain.on('a', (_event, text) => {
      throw new Error(text);
    });
    for (const text of ['one', 'two', 'three']) fake.ipcRenderer.send('a', text);
    try {
      withCircus(state, own.get('afterEach')!);
    } catch (error) {
      return error;
    }
    throw new Error('nothing was thrown');
  }

  test('the test gets them all, and the last is thrown', () => {
    const errors: Error[] = [];

    const thrown = failing({ currentlyRunningTest: { errors } });

    expect(errors.map(({ message }) => /one|two|three/.exec(message)?.[0])).toEqual(['one', 'two']);
    expect(thrown).toHaveProperty('message', expect.stringContaining('three'));
  });

  test.each([
    ['no test runs', { currentlyRunningTest: null }],
    ['the runner is not jest-circus', undefined],
  ])('the last is thrown where %s', (_name, state) => {
    expect(failing(state)).toHaveProperty('message', expect.stringContaining('three'));
  });
});
