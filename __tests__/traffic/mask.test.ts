import { createFakeElectron, type MaskRule } from '../../src';
import { quiet } from '../support/quiet';

quiet();

class Version {
  constructor(readonly n: number) {}
}

/** How one argument is printed under these rules. */
function masked(value: unknown, ...rules: MaskRule[]): string {
  const fake = createFakeElectron();
  fake.ipcRenderer.send('a', value);
  return String(fake.traffic.masked(...rules))
    .slice(45)
    .replace(/ {2}\(queued\)$/, '');
}

test.each<[unknown, MaskRule[], string]>([
  [{ at: new Date(), n: 1 }, [Date], '{"at": <Date>, "n": 1}'],
  [new Date(), [Date], '<Date>'],
  [[1, 'a', true, 2n], [Number, Boolean], '[<Number>, "a", <Boolean>, 2n]'],
  [[1, 'a', true, 2n], [String, BigInt], '[1, <String>, true, <BigInt>]'],
  [{ error: new RangeError('boom') }, [RangeError], '{"error": <RangeError>}'],
  [new Map([['a', new Uint8Array(1)]]), [Uint8Array], 'Map {"a" => <Uint8Array>}'],
  // A class does not cross (S3.6.j), so nothing of it arrives.
  [{ version: new Version(1) }, [Version], '{"version": {"n": 1}}'],
])('masks %p by type', (value, rules, expected) => {
  expect(masked(value, ...rules)).toBe(expected);
});

test.each<[unknown, MaskRule[], string]>([
  [{ id: 7, name: 'x', child: { id: { deep: 1 } } }, ['id'], '{"child": {"id": <id>}, "id": <id>, "name": "x"}'],
  [
    new Map<unknown, unknown>([
      ['id', 1],
      [2, { id: 3 }],
    ]),
    ['id'],
    'Map {"id" => <id>, 2 => {"id": <id>}}',
  ],
  [[{ id: 1 }, new Set([{ id: 2 }])], ['id'], '[{"id": <id>}, Set {{"id": <id>}}]'],
  ['id', ['id'], '"id"'],
])('masks %p by key', (value, rules, expected) => {
  expect(masked(value, ...rules)).toBe(expected);
});

test.each<[unknown, MaskRule[], string]>([
  ['file-12-34.txt', [/\d+/], '"file-<masked>-<masked>.txt"'],
  ['file-12-34.txt', [/\d+/g], '"file-<masked>-<masked>.txt"'],
  ['12', [/\d+/], '<masked>'],
  [{ path: '/tmp/x', n: 12 }, [/\/tmp/], '{"n": 12, "path": "<masked>/x"}'],
  ['12 ab', [/\d+/, /[a-z]+/], '"<masked> <masked>"'],
  ['id=12;', [/id=/, /(?<=id=)\d+/], '"<masked><masked>;"'],
  ['abcdef', [/bcd/, /de/], '"a<masked>f"'],
  ['abc', [/x*/], '"abc"'],
])('masks %p by pattern', (value, rules, expected) => {
  expect(masked(value, ...rules)).toBe(expected);
});

test('several rules hold together, and masks add up', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  fake.ipcRenderer.send('a', { id: 1, at: new Date(), path: '/tmp/12' });

  expect(String(fake.traffic.masked('id', Date, /\d+/)).slice(45)).toBe(
    '{"at": <Date>, "id": <id>, "path": "/tmp/<masked>"}',
  );
  expect(String(fake.traffic.masked('id').masked(Date).filter('a')).slice(45)).toBe(
    '{"at": <Date>, "id": <id>, "path": "/tmp/12"}',
  );
});

test('cycles survive, and the record stays as it was', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  const node: Record<string, unknown> = { id: 1 };
  node.self = node;
  fake.ipcRenderer.send('a', node);

  expect(String(fake.traffic.masked('id')).slice(45)).toBe('{"id": <id>, "self": [Circular]}');
  expect(fake.traffic[0]?.args).toEqual([node]);
});

test.each<[unknown[], string]>([
  [[], ''],
  [[1], '1'],
  [[Date, null], 'the function Date, null'],
  [[{}], '#<Object>'],
])('refuses %p', (rules, given) => {
  expect(() => createFakeElectron().traffic.masked(...(rules as MaskRule[]))).toThrow(
    new TypeError(
      `fake-electron: masked(${given}): each rule is a constructor (values of that type), ` +
        'a string (the values of that key) or a RegExp (what it matches in strings), and there must be one.',
    ),
  );
});
