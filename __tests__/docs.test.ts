import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fakeElectron from '../src';
import { LOUD_KINDS, PROBLEM_KINDS } from '../src/bus/problem';
import { defaultSettings } from '../src/fake/options';
import { MATCHER_NAMES } from '../src/runners/matcher-names';

const root = join(__dirname, '..');
// The API reference below it is generated, and checked by its own tool.
const isPage = (name: string) => name.endsWith('.md');
const PAGES = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter(isPage)
    .map((name) => `docs/${name}`),
];
const readme = PAGES.map((page) => readFileSync(join(root, page), 'utf8')).join('\n');
const pieces = join(root, 'examples/readme');

/** The blocks of one language, in order. */
const blocks = (language: string): string[] =>
  [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(([, name]) => name === language).map(([, , code]) => code!);

const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** The rows of the table whose header begins with `first`, as the code in their first cell. */
function firstCells(first: string): string[] {
  const [, table] = readme.split(`| ${first} |`);
  const [rows] = table!.split('\n\n');
  return rows!
    .split('\n')
    .slice(2)
    .map((row) => row.split('|')[1]!);
}

// The examples' own project runs these files, and the compiler checks them.
test('the first test is the one of the notes example', () => {
  expect(blocks('ts')[0]).toBe(read('examples/03-notes/__tests__/first.test.ts'));
});

test('every other test is a file of the readme example, and each of those is shown', () => {
  const files = readdirSync(pieces).filter((name) => name.endsWith('.test.ts'));

  expect(blocks('ts').slice(1).sort()).toEqual(files.map((name) => read('examples/readme', name)).sort());
});

test('the test for the runner of Node runs there', () => {
  expect(blocks('js')).toContain(read('examples/readme/node-test.js'));

  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const run = spawnSync(process.execPath, ['--test', join(pieces, 'node-test.js')], { encoding: 'utf8', env });
  expect(run.stdout).toMatch(/pass 1$/m);
  expect(run.status).toBe(0);
});

test('the Vitest config is one that is tested', () => {
  expect(blocks('js')).toContain(read('__tests__/packages/fixtures/vitest/vitest.config.mjs'));
});

test('the tables name every option, problem and matcher', () => {
  const code = (cells: string[]) =>
    cells.flatMap((cell) => [...cell.matchAll(/`(\w[\w-]*)/g)].map(([, name]) => name!));
  const told = code(firstCells('matcher'));

  expect(code(firstCells('option')).sort()).toEqual(Object.keys(defaultSettings()).sort());
  expect(code(firstCells('kind'))).toEqual([...PROBLEM_KINDS]);
  expect(PROBLEM_KINDS.slice(0, 3)).toEqual(LOUD_KINDS);
  // Of the families, the table shows the variants of one.
  expect(MATCHER_NAMES.filter((name) => !/Times$|Nth|Last/.test(name)).filter((name) => !told.includes(name))).toEqual(
    [],
  );
  expect(told.filter((name) => !MATCHER_NAMES.includes(name))).toEqual([]);
});

test('the tables name every word of user and system', () => {
  const { user, system } = fakeElectron.createFakeElectron();
  const wordsOf = (target: object): string[] =>
    target.constructor === Object
      ? []
      : [...wordsOf(Object.getPrototypeOf(target)), ...Object.getOwnPropertyNames(Object.getPrototypeOf(target))];
  const isTold = (name: string) => new RegExp(`\`${name}\\b`).test(readme);
  const untold = (target: object) =>
    [...new Set(wordsOf(target))].filter((name) => !(name in {}) && name !== 'tellPower' && !isTold(name));

  expect(untold(system)).toEqual([]);
  expect(untold(user)).toEqual([]);
});

test('the functions they name are there', () => {
  const asserts = [...readme.matchAll(/`(assert\w+)`/g)].map(([, name]) => name!);
  const named = [...asserts, 'configure', 'createRenderer', 'flush', 'reset', 'rendererOf', 'settled', 'step'];

  expect(named.filter((name) => !(name in fakeElectron))).toEqual([]);
});

test('the first page is short, and leads to all others', () => {
  const first = read('README.md');

  expect(Buffer.byteLength(first)).toBeLessThan(12_000);
  expect(PAGES.slice(1).filter((page) => !first.includes(`](${page})`))).toEqual([]);
});

test('their links lead somewhere', () => {
  const anchorsOf = (page: string) =>
    [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
      title!
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );

  for (const page of PAGES) {
    for (const [, link] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      const [path, anchor] = link!.split('#') as [string, string | undefined];
      const target = path === '' ? page : join(dirname(page), path);
      expect([page, link, existsSync(join(root, target))]).toEqual([page, link, true]);
      if (anchor !== undefined)
        expect([page, link, anchorsOf(target)]).toEqual([page, link, expect.arrayContaining([anchor])]);
    }
  }
});
