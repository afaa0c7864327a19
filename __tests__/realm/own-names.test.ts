import { join } from 'node:path';
import { ModuleLoader } from '../../src/realm/module-loader';
import { createRealm } from '../../src/realm/realm';
import { folder, placeIn } from './folder';

/** The names that a CommonJS module has, and an ES module may declare. */
const NAMES = ['__dirname', '__filename', 'require', 'module', 'exports'];

/** Each form of declaration; `NAME` is declared, and has the value 'own'. */
const FORMS: Readonly<Record<string, string>> = {
  const: "const NAME = 'own';",
  let: "let NAME; NAME = 'own';",
  var: "var NAME = NAME ?? 'own';",
  'var in a block': "{ var NAME = 'own'; }",
  function: "function NAME() {} NAME.toString = () => 'own';",
  class: "class NAME { static toString() { return 'own'; } }",
  'object destructuring': "const { NAME, a: { b: [NAME_2 = 1] } } = { NAME: 'own', a: { b: [] } };",
  'renaming destructuring': "const { a: NAME = 'own' } = {};",
  'array destructuring': "const [NAME] = ['own'];",
  'default import': "import NAME from './value.mjs';",
  'named import': "import { value as NAME } from './value.mjs';",
  'namespace import': "import * as NAME from './text.mjs';",
  minified: "const a=1,NAME='own';let b=/`/;",
};

const value = {
  'value.mjs': "export const value = 'own'; export default value;",
  'text.mjs': "export const toString = () => 'own';",
};

describe.each(NAMES)('an ES module declares its own %s', (name) => {
  test.each(Object.entries(FORMS))('as %s', (_, form) => {
    const place = folder({
      ...value,
      'main.mjs': `import { join } from 'node:path';
        ${form.replaceAll('NAME', name)}
        export const seen = [String(${name}), String({ ${name} }.${name}), (() => String(${name}))(), join('a', 'b')];
        export const line = new Error('here').stack;
        export { ${name} };`,
    });
    const file = join(place, 'main.mjs');

    const main = new ModuleLoader({ realm: createRealm() }).require(file) as Record<string, unknown>;

    expect([...(main.seen as string[])]).toEqual(['own', 'own', 'own', join('a', 'b')]);
    expect(String(main[name])).toBe('own');
    expect(placeIn(String(main.line), file)).toMatch(/^4:/);
  });

  test('and exports it where it is declared', () => {
    const place = folder({
      'const.mjs': `export const ${name} = 'own'; export const seen = ${name};`,
      'function.mjs': `export function ${name}() { return 'own'; } export const seen = ${name}();`,
      'class.mjs': `export class ${name} { ${name} = 'own'; } export const seen = new ${name}().${name};`,
      'default.mjs': `export default function ${name}() { return 'own'; } export const seen = ${name}();`,
    });
    const load = (file: string) => new ModuleLoader({ realm: createRealm() }).require(join(place, file));

    expect(load('const.mjs')).toMatchObject({ seen: 'own', [name]: 'own' });
    expect(load('function.mjs')).toMatchObject({ seen: 'own', [name]: expect.anything() });
    expect(load('class.mjs')).toMatchObject({ seen: 'own', [name]: expect.anything() });
    expect(load('default.mjs')).toMatchObject({ seen: 'own', default: expect.anything() });
  });
});

test('every chunk begins with the names, as electron-vite writes them', () => {
  const head = `import __cjs_mod__ from 'node:module';
const __filename = import.meta.filename; const __dirname = import.meta.dirname;
const require = __cjs_mod__.createRequire(import.meta.url);`;
  const place = folder({
    'main.mjs': `${head}\nimport { chunk } from './chunk.mjs';\nexport const all = [__filename, __dirname, require('node:path').sep, ...chunk];`,
    'chunk.mjs': `${head}\nexport const chunk = [__filename, __dirname, typeof require.resolve];`,
  });

  const { all } = new ModuleLoader({ realm: createRealm() }).require(join(place, 'main.mjs')) as { all: string[] };

  const [sep] = [join('a', 'b')[1]];
  expect([...all]).toEqual([join(place, 'main.mjs'), place, sep, join(place, 'chunk.mjs'), place, 'function']);
});

test('this of an ES module is undefined, and strict mode holds', () => {
  const place = folder({
    'main.mjs': 'export const self = this === undefined; export const inner = (function () { return this; })();',
  });

  const main = new ModuleLoader({ realm: createRealm() }).require(join(place, 'main.mjs'));

  expect(main).toMatchObject({ self: true, inner: undefined });
});
