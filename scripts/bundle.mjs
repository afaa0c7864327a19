// Bundles src/ into dist/: the core in one file, and a few files for what is loaded when it is first used. All of them are
// CommonJS and share one instance of everything (decisions/bundle.md).
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { CHUNKS, CORE, ENTRIES, LAZY_CHUNKS, SET_UP, SHARED } from './chunks.mjs';
import { writeElectronEntries } from './electron-entries.mjs';
import { writePage } from './page.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const src = join(root, 'src');
const dist = join(root, 'dist');

/** `require('./file')` of a file of ours: what is loaded when it is first used. */
const LAZY = /\brequire\('(\.[^']*)'\)(?= as )/g;
const VIRTUAL = '\0chunk:';

const nameOf = (path) => relative(src, path).replaceAll('\\', '/').replace(/\.ts$/, '');
const exportOf = (name) => name.replace(/\W/g, '_');

/** The file that a module is put into if it is loaded lazily, by the first rule that names it. */
function chunkOf(name) {
  const rule = CHUNKS.find(([pattern]) => pattern.test(name));
  if (rule === undefined) throw new Error(`scripts/chunks.mjs says of no file that ${name} is to be put into it`);
  return rule[1];
}

/** What is loaded lazily, by the name of the file that it is put into. */
const lazy = new Map(LAZY_CHUNKS.map((chunk) => [chunk, new Set()]));
const digest = createHash('sha256');
for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!/\.m?ts$/.test(file)) continue;
  const text = readFileSync(join(src, file), 'utf8');
  digest.update(text);
  for (const [, specifier] of text.matchAll(LAZY)) {
    const name = nameOf(resolve(src, dirname(file), specifier));
    if (chunkOf(name) !== 'core') lazy.get(chunkOf(name)).add(name);
  }
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The version, and what tells two builds of it apart. */
const build = `${version}-${digest.digest('hex').slice(0, 8)}`;

/** A chunk's own entry: the core's exports, or the namespaces of what is loaded lazily from it. */
function sourceOf(chunk) {
  const from = (name) => JSON.stringify(join(src, `${name}.ts`));
  if (chunk === 'core') return CORE.map(([name, names]) => `export { ${names} } from ${from(name)};`).join('\n');
  // Its own, and not the core's.
  return (
    `export const build = ${JSON.stringify(build)};` +
    [...lazy.get(chunk)].map((name) => `export * as ${exportOf(name)} from ${from(name)};`).join('\n')
  );
}

const plugin = {
  name: 'lazy-rooms',
  resolveId(id) {
    if (id.startsWith(VIRTUAL)) return id;
    return /^\.\/[\w-]+\.js$/.test(id) ? { id, external: true } : undefined;
  },
  load(id) {
    return id.startsWith(VIRTUAL) ? sourceOf(id.slice(VIRTUAL.length)) : undefined;
  },
  transform(code, id) {
    if (!id.startsWith(src)) return undefined;
    let head = '';
    let body = code.replace(LAZY, (_all, specifier) => {
      const name = nameOf(resolve(dirname(id), specifier));
      const chunk = chunkOf(name);
      if (chunk !== 'core') {
        // It is loaded when it is first used, maybe long after the package was updated.
        if (!head.includes('partOf')) head += `import { partOf } from ${JSON.stringify(join(src, 'words/parts.ts'))};`;
        return `partOf('${chunk}.js', () => require('./${chunk}.js')).${exportOf(name)}`;
      }
      const local = `lazy_${exportOf(name)}`;
      head += `import * as ${local} from ${JSON.stringify(specifier)};`;
      return local;
    });
    // Getters, which CommonJS alone can export.
    if (nameOf(id) === 'index') body = body.replace(/^export \{.*\} from '\.\/fake\/live-exports';$/m, '');
    return body === code ? undefined : { code: head + body, moduleType: 'ts' };
  },
};

/** Everything that an entry imports, and what of that is imported in turn. */
function reachOf(entry, infoOf) {
  const reached = new Set();
  const visit = (id) => {
    if (reached.has(id)) return;
    reached.add(id);
    for (const imported of infoOf(id)?.importedIds ?? []) visit(imported);
  };
  visit(entry);
  return reached;
}

let reach;

/** The file that a module is put into: the core's, that of the one lazy file which needs it, or of the one that it is said to stay in. */
function fileOf(id, infoOf) {
  reach ??= new Map(['core', ...LAZY_CHUNKS].map((name) => [name, reachOf(VIRTUAL + name, infoOf)]));
  if (reach.get('core').has(id)) return 'core';
  if (SET_UP.test(id)) return undefined;
  const takers = LAZY_CHUNKS.filter((name) => reach.get(name).has(id));
  if (takers.length === 1) return takers[0];
  return SHARED.find(([, pattern]) => pattern.test(id))?.[0];
}

const bundle = await rolldown({
  input: {
    core: `${VIRTUAL}core`,
    ...Object.fromEntries(ENTRIES.map(([name, file]) => [name, join(src, file)])),
    ...Object.fromEntries(LAZY_CHUNKS.map((chunk) => [chunk, VIRTUAL + chunk])),
  },
  platform: 'node',
  external: [/^node:/, /^[^./\0]/],
  plugins: [plugin],
  tsconfig: false,
  preserveEntrySignatures: 'allow-extension',
  treeshake: { moduleSideEffects: false },
  transform: { define: { BUILD: JSON.stringify(build) } },
  onLog(level, log, handle) {
    // The realm that evaluates what a test says is what it is for.
    if (log.code !== 'EVAL') handle(level, log);
  },
});
rmSync(dist, { recursive: true, force: true });
const { output } = await bundle.write({
  dir: dist,
  format: 'cjs',
  exports: 'named',
  esModule: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  generatedCode: { symbols: false },
  keepNames: true,
  comments: false,
  minify: { compress: true, mangle: { keepNames: true, toplevel: false }, codegen: { removeWhitespace: false } },
  topLevelVar: true,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [
      { debugName: 'files', name: (id, context) => fileOf(id, (of) => context.getModuleInfo(of)) },
      { name: 'testing', test: /[\\/]src[\\/]runners[\\/]/, minShareCount: 2 },
      { name: 'common', test: /[\\/]src[\\/]/, minShareCount: 2 },
    ],
  },
});

/** What is loaded with a file anyhow: it is required at its head. */
const AT_ONCE = new Set(['core', 'rolldown-runtime', 'testing']);

/** Has a file load each of the others when it first needs something of it, and not all of them with itself. */
function requiredWhenUsed(code) {
  const others = [];
  const head = code.replace(/\brequire_(\w+) = require\("\.\/([\w-]+)\.js"\)(, )?/g, (all, name, file) => {
    if (AT_ONCE.has(file)) return all;
    others.push([name, file]);
    return '';
  });
  if (others.length === 0) return code;
  return others.reduce(
    (text, [name, file]) =>
      // `new` would take the call for its own.
      `${text
        .replace(new RegExp(`\\bnew require_${name}\\.([\\w$]+)`, 'g'), `new (require_${name}().$1)`)
        .replace(new RegExp(`\\brequire_${name}\\b(?!\\()`, 'g'), `require_${name}()`)}
function require_${name}() {
	return loaded_${name} ??= require("./${file}.js");
}
var loaded_${name};\n`,
    head.replace(/^const\s*;\n/m, '').replace(/^(const .*), ;$/m, '$1;'),
  );
}

for (const { fileName, code } of output) {
  // Of what nothing is taken: one file less to load.
  const used = code.replace(/^(.*?)(, )?(?<!= )require\("\.\/rolldown-runtime\.js"\);\n/m, '$1;\n');
  writeFileSync(join(dist, fileName), fileName.endsWith('.js') ? requiredWhenUsed(used) : used);
}
// It runs in the app, which is none of a test: in a file of its own, without the fake.
const recorder = await rolldown({
  input: join(src, 'report/recorder.ts'),
  platform: 'node',
  external: [/^node:/, /^[^./\0]/],
  tsconfig: false,
  treeshake: { moduleSideEffects: (id) => id.endsWith('recorder.ts') },
});
await recorder.write({
  file: join(dist, 'recorder.js'),
  format: 'cjs',
  exports: 'named',
  esModule: true,
  keepNames: true,
  comments: false,
});
writeElectronEntries(dist, build);
await writePage(src, dist);
if (process.argv.includes('--show')) {
  for (const { fileName, code, imports, modules } of output) {
    console.log(`${fileName} ${code.length} (${Object.keys(modules).length} modules) ← ${imports.join(' ')}`);
    if (process.argv.includes('--modules'))
      for (const [id, { renderedLength }] of Object.entries(modules))
        console.log(`    ${renderedLength} ${nameOf(id)}`);
  }
}
