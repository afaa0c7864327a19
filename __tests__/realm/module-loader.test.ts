import { join } from 'node:path';
import { ModuleLoader } from '../../src/realm/module-loader';
import { createRealm, ownRealm, type Realm } from '../../src/realm/realm';
import { FIXTURES, folder, placeIn, thrownBy } from './folder';

const APP = join(FIXTURES, 'app');
const electron = { app: {}, ipcRenderer: {} };

const realms: [string, () => Realm][] = [
  ['the realm of the test', () => ownRealm],
  ['a realm of its own', createRealm],
];

interface Main {
  [name: string]: unknown;
  module: NodeJS.Module;
  require: NodeJS.Require;
  whereThrown(): string;
}

describe.each(realms)('in %s', (_, makeRealm) => {
  function load(options: Partial<ConstructorParameters<typeof ModuleLoader>[0]> = {}) {
    const realm = makeRealm();
    const loader = new ModuleLoader({ realm, modules: { electron }, ...options });
    return { loader, NativeError: realm.global.Error };
  }

  test('a main module runs as Node runs it', async () => {
    const process = { type: 'browser' };
    const { loader } = load({ scope: { process } });

    const main = (await loader.runMain(join(APP, 'main'))) as Main;

    const file = join(APP, 'main.js');
    expect(main).toMatchObject({ isMain: true, isOwn: true, places: [file, APP] });
    expect(main.electron).toBe(electron);
    expect(main.process).toBe(process);
    expect(JSON.stringify([main.first, main.data])).toBe('[{"done":true,"second":false},{"list":[1,2]}]');
    expect(main.module).toMatchObject({ id: '.', filename: file, path: APP, loaded: true });
    expect(main.module.children.map(({ id }) => id)).toEqual([join(APP, 'lib/first.js'), join(APP, 'data.json')]);
    expect(main.module.paths[0]).toBe(join(APP, 'node_modules'));
    expect(Object.keys(main.require.cache)).toEqual(Object.keys(loader.cache));
    expect(main.require.resolve('./lib/second')).toBe(join(APP, 'lib/second.js'));
    expect(main.require.resolve('electron')).toBe('electron');
    expect(main.require('node:path')).toBe(require('node:path'));
  });

  test('every loader has modules of its own', () => {
    const [one, two] = [load().loader, load().loader];
    const file = join(APP, 'lib/first.js');

    expect(one.require(file)).toBe(one.require(file));
    expect(one.require(file)).not.toBe(two.require(file));
    expect(Object.keys(require.cache)).not.toContain(file);
  });

  test('what is deleted from the cache is loaded again', () => {
    const { loader } = load();
    const require = loader.requireFrom(APP);
    const first = require('./lib/first');

    delete require.cache[require.resolve('./lib/first')];

    expect(require('./lib/first')).not.toBe(first);
  });

  test('a stack names the file and the place', async () => {
    const { loader } = load();
    const main = (await loader.runMain(`${APP}/main.js`)) as Main;

    expect(placeIn(main.whereThrown(), join(APP, 'main.js'))).toBe('15:29');
  });

  test('a module that throws is not loaded, and its error is what it threw', () => {
    const { loader, NativeError } = load();
    const file = join(APP, 'throws.js');

    const error = thrownBy(() => loader.require(file));

    expect(error).toBeInstanceOf(NativeError);
    expect(error).toMatchObject({ name: 'TypeError', message: 'thrown' });
    expect(placeIn(error.stack, file)).toMatch(/^1:/);
    expect(loader.cache[file]).toBeUndefined();
  });

  test('errors of require are native and say what Node says', () => {
    const place = folder({ 'wrong.js': 'const right = 1;\nconst wrong = ;\n', 'wrong.json': '{ "list": }' });
    const { loader, NativeError } = load();
    const require = loader.requireFrom(place);

    const missing = thrownBy(() => require('./nowhere'));
    expect(missing).toMatchObject({ code: 'MODULE_NOT_FOUND' });
    expect(missing.message).toMatch(/^Cannot find module '\.\/nowhere'\nRequire stack:\n- /);
    const wrong = thrownBy(() => require('./wrong'));
    expect(wrong).toMatchObject({ name: 'SyntaxError', message: "Unexpected token ';'" });
    expect(wrong.stack).toContain(`${join(place, 'wrong.js')}:2`);
    const json = thrownBy(() => require('./wrong.json'));
    expect(json.message).toContain(`${join(place, 'wrong.json')}: Unexpected token`);
    const noText = thrownBy(() => require(5 as never));
    expect(noText).toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' });
    for (const error of [missing, wrong, json, noText]) expect(error).toBeInstanceOf(NativeError);
  });

  test('a module may declare what is in its scope', () => {
    const place = folder({ 'own.js': "const process = require('process');\nexports.found = [process, setTimeout];" });
    const scope = { process: {}, setTimeout: () => {} };

    const { found } = load({ scope }).loader.require(join(place, 'own.js')) as { found: unknown[] };

    expect(found[0]).toBe(scope.process);
    expect(found[1]).toBe(scope.setTimeout);
  });

  test('import() gives namespaces of electron, of Node and of files', async () => {
    const { loader, NativeError } = load();
    const module = loader.require(join(APP, 'imports.js')) as Record<string, () => Promise<Record<string, unknown>>>;

    expect(Array.from(module.text as unknown as string[])).toEqual(['import(\'x\') import("y")', 'import("x")', 'z']);
    expect(module.isOwn).toBe(true);
    const namespace = await module.electron!();
    expect(namespace.default).toBe(electron);
    expect(namespace.app).toBe(electron.app);
    expect((await module.path!()).join).toBe(join);
    expect(await module.file!()).toMatchObject({ done: true, second: false });
    expect(await module.typed!()).toMatchObject({ SAVE: 'notes:save' });
    await expect(module.missing!()).rejects.toBeInstanceOf(NativeError);
    await expect(module.missing!()).rejects.toHaveProperty('code', 'MODULE_NOT_FOUND');
  });

  test('a loop is stopped, by name, and nothing of it stays', () => {
    const { loader, NativeError } = load({ limit: 200 });

    for (const _ of [1, 2]) {
      const error = thrownBy(() => loader.require(join(APP, 'endless.js')));
      expect(error).toBeInstanceOf(NativeError);
      expect(error.message).toContain(`The module ${join(APP, 'for-ever.js')} ran for 200 ms`);
      expect(Object.keys(loader.cache)).toEqual([]);
    }
    expect(loader.require(join(APP, 'lib/second.js'))).toMatchObject({ seen: expect.anything() });
  });

  test('packages are of the realm, wherever they ask for electron', () => {
    const place = folder({
      'main.js': "module.exports = [require('one'), require('one/sub')]",
      'node_modules/one/package.json':
        '{ "exports": { ".": { "require": "./a.js", "import": "./b.js" }, "./sub": "./s.js" } }',
      'node_modules/one/a.js': "module.exports = { electron: require('electron'), isOwn: Object, two: require('two') }",
      'node_modules/one/s.js': 'module.exports = __filename',
      'node_modules/two/package.json': '{ "main": "lib" }',
      'node_modules/two/lib/index.js': "exports.electron = require('electron')",
    });
    const { loader } = load();

    const [one, sub] = loader.require(`${place}/main`) as [{ electron: unknown; isOwn: unknown; two: Main }, string];

    expect(one.electron).toBe(electron);
    expect(one.two.electron).toBe(electron);
    expect(one.isOwn).toBe(loader.realm.global.Object);
    expect(sub).toBe(join(place, 'node_modules/one/s.js'));
  });
});

test('what specifiers mean may be a function', () => {
  const place = folder({ 'main.js': "module.exports = [require('electron/main'), require('node:path')]" });
  const loader = new ModuleLoader({
    realm: ownRealm,
    modules: (specifier) => (specifier.startsWith('electron/') ? specifier : undefined),
  });

  expect(loader.require(join(place, 'main.js'))).toEqual(['electron/main', require('node:path')]);
});

test('the folder of a package is its main entry', async () => {
  const place = folder({
    'package.json': '{ "main": "./src/start" }',
    'src/start.ts': 'export const started: boolean = true;',
  });
  const loader = new ModuleLoader({ realm: ownRealm });

  await expect(loader.runMain(place)).resolves.toMatchObject({ started: true });
});

// An ending that nothing has registered with Node, whoever runs the tests.
test.each([
  ['./package', { 'package/package.json': '{ "main": "./src/start" }', 'package/src/start.tsx': '' }],
  ['./package', { 'package/package.json': '{ "main": "src/start.js" }', 'package/src/start.tsx': '' }],
  ['./package', { 'package/package.json': '{ "main": "." }', 'package/index.tsx': '' }],
  [
    'of-workspace',
    { 'node_modules/of-workspace/package.json': '{ "main": "src" }', 'node_modules/of-workspace/src/index.tsx': '' },
  ],
  [
    '@of/workspace/part',
    { 'node_modules/@of/workspace/package.json': '{}', 'node_modules/@of/workspace/part.tsx': '' },
  ],
])('require of %s finds the source that its package names: %o', (specifier, files) => {
  const [manifest, source] = Object.keys(files) as [string, string];
  const place = folder({
    [manifest]: files[manifest as never],
    [source]: 'export const started: boolean = true;',
    'main.js': `exports.found = require(${JSON.stringify(specifier)})`,
  });
  const loader = new ModuleLoader({ realm: ownRealm });

  expect(loader.require(join(place, 'main.js'))).toMatchObject({ found: { started: true } });
});

test('a package that says what there is of it has nothing else', () => {
  const place = folder({
    'node_modules/closed/package.json': '{ "exports": { ".": "./dist/index.js" } }',
    'node_modules/closed/part.tsx': '',
    'node_modules/closed/index.tsx': '',
  });
  const { require } = new ModuleLoader({ realm: ownRealm }).scopeAt(`${place}/`);

  expect(thrownBy(() => require('closed/part')).code).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED');
  expect(thrownBy(() => require('closed')).code).toBe('MODULE_NOT_FOUND');
});

test('of a package that has both, require takes the CommonJS file, also where Node prefers an ES module', () => {
  const place = folder({
    'node_modules/both/package.json':
      '{ "exports": { ".": [{ "module-sync": "./require.mjs", "default": "./index.js" }] } }',
    'node_modules/both/require.mjs': 'export default "module";',
    'node_modules/both/index.js': 'module.exports = "plain";',
  });
  const { require } = new ModuleLoader({ realm: ownRealm }).scopeAt(`${place}/`);

  expect(require('both')).toBe('plain');
  expect(require.resolve('both')).toBe(join(place, 'node_modules/both/index.js'));
});
