import * as fc from 'fast-check';
import { argumentsOf, eitherArguments, type Shape, shapeOf, tupleOf, typeOf, union } from '../../src/report/shape';

test('a value is told by what it is made of', () => {
  const value = { title: 'a', tags: ['x', 1], at: new Date(0), done: null, bytes: new Uint8Array(1), 'a-b': [] };

  expect(typeOf(shapeOf(value))).toBe(
    "{ title: string; tags: (number | string)[]; at: Date; done: null; bytes: Uint8Array; 'a-b': never[] }",
  );
});

test('objects of one place are one object, whose other keys are optional', () => {
  expect(typeOf(union([shapeOf({ id: 1, name: 'a' }), shapeOf({ id: 'x' }), shapeOf([{}]), shapeOf(null)]))).toBe(
    'null | { id: number | string; name?: string } | {}[]',
  );
});

test('arguments that were not always given are optional', () => {
  const both = eitherArguments(argumentsOf(['a']), argumentsOf([1, { deep: true }]));

  expect(tupleOf(both)).toBe('[number | string, { deep: boolean }?]');
  expect(tupleOf(eitherArguments(both, argumentsOf([])))).toBe('[(number | string)?, { deep: boolean }?]');
});

test('what goes in circles, and what is deep or wide, is cut short', () => {
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  const deep = JSON.parse(`${'{"a":'.repeat(20)}1${'}'.repeat(20)}`);
  const wide = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`k${index}`, index]));

  expect(typeOf(shapeOf(loop))).toBe('{ self: unknown }');
  expect(typeOf(shapeOf(deep))).toBe('{ a: { a: { a: { a: { a: { a: unknown } } } } } }');
  expect(typeOf(shapeOf(wide))).toBe('Record<string, unknown>');
});

describe('a union', () => {
  const shape: fc.Arbitrary<Shape> = fc.jsonValue({ maxDepth: 3 }).map((value) => shapeOf(value));

  test('is the same in whatever order its shapes come', () => {
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 5 }), (shapes) => {
        expect(union([...shapes].reverse())).toEqual(union(shapes));
      }),
    );
  });

  test('is the same however it is grouped, and once it is made nothing is gained by adding what is in it', () => {
    fc.assert(
      fc.property(shape, shape, shape, (a, b, c) => {
        expect(union([union([a, b]), c])).toEqual(union([a, union([b, c])]));
        expect(union([union([a, b]), a])).toEqual(union([a, b]));
      }),
    );
  });
});
