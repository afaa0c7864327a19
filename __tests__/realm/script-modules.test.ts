import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ModuleLoader } from '../../src/realm/module-loader';
import { createRealm, ownRealm, type Realm } from '../../src/realm/realm';
import { folder, placeIn } from './folder';

const realms: [string, () => Realm][] = [
  ['a realm of its own', createRealm],
  ['the realm of the test', () => ownRealm],
];

/** A page's folder, and a loader for the page. */
function pageOf(files: Readonly<Record<string, string>>, realm = createRealm(), limit = 0) {
  const place = folder(files);
  const page = pathToFileURL(join(place, 'index.html')).href;
  const loader = new ModuleLoader({ realm, limit });
  return {
    place,
    page,
    realm,
    inline: (code: string) => loader.runScript(page, { code, isInline: true }),
    outer: (name: string) =>
      loader.runScript(new URL(name, page).href, { code: files[name.replace(/\?.*/, '')]!, isInline: false }),
  };
}

const logOf = (realm: Realm): unknown[] => [...((realm.global.log as unknown[] | undefined) ?? [])];
const LOG = 'const log = (it) => (globalThis.log ??= []).push(it);\n';

describe('the module scripts of a page, without --experimental-vm-modules', () => {
  test.each(realms)('everything is read first, and runs once, in the order of the imports: %s', async (_, make) => {
    const realm = make();
    const { inline, outer, page } = pageOf(
      {
        'main.js': `${LOG}import { shared, count } from './shared.js';\nimport * as one from './lib/one.js';\nimport two, { add } from './lib/two.js';
          add(); log(['main', shared, count, one.name, one.default, typeof two]);\nexport const done = import.meta.url;`,
        'shared.js': `${LOG}log('shared');\nexport const shared = {}.constructor === Object;\nexport let count = 0;\nexport const add = () => { count += 1; };`,
        'lib/one.js': `${LOG}import '../shared.js';\nimport { later } from './two.js';\nlog('one');\nexport const name = () => later;\nexport default import.meta.resolve('./x.js');`,
        'lib/two.js': `${LOG}import './one.js';\nexport { add } from '../shared.js';\nlog('two');\nexport const later = 'later';\nexport default class Two {}`,
      },
      realm,
    );

    const { done } = (await outer('main.js')) as { done: string };
    await outer('main.js');
    await inline(`${LOG}import { done } from './main.js'; log(done);`);

    const log = logOf(realm);
    delete (realm.global as { log?: unknown }).log;
    expect(done).toBe(new URL('main.js', page).href);
    expect(log.map(String)).toEqual([
      ...['shared', 'two', 'one'],
      `main,true,1,() => two_js_1.later,${new URL('lib/x.js', page).href},function`,
      done,
    ]);
  });

  test('import() gives a namespace of the page, when what it imports has run', async () => {
    const { inline, realm } = pageOf({ 'late.js': `${LOG}log('late');\nexport const a = 1;\nexport default 2;` });

    await inline(
      `${LOG}const imported = import('./late.js'); log(imported instanceof Promise);
      imported.then(async (it) => { log([it.a, it.default, it === await import('./' + 'late.js')].join()); });
      import('./none.js').catch((error) => log([error instanceof Error, error.code].join()));
      import('lodash').catch((error) => log([error instanceof TypeError, error.message].join()));`,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(logOf(realm).sort()).toEqual([
      '1,2,true',
      'late',
      true,
      'true,ENOENT',
      'true,Failed to resolve module specifier "lodash". Relative references must start with either "/", "./", or "../".',
    ]);
  });

  test('nothing of CommonJS is to be seen', async () => {
    const { inline, realm } = pageOf({});
    const probe = `${LOG}import.meta; log([typeof require, typeof module, typeof exports, typeof __dirname, 'a require(\\'./none.js\\')'].join());`;

    await inline(probe);
    Object.assign(realm.global, { require: (name: string) => `page's ${name}` });
    await inline(`${LOG}import.meta; log([typeof require, require('fs')].join());`);

    expect(logOf(realm)).toEqual([
      "undefined,undefined,undefined,undefined,a require('./none.js')",
      "function,page's fs",
    ]);
  });

  test('what is at no file: address is asked for, once each', async () => {
    const asked: string[] = [];
    const realm = createRealm();
    const loadSource = (url: string) => {
      asked.push(url);
      return Promise.resolve(`import './one.js?a'; import '/two.js'; export const at = import.meta.url;`);
    };
    const loader = new ModuleLoader({ realm, loadSource });

    const code = "export { at } from './lib/one.js';";
    const { at } = (await loader.runScript('app://host/page.html', { code, isInline: true })) as { at: string };

    expect(at).toBe('app://host/lib/one.js');
    expect(asked.sort()).toEqual([
      'app://host/lib/one.js',
      'app://host/lib/one.js?a',
      'app://host/one.js?a',
      'app://host/two.js',
    ]);
    await expect(
      new ModuleLoader({ realm }).runScript('app://host/', { code: "import './a.js'", isInline: true }),
    ).rejects.toThrow(
      "The module app://host/a.js cannot be loaded: only file: addresses are read here. Give the loader a function 'loadSource' for others.",
    );
  });

  test('a module that throws throws at its line, for everybody that imports it, and runs once', async () => {
    const { inline, outer, realm, place } = pageOf({
      'main.js': "import './bad.js';",
      'bad.js': `${LOG}log('bad');\n\nthrow new TypeError('no');`,
    });

    const first = await outer('main.js').catch((error) => error);
    const second = await inline("import './bad.js';").catch((error) => error);

    expect(first).toBeInstanceOf(realm.global.TypeError);
    expect(second).toBe(first);
    expect(placeIn(first.stack, join(place, 'bad.js'))).toMatch(/^4:/);
    expect(logOf(realm)).toEqual(['bad']);
  });

  test('what cannot be had is said', async () => {
    const { inline, outer, page } = pageOf(
      { 'waits.js': 'await 1;\nexport {};', 'wrong.js': 'export const a = ;', 'endless.js': 'for (;;);\nexport {};' },
      createRealm(),
      100,
    );
    const at = (name: string) => new URL(name, page).href;
    const told = (work: Promise<unknown>) => work.catch((error: Error) => error.message);

    expect(await told(inline("import 'vue';"))).toBe(
      'Failed to resolve module specifier "vue". Relative references must start with either "/", "./", or "../".',
    );
    expect(await told(outer('waits.js'))).toBe(
      `${at('waits.js')} awaits outside of a function, which cannot be turned into CommonJS. Such a module runs in a realm of ` +
        'its own with `node --experimental-vm-modules` (under Jest: NODE_OPTIONS=--experimental-vm-modules), or move the await ' +
        'into a function.',
    );
    expect(await told(outer('wrong.js'))).toBe(`${at('wrong.js')}:1:18: Expression expected.`);
    expect(await told(inline("import './none.js';"))).toMatch(/^ENOENT: no such file or directory/);
    expect(await told(outer('endless.js'))).toBe(
      `The module ${at('endless.js')} ran for 100 ms without coming to an end, and was stopped. Look for an endless loop in ` +
        "it, or give it more time with the option 'scriptTimeLimit' (in milliseconds; 0 is no limit).",
    );
  });
});
