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
  ['token=abc123def', [/token=\w+/, /\d+/], '<masked>'],
  ['token=abc123def', [/\d+/, /token=\w+/], '<masked>'],
  ['a=12;', [/a=1/, /1/, /12/], '"<masked>;"'],
  ['a=12;', [/12/, /1/, /a=1/], '"<masked>;"'],
  ['abcd', [/ab/, /cd/], '"<masked><masked>"'],
  [{ 'token=1': 1, b: 2 }, [/\w+=\d/], '{"<masked>": 1, "b": 2}'],
  [{ a1: 'x', a2: 'y', a3: 'z' }, [/\d/], '{"a<masked>": "x", "a<masked> (2)": "y", "a<masked> (3)": "z"}'],
  [
    new Map([
      ['a1', 1],
      ['a2', 2],
    ]),
    [/\d/],
    'Map {"a<masked>" => 1, "a<masked> (2)" => 2}',
  ],
  [new Error('no 12'), [/\d+/], '[Error: no <masked>]'],
  [[/ab12/g, new String('ab12')], [/\d+/], '[/ab<masked>/g, "ab<masked>"]'],
  // An index is no key.
  [Object.assign(['a'], { 2: 1 }), [/\d+/], '["a", , 1]'],
  [JSON.parse('{"__proto__": {"a": "12"}}'), [/\d+/], '{"__proto__": {"a": <masked>}}'],
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

test.each([
  ['one after the other', [/\d+/, /token=\w+/]],
  ['the other way round', [/token=\w+/, /\d+/]],
  ['the mask itself', [/\w+/, /mask/]],
])('masks that add up see what was sent: %s', (_name, [first, second]) => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  fake.ipcRenderer.send('a', 'token=abc123def');
  const list = fake.traffic.masked(first as RegExp).masked(second as RegExp);

  expect(String(list)).toBe(String(fake.traffic.masked(first as RegExp, second as RegExp)));
});

test('what was thrown, and what is said of it, is masked with the rest', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.handle('a', () => {
    throw new RangeError('no token=abc123');
  });
  fake.ipcMain.on('b', () => {
    throw 'token=abc123';
  });
  await fake.ipcRenderer.invoke('a').catch(() => {});
  fake.ipcRenderer.send('b');
  await fake.settled();
  expect(JSON.stringify(fake.traffic) + String(fake.traffic)).toContain('abc123');

  const masked = fake.traffic.masked(/token=\w+/, /\d+/);

  expect(String(masked)).toContain('RangeError: no <masked>');
  expect(JSON.stringify(masked)).toContain('[RangeError: no <masked>]');
  expect(JSON.stringify(masked) + String(masked)).not.toMatch(/token|abc|123/);
  expect(fake.traffic.masked(RangeError).toJSON()[0]).toMatchObject({ error: '<RangeError>' });
});

test('holes stay holes, at the end too', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  fake.ipcRenderer.send('a', Object.assign(['x'], { length: 3 }));

  expect(String(fake.traffic.masked('id'))).toBe(String(fake.traffic));
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
