import { join } from 'node:path';
import { ModuleLoader } from '../../src/realm/module-loader';
import { createRealm } from '../../src/realm/realm';
import { folder } from './folder';

const load = (place: string, file: string) => new ModuleLoader({ realm: createRealm() }).require(join(place, file));

test('import of a CommonJS module gives its module.exports as default, and its members by name', () => {
  const place = folder({
    'f.cjs': "module.exports = function f() { return 'called'; }; module.exports.named = 1;",
    'marked.cjs': "Object.defineProperty(exports, '__esModule', { value: true }); exports.default = 1; exports.a = 2;",
    'main.mjs': `import f, { named } from './f.cjs'; import * as all from './f.cjs'; import marked, { a } from './marked.cjs';
      export const seen = [f(), named, all.default === f, marked.default, a];`,
  });

  expect([...(load(place, 'main.mjs') as { seen: unknown[] }).seen]).toEqual(['called', 1, true, 1, 2]);
});

test("require of an ES module gives what it exports as 'module.exports'", () => {
  const place = folder({
    'f.mjs': "function f() { return 'called'; } export { f as 'module.exports' }; export const other = 1;",
    'plain.mjs': 'export default 1;',
    'main.cjs': "exports.seen = [require('./f.mjs')(), require('./plain.mjs').default];",
    'main.mjs': "import { other } from './f.mjs'; export { other };",
  });

  expect([...(load(place, 'main.cjs') as { seen: unknown[] }).seen]).toEqual(['called', 1]);
  expect(load(place, 'main.mjs')).toMatchObject({ other: 1 });
});

test('import takes what a package has for import, and require what it has for require', () => {
  const place = folder({
    'node_modules/both/package.json':
      '{ "exports": { ".": { "import": "./a.mjs", "require": "./a.cjs" }, "./*": { "import": "./*.mjs", "default": "./*.cjs" } } }',
    'node_modules/both/a.mjs': "export const kind = 'import';",
    'node_modules/both/a.cjs': "exports.kind = 'require';",
    'main.mjs': "import { kind } from 'both'; import { kind as sub } from 'both/a'; export const seen = [kind, sub];",
    'main.cjs': "exports.seen = [require('both').kind, require('both/a').kind];",
  });
  const seen = (file: string) => [...(load(place, file) as { seen: string[] }).seen];

  expect(seen('main.mjs')).toEqual(['import', 'import']);
  expect(seen('main.cjs')).toEqual(['require', 'require']);
});
