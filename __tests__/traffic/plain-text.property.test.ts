import * as vm from 'node:vm';
import * as fc from 'fast-check';
import { format } from 'pretty-format';
import { plainText } from '../../src/traffic/plain-text';

const printed = (value: unknown) => format(value, { min: true, printFunctionName: false });

test('plain data is printed as pretty-format prints it', () => {
  const data = fc.anything({ maxDepth: 4, withBigInt: false, withNullPrototype: false });
  fc.assert(
    fc.property(data, (value) => {
      expect(plainText(value)).toBe(printed(value));
    }),
    { numRuns: 1000 },
  );
  expect(plainText(vm.runInNewContext('({ b: [1, "x"], a: undefined })'))).toBe('{"a": undefined, "b": [1, "x"]}');
});

test.each([
  ['a class', new (class Note {})()],
  ['no prototype', Object.create(null)],
  ['a list with a hole', new Array(1)],
  ['a class of lists', new (class List extends Array {})()],
  ['a symbol for a key', { [Symbol('s')]: 1 }],
  ['toJSON', { toJSON: () => 1 }],
  ['an asymmetric matcher', { a: expect.anything() }],
  ['a date', new Date(0)],
  ['a big integer', 1n],
  ['a function', () => {}],
  ['bytes', new Uint8Array(2)],
  ['a constructor of its own', { constructor: { name: 'Note' } }],
  ['a tag', { [Symbol.toStringTag]: 'Note' }],
  ['itself', selfish()],
])('%s is left to pretty-format', (_, value) => {
  expect(plainText(value)).toBeUndefined();
});

function selfish(): object {
  const value: { self?: object } = {};
  value.self = value;
  return value;
}
