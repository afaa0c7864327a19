import fc from 'fast-check';
import { createFakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

const RULES = [
  /token=\w+/,
  /\d+/,
  /\d/g,
  /[a-c]+/,
  /b./s,
  /(?<=a)b/,
  /\w+(?=1)/,
  /cc|d/i,
  /a[^b]*b/,
  /=/,
  /x*/,
  /(t)(o)/,
  /1.?2/,
  /^.|.$/,
];

const rules = fc.uniqueArray(fc.constantFrom(...RULES), { minLength: 1, maxLength: 5 });
const text = fc
  .array(fc.constantFrom('token=', 'a', 'b', 'c', 'D', '1', '2', '9', '=', '-'), { maxLength: 12 })
  .map((parts) => parts.join(''));

/** What no rule matches, letter by letter: rules know nothing of each other. */
function rest(given: string, wanted: readonly RegExp[]): string {
  const isSecret = new Array<boolean>(given.length).fill(false);
  for (const { source, flags } of wanted) {
    for (const match of given.matchAll(new RegExp(source, `${flags.replace('g', '')}g`))) {
      isSecret.fill(true, match.index, match.index + match[0].length);
    }
  }
  return [...given].filter((_letter, at) => !isSecret[at]).join('');
}

/** What is left of every text in an argument when it is printed as JSON. */
function printed(value: unknown, wanted: readonly RegExp[], oneByOne: boolean): unknown {
  const fake = createFakeElectron();
  fake.ipcRenderer.send('channel', value);
  const { traffic } = fake;
  const list = oneByOne
    ? wanted.slice(1).reduce((masked, rule) => masked.masked(rule), traffic.masked(wanted[0]!))
    : traffic.masked(...wanted);
  return (list.toJSON()[0]!.args as unknown[])[0];
}

const unmasked = (shown: string) => shown.replaceAll('<masked>', '').replace(/ \(\d+\)$/, '');

test('what any rule matches does not survive, and what none matches does', () => {
  fc.assert(
    fc.property(text, rules, fc.boolean(), (given, wanted, oneByOne) => {
      expect(unmasked(printed(given, wanted, oneByOne) as string)).toBe(rest(given, wanted));
    }),
    { numRuns: 300 },
  );
});

type Tree = string | Tree[] | { [key: string]: Tree };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(text, tie('tree'), { maxKeys: 3 }),
  ),
}));

/** Every text in a tree, keys too; in the order of nothing. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return Object.entries(value as object).flatMap(([key, item]) => [key, ...textsOf(item)]);
}

test('nor in keys, nor in anything nested', () => {
  fc.assert(
    fc.property(tree, rules, fc.boolean(), (given, wanted, oneByOne) => {
      const shown = textsOf(printed(given, wanted, oneByOne)).map(unmasked);
      expect(shown.sort()).toEqual(
        textsOf(given)
          .map((part) => rest(part, wanted))
          .sort(),
      );
    }),
    { numRuns: 200 },
  );
});
