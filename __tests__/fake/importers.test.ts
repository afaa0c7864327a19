import { type ProcessSide, type ProcessSides, sideOf } from '../../src/fake/importers';

const OWN = '/home/ann/quill/src/main.ts';
const PACKAGE = '/home/ann/quill/node_modules/electron-log/src/index.js';

const ROWS: [
  what: string,
  file: string | undefined,
  option: ProcessSide | ProcessSides | undefined,
  side: ProcessSide,
][] = [
  ["the project's own file", OWN, undefined, 'both'],
  ['nobody in particular', undefined, undefined, 'both'],
  ['a package', PACKAGE, undefined, 'main'],
  ['a package on Windows', 'C:\\quill\\node_modules\\electron-log\\src\\index.js', undefined, 'main'],
  ['a package by its URL', 'file:///home/ann/quill/node_modules/@x/y/a.mjs', { '@x/y': 'renderer' }, 'renderer'],
  ['all of one process', OWN, 'renderer', 'renderer'],
  ['a package beside that', PACKAGE, 'renderer', 'renderer'],
  ['a package by an option of its own', PACKAGE, { default: 'renderer', packages: 'main' }, 'main'],
  ['an exception', PACKAGE, { packages: 'main', 'electron-log': 'renderer' }, 'renderer'],
  ['the longest of two', PACKAGE, { 'electron-log/src': 'both', 'electron-log': 'renderer' }, 'both'],
  ['a package whose name begins like it', PACKAGE, { electron: 'renderer' }, 'main'],
  ['the inner of two packages', `/a/node_modules/outer/node_modules/inner/i.js`, { outer: 'renderer' }, 'main'],
];

test.each(ROWS)('%s has the process of the option', (_what, file, option, side) => {
  expect(sideOf(file, option)).toBe(side);
});

test('a package sees a renderer where there is a DOM', () => {
  expect(sideOf(PACKAGE, 'both', true)).toBe('renderer');
  expect(sideOf(PACKAGE, { packages: 'main' }, true)).toBe('main');
  expect(sideOf(PACKAGE, 'main', true)).toBe('main');
  expect(sideOf(OWN, 'both', true)).toBe('both');
});
