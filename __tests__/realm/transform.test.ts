import { join } from 'node:path';
import { ModuleLoader } from '../../src/realm/module-loader';
import { createRealm, ownRealm, type Realm } from '../../src/realm/realm';
import { FIXTURES, folder, placeIn, thrownBy } from './folder';

const electron = { app: {}, ipcRenderer: {} };
const realms: [string, () => Realm][] = [
  ['the realm of the test', () => ownRealm],
  ['a realm of its own', createRealm],
];

describe.each(realms)('in %s', (_, makeRealm) => {
  const load = () => new ModuleLoader({ realm: makeRealm(), modules: { electron } });

  test('TypeScript runs, and stacks tell its lines', () => {
    const file = join(FIXTURES, 'typed/preload.ts');
    const preload = load().require(file) as typeof import('./fixtures/typed/preload');

    expect({ ...preload.api }).toEqual({ save: 'notes:save', load: 'notes:load' });
    expect(preload.text).toBe('several\nlines 1\n// of text');
    expect(preload.address).toBe('https://example.com');
    expect(preload.renderer).toBe(electron.ipcRenderer);
    expect(placeIn(preload.whereThrown(), file)).toMatch(/^28:/);
    expect(placeIn(new preload.Notes(1).get(), file)).toMatch(/^35:/);
  });

  test('an app of ES modules runs', async () => {
    const file = join(FIXTURES, 'esm/main.js');
    const main = (await load().runMain(join(FIXTURES, 'esm'))) as { found: object; whereThrown(): string };

    expect({ ...main.found }).toMatchObject({
      isSame: true,
      fs: true,
      join: 'a/b',
      // As Node has it, whatever __esModule says.
      marked: { default: 'not this' },
      count: 1,
      url: `file://${file}`,
      folder: join(FIXTURES, 'esm'),
      file,
    });
    expect(placeIn(main.whereThrown(), file)).toMatch(/^22:/);
  });
});

test('a file of no said kind is what its syntax is', () => {
  const place = folder({
    'a.js': "import electron, * as all from 'electron';\nexport { electron };\nexport const { app } = all;\n",
    'b.js': 'exports.url = import.meta.url;',
  });
  const loader = new ModuleLoader({ realm: ownRealm, modules: { electron } });

  expect(loader.require(join(place, 'a.js'))).toMatchObject({ electron, app: electron.app });
  expect(loader.require(join(place, 'b.js'))).toEqual({ url: `file://${join(place, 'b.js')}` });
});

test('JSX runs', () => {
  const place = folder({
    'view.tsx': `const React = { createElement: (name: string, props: object, text: string) => [name, props, text] };
      export const view = <p title="a">text</p>;`,
  });

  expect(new ModuleLoader({ realm: ownRealm }).require(join(place, 'view'))).toEqual({
    view: ['p', { title: 'a' }, 'text'],
  });
});

test('what a build would have made is its source', () => {
  const place = folder({
    'main.ts': `import './a.js'; import './b.mjs'; import './c.cjs'; import './d'; import './e'; import './f.js';
      export const names: string[] = (globalThis as any).names;`,
    ...Object.fromEntries(
      ['a.ts', 'b.mts', 'c.cts', 'd/index.ts', 'e.mts', 'f.tsx'].map((name) => [
        name,
        `((globalThis as any).names ??= []).push('${name}'); export {};`,
      ]),
    ),
  });

  const { names } = new ModuleLoader({ realm: createRealm() }).require(join(place, 'main.ts')) as { names: string[] };

  expect([...names]).toEqual(['a.ts', 'b.mts', 'c.cts', 'd/index.ts', 'e.mts', 'f.tsx']);
});

test('a mistake is told with its file and line', () => {
  const file = join(folder({ 'wrong.ts': 'const right: number = 1;\nconst wrong: = 2;\n' }), 'wrong.ts');

  const error = thrownBy(() => new ModuleLoader({ realm: ownRealm }).require(file));

  expect(error).toMatchObject({ name: 'SyntaxError', message: `${file}:2:14: Type expected.` });
});

test('a module that awaits at its top is told from others', () => {
  const file = join(FIXTURES, 'esm/waits.mjs');

  expect(thrownBy(() => new ModuleLoader({ realm: ownRealm }).require(file)).message).toBe(
    `${file} awaits outside of a function, which cannot be turned into CommonJS. Such a module runs in a realm of its own ` +
      'with `node --experimental-vm-modules` (under Jest: NODE_OPTIONS=--experimental-vm-modules), or move the await ' +
      'into a function.',
  );
});

test('without a transformer the error says what to install', () => {
  const file = join(folder({ 'main.ts': 'export {};' }), 'main.ts');
  const cwd = process.cwd();
  process.chdir(join(file, '..'));
  try {
    expect(thrownBy(() => new ModuleLoader({ realm: ownRealm }).require(file)).message).toBe(
      `${file} cannot run as it is: it is TypeScript, JSX or an ES module, and has to be turned into CommonJS first. ` +
        'Install one of esbuild, @swc/core and typescript (before 7, which has no API) in the project; the first of them that ' +
        'is found does it.',
    );
  } finally {
    process.chdir(cwd);
  }
});

test('a typescript without an API is passed over', () => {
  const place = folder({
    'main.ts': 'export {};',
    'node_modules/typescript/package.json': '{ "version": "7.0.2", "main": "index.js" }',
    'node_modules/typescript/index.js': "exports.version = '7.0.2';",
  });
  const cwd = process.cwd();
  process.chdir(place);
  try {
    expect(thrownBy(() => new ModuleLoader({ realm: ownRealm }).require(join(place, 'main.ts'))).message).toMatch(
      /^.*main\.ts cannot run as it is: /,
    );
  } finally {
    process.chdir(cwd);
  }
});

test('the first transformer that is found is used, the quickest first', () => {
  const tool = (name: string) =>
    `exports.transformSync = (code) => ({ code: 'exports.by = "${name}"', map: '{ "mappings": "AAAA" }' });`;
  const place = folder({
    'main.ts': 'export {};',
    'node_modules/@swc/core/index.js': tool('swc'),
    'node_modules/esbuild/index.js': tool('esbuild'),
    'inner/main.ts': 'export {};',
    'inner/node_modules/@swc/core/index.js': tool('inner swc'),
  });
  const loader = new ModuleLoader({ realm: ownRealm });

  expect(loader.require(join(place, 'main.ts'))).toEqual({ by: 'esbuild' });
  expect(loader.require(join(place, 'inner/main.ts'))).toEqual({ by: 'esbuild' });
});

test('a package that has nothing for require is imported', () => {
  const place = folder({
    'main.mjs': "export { default } from 'only';\nexport { sub } from 'only/sub/one';\nexport { own } from '#own';",
    'package.json': '{ "imports": { "#own": "./own.mjs" } }',
    'own.mjs': 'export const own = 1;',
    'node_modules/only/package.json':
      '{ "type": "module", "exports": { ".": { "import": "./a.js" }, "./sub/*": { "import": "./sub/*.js" } } }',
    'node_modules/only/a.js': 'export default 1;',
    'node_modules/only/sub/one.js': 'export const sub = 2;',
  });

  expect(new ModuleLoader({ realm: ownRealm }).require(join(place, 'main.mjs'))).toMatchObject({
    default: 1,
    sub: 2,
    own: 1,
  });
});
