import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIFFERENCES } from './differences';

/** The statements of electron-ipc.md that this folder is about, by section: how many there are, and which are not here. */
const SECTIONS: readonly [section: number, last: number, elsewhere: readonly number[]][] = [
  [0, 11, []],
  [1, 17, []],
  // The sandboxed emitter.
  [2, 20, [3]],
  [4, 26, []],
  [5, 16, []],
  [6, 18, []],
  [7, 24, []],
  [8, 13, []],
  [9, 41, []],
  [10, 10, []],
  [11, 9, []],
  [12, 22, []],
];

const sources = readdirSync(__dirname)
  .filter((name) => /^s\d.*\.test\.ts$/.test(name))
  .map((name) => readFileSync(join(__dirname, name), 'utf8'));

/** The numbers that titles begin with; a number in an array is a title made of a table. */
const tested = new Set(sources.flatMap((source) => source.match(/(?<=['"`])S\d+\.\d+/g) ?? []));

test.each(SECTIONS)('every statement of S%i is tested', (section, last, elsewhere) => {
  const numbers = Array.from({ length: last }, (_, index) => index + 1).filter((number) => !elsewhere.includes(number));

  expect(numbers.map((number) => `S${section}.${number}`).filter((number) => !tested.has(number))).toEqual([]);
});

test.each(DIFFERENCES)('the difference "$fact" is of a test that exists', ({ fact, reason }) => {
  expect(sources.some((source) => source.includes(`fact('${fact}'`))).toBe(true);
  expect(reason).not.toBe('');
});
