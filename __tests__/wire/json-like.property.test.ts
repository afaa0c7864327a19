import fc from 'fast-check';
import { erasOf, resolveVersion } from '../../src/eras/version';
import { packJsonLike } from '../../src/wire/json-like';

const COLUMNS = ['0.36.7', '1.7.8', '7.0.0'] as const;

function arriveAt(version: string, value: unknown): unknown {
  return (packJsonLike([value], erasOf(resolveVersion(version))).open() as unknown[])[0];
}

describe('for any value', () => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, part]) => [key, sorted(part)] as const);
    return Object.fromEntries(entries.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  };
  const json = fc.jsonValue({ stringUnit: 'binary' });

  test.each(COLUMNS)('of JSON, %s gives what JSON gives, with sorted keys', (version) => {
    fc.assert(
      fc.property(json, (value) => {
        // JSON turns -0 into 0, the converter does not
        fc.pre(!containsNegativeZero(value));
        const arrived = arriveAt(version, value);
        expect(arrived).toStrictEqual(JSON.parse(JSON.stringify(value)));
        expect(JSON.stringify(arrived)).toBe(JSON.stringify(sorted(value)));
      }),
    );
  });

  test.each(COLUMNS)('%s never throws, and what arrived arrives again unchanged', (version) => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
      withBoxedValues: true,
      withNullPrototype: true,
      withObjectString: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        const once = arriveAt(version, value);
        expect(arriveAt(version, once)).toStrictEqual(once);
      }),
    );
  });

  function containsNegativeZero(value: unknown): boolean {
    if (typeof value === 'object' && value !== null) return Object.values(value).some(containsNegativeZero);
    return Object.is(value, -0);
  }
});
