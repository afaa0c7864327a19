import { encodeSyncReply } from '../../src/bus/sync-reply';
import { erasOf, resolveVersion } from '../../src/eras/version';
import { packerFor } from '../../src/wire/pack-for';

const eraAt = (version: string) => erasOf(resolveVersion(version));
const date = new Date(0);
const DEPRECATION = [
  'Passing functions, DOM objects and other non-cloneable JavaScript objects to IPC methods is deprecated and will throw an exception beginning with Electron 9.',
  'DeprecationWarning',
];

describe('packerFor', () => {
  test.each(['0.35.0', '7', '7.3.3'])('%s is JSON-like', (version) => {
    expect(packerFor(eraAt(version))([new Map(), () => 1]).open()).toStrictEqual([{}, null]);
  });

  test.each(['8.0.0', '9.0.0', '45'])('%s clones', (version) => {
    const warn = jest.fn();
    expect(packerFor(eraAt(version), warn)([date, undefined, NaN]).open()).toEqual([date, undefined, NaN]);
    expect(warn).not.toHaveBeenCalled();
  });

  test.each(['9.0.0', '45'])('%s throws for what cannot be cloned', (version) => {
    expect(() => packerFor(eraAt(version))([() => 1])).toThrow(new Error('An object could not be cloned.'));
  });

  // versions 2.6
  test.each(['8.0.0', '8'])(
    '%s sends all of a message by the old rules if a part of it cannot be cloned',
    (version) => {
      const warn = jest.fn();
      const packed = packerFor(eraAt(version), warn)([{ f() {}, d: date }, new Map(), NaN, new Int8Array([1])]);
      expect(packed.open()).toStrictEqual([{ d: date.toISOString() }, {}, null, Buffer.from([1])]);
      expect(warn.mock.calls).toEqual([DEPRECATION]);
    },
  );

  test('8.x falls back for a getter that throws, too', () => {
    const value = {
      get a() {
        throw new Error('x');
      },
    };
    expect(packerFor(eraAt('8'), jest.fn())([value]).open()).toStrictEqual([{ a: null }]);
  });

  test('the warning is a process warning unless it is taken elsewhere', () => {
    const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    packerFor(eraAt('8'))([() => 1]);
    expect(emitWarning.mock.calls).toEqual([DEPRECATION]);
    emitWarning.mockRestore();
  });
});

describe('encodeSyncReply', () => {
  const reply = (version: string, value: unknown): unknown => encodeSyncReply(value, eraAt(version), jest.fn()).open();

  // versions 2.2, last paragraph, and 2.3
  describe.each(['0.36.7', '1.7.8', '2.0.18'])('as JSON text: %s', (version) => {
    test.each<[string, unknown, unknown]>([
      ['Date', date, date.toISOString()],
      ['NaN', [NaN], [null]],
      ['NaN alone', NaN, null],
      ['Buffer', Buffer.from([1]), { type: 'Buffer', data: [1] }],
      ['toJSON', { toJSON: () => 'j' }, 'j'],
      ['undefined property', { a: undefined, b: 1 }, { b: 1 }],
      ['null', null, null],
    ])('%s', (_row, value, expected) => {
      expect(reply(version, value)).toStrictEqual(expected);
    });

    test('keeps the key order', () => {
      expect(Object.keys(reply(version, { b: 1, a: 1 }) as object)).toEqual(['b', 'a']);
    });

    test("throws the engine's own error for a cycle", () => {
      const cycle: unknown[] = [];
      cycle.push(cycle);
      expect(() => reply(version, cycle)).toThrow(/circular structure/);
    });
  });

  test.each([
    ['0.36.7', 'Error processing argument -1.'],
    ['0.36.8', 'Error processing argument at index 0, conversion failure from undefined'],
    ['1.7.8', 'Error processing argument at index 0, conversion failure from undefined'],
    ['2.0.18', 'Error processing argument at index 0, conversion failure from undefined'],
  ])('%s refuses what is not JSON', (version, text) => {
    for (const value of [undefined, () => 1, Symbol('s'), { toJSON: () => undefined }]) {
      expect(() => reply(version, value)).toThrow(new TypeError(text));
    }
  });

  // versions 2.5
  test.each(['3.0.0', '7.0.0'])('as a list by the JSON-like rules: %s', (version) => {
    expect([undefined, () => 1, NaN, date].map((value) => reply(version, value))).toEqual([
      null,
      null,
      null,
      date.toISOString(),
    ]);
  });

  // versions 2.6, 2.8, 2.9
  test.each(['8.0.0', '9.0.0', '11.5.0', '12.0.0', '45'])('by structured clone: %s', (version) => {
    expect([undefined, NaN, date].map((value) => reply(version, value))).toEqual([undefined, NaN, date]);
  });

  test('8.x falls back', () => {
    expect(reply('8', () => 1)).toBeNull();
    expect(reply('8', { f() {}, d: date })).toStrictEqual({ d: date.toISOString() });
  });

  test.each(['9.0.0', '12.0.0', '45'])('%s throws for what cannot be cloned', (version) => {
    expect(() => reply(version, () => 1)).toThrow(new Error('An object could not be cloned.'));
  });

  test.each(['1.7.8', '7.0.0', '12.0.0'])('%s opens to a new copy each time', (version) => {
    const parcel = encodeSyncReply({ list: [1] }, eraAt(version));
    (parcel.open() as { list: number[] }).list.push(2);
    expect(parcel.open()).toEqual({ list: [1] });
  });
});
