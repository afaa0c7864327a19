import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { ModuleLoader } from '../../src/realm/module-loader';
import { createRealm, ownRealm } from '../../src/realm/realm';
import { builtPackage } from '../support/built';
import { FIXTURES, folder } from './folder';

/** Runs code in a node that runs ES modules in realms, with the built package. */
function withFlag(code: string): unknown {
  const script = `
    const { ModuleLoader } = require('./build/realm/module-loader.js');
    const { createRealm, ownRealm } = require('./build/realm/realm.js');
    const electron = { app: { name: 'app' }, get slow() { return 1; } };
    (async () => { ${code} })().then((value) => process.stdout.write(JSON.stringify(value)), (error) => {
      process.stdout.write(JSON.stringify({ thrown: error.message, stack: error.stack }));
    });`;
  const output = execFileSync(process.execPath, ['--experimental-vm-modules', '-e', script], {
    cwd: dirname(builtPackage()),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output);
}

describe('without the flag', () => {
  test.each([
    ['the realm of the test', ownRealm],
    ['a realm of its own', createRealm()],
  ])(
    'an ES module in %s becomes CommonJS, also one that awaits at its top, for which only an import can wait',
    async (_, realm) => {
      const loader = new ModuleLoader({ realm, modules: { electron: { app: { name: 'app' } } } });
      const place = folder({
        'preload.mjs':
          "import electron, { app } from 'electron';\nimport { dirname, join } from 'node:path';\nimport plain, { named } from './plain.cjs';\n" +
          "export const found = [electron.app === app, join('a', 'b'), plain.named === named, import.meta.filename];",
        'plain.cjs': 'exports.named = 1;',
      });
      const file = join(FIXTURES, 'esm/waits.mjs');

      expect(loader.canImport).toBe(false);
      const { found } = (await loader.import(join(place, 'preload.mjs'))) as { found: unknown[] };
      expect([...found]).toEqual([true, join('a', 'b'), true, join(place, 'preload.mjs')]);
      const { value, inside } = (await loader.import(file)) as Record<string, unknown>;
      expect([value, inside]).toEqual([1, { name: 'app' }]);
      const awaiting = folder({
        'importing.mjs': "import './first.mjs';\nimport { deep } from './inner.mjs';\nlog.push('importing', deep);",
        'first.mjs': "log.push('first');",
        'inner.mjs': "import { value } from './waits.mjs';\nlog.push('inner');\nexport const deep = value + 1;",
        'waits.mjs':
          "log.push('waits');\nexport const value = await new Promise((resolve) => resolve(1));\nlog.push('waited');",
        'late.cjs': "log.push('late');\nrequire('./waits.mjs');",
      });
      const log: unknown[] = [];
      const logging = () => new ModuleLoader({ realm, scope: { log } });
      await logging().import(join(awaiting, 'importing.mjs'));
      expect(log).toEqual(['first', 'waits', 'waited', 'inner', 'importing', 2]);

      log.length = 0;
      await expect(logging().import(join(awaiting, 'late.cjs'))).rejects.toThrow(
        `${join(awaiting, 'waits.mjs')} awaits outside of a function, which cannot be turned into CommonJS. Such a module runs in a ` +
          'realm of its own with `node --experimental-vm-modules` (under Jest: NODE_OPTIONS=--experimental-vm-modules), or ' +
          'move the await into a function.',
      );
      expect(log).toEqual(['late']);
      await expect(logging().import(join(awaiting, 'late.cjs'))).rejects.toBeInstanceOf(realm.global.Error);
    },
  );
});

describe('with the flag', () => {
  test.each(['createRealm()', 'ownRealm'])('modules import files, electron, Node and CommonJS: %s', (realm) => {
    const place = folder({
      'preload.mjs': `import electron, { app } from 'electron';
        import { dirname, join } from 'node:path';
        import plain, { named } from './plain.cjs';
        import { again, typed } from './inner.mjs';
        import data from './data.json' with { type: 'json' };
        const later = await import('./plain.cjs');
        export const found = [electron.app === app, join('a', 'b'), plain.named === named, named, again, typed, data.a,
          later.default === plain, import.meta.url, import.meta.filename, import.meta.resolve('./inner.mjs'),
          app instanceof Object, [] instanceof Array];
        globalThis.ran = (globalThis.ran ?? 0) + 1;`,
      'plain.cjs': "exports.named = require('electron').app.name;",
      'inner.mjs': "export { found as again } from './cycle.mjs';\nexport { typed } from './typed.ts';",
      'cycle.mjs': "import './inner.mjs';\nexport const found = 'cycle';",
      'typed.ts': 'export const typed: number = 1;',
      'data.json': '{ "a": 1 }',
    });

    const found = withFlag(`
      const realm = ${realm};
      const loader = new ModuleLoader({ realm, modules: { electron } });
      const [one, two] = await Promise.all([1, 2].map(() => loader.import(${JSON.stringify(join(place, 'preload.mjs'))})));
      return [loader.canImport, one === two, realm.global.ran, ...one.found];`);

    const url = `file://${place}/`;
    expect(found).toEqual([
      ...[true, true, 1],
      ...[
        true,
        'a/b',
        true,
        'app',
        'cycle',
        1,
        1,
        true,
        `${url}preload.mjs`,
        join(place, 'preload.mjs'),
        `${url}inner.mjs`,
      ],
      // What is given is of the realm that gave it.
      realm === 'ownRealm',
      true,
    ]);
  });

  test('the module scripts of a page import by address', () => {
    const found = withFlag(`
      const loader = new ModuleLoader({
        realm: createRealm(),
        loadSource: async (url) => 'export const found = ' + JSON.stringify(url) + '; export const meta = Object.keys(import.meta);',
      });
      const run = (url, code, isInline = true) => loader.runScript(url, { code, isInline });
      const { found, meta } = await run('app://host/folder/index.html', "export { found, meta } from './lib/one.js?a';");
      const refused = [];
      for (const code of ["import 'lodash'", "import 'electron'"]) {
        await run('app://host/index.html', code).catch((error) => refused.push(error.message));
      }
      // What the page names is what others import, and what stands in it is not.
      const once = await run('app://host/main.js', 'export const once = {};', false);
      const again = await run('app://host/main.js', "export { once } from './main.js';");
      return { found, meta: [...meta], refused, once: once.once === again.once };`);

    const refused = (name: string) =>
      `Failed to resolve module specifier "${name}". Relative references must start with either "/", "./", or "../".`;
    expect(found).toEqual({
      found: 'app://host/folder/lib/one.js?a',
      meta: ['url', 'resolve'],
      refused: [refused('lodash'), refused('electron')],
      once: true,
    });
  });

  test('errors name the file and are of the realm', () => {
    const place = folder({
      'wrong.mjs': 'const right = 1;\nconst wrong = ;',
      'throws.mjs': "\n\nthrow new Error('thrown');",
      'missing.mjs': "import './nowhere.mjs';",
      'endless.mjs': 'for (;;);',
    });

    const found = withFlag(`
      const realm = createRealm();
      const loader = new ModuleLoader({ realm, limit: 100 });
      const errors = {};
      for (const name of ['wrong', 'throws', 'missing', 'endless']) {
        await loader.import(${JSON.stringify(place)} + '/' + name + '.mjs').catch((error) => {
          errors[name] = [error instanceof realm.global.Error, error.message, error.stack];
        });
      }
      return errors;`) as Record<string, [boolean, string, string]>;

    expect(Object.values(found).map(([isNative]) => isNative)).toEqual([true, true, true, true]);
    expect(found.wrong![1]).toBe(`${join(place, 'wrong.mjs')}: Unexpected token ';'`);
    expect(found.throws![2]).toContain(`${join(place, 'throws.mjs')}:3:7`);
    expect(found.missing![1]).toContain('nowhere.mjs');
    expect(found.endless![1]).toContain(`The module ${join(place, 'endless.mjs')} ran for 100 ms`);
  });

  test('a main module that awaits runs as an ES module', () => {
    const found = withFlag(`
      const loader = new ModuleLoader({ realm: ownRealm, modules: { electron } });
      const main = await loader.runMain(${JSON.stringify(join(FIXTURES, 'esm/waits.mjs'))});
      return [main.value, main.inside === electron.app];`);

    expect(found).toEqual([1, true]);
  });
});
