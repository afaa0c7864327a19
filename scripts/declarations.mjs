// Rolls the declarations that tsc has written to build/ up into one file per entry of dist/, and one that they share.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const build = join(root, 'build');
const dist = join(root, 'dist');

const bundle = await rolldown({
  input: {
    index: join(build, 'index.d.ts'),
    jest: join(build, 'runners/jest.d.ts'),
    vitest: join(build, 'runners/vitest.d.mts'),
    sinon: join(build, 'runners/sinon.d.ts'),
    vite: join(build, 'runners/vite.d.ts'),
  },
  external: [/^[^./\0]/],
  preserveEntrySignatures: 'allow-extension',
  plugins: [dts({ dtsOnly: true, sourcemap: false })],
});
await bundle.write({
  dir: dist,
  format: 'es',
  entryFileNames: ({ name }) => (name === 'vitest' ? 'vitest.d.mts' : '[name].d.ts'),
  chunkFileNames: '[name].d.ts',
  minifyInternalExports: false,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ name: 'types', test: /[\\/]build[\\/](?!index\.|runners[\\/](?:jest|jest-types|vitest|vite|sinon)\.)/ }],
  },
});
// An import for its side effect alone is dropped on the way: it says what is added to.
const vitest = join(dist, 'vitest.d.mts');
writeFileSync(vitest, `import 'vitest';\n${readFileSync(vitest, 'utf8')}`);
// What is imported is types, which CommonJS may import from packages of ES modules then.
const types = join(dist, 'types.d.ts');
writeFileSync(types, readFileSync(types, 'utf8').replace(/^import (?=[{*])/gm, 'import type '));
copyFileSync(join(build, 'runners/jest-preset.d.ts'), join(dist, 'jest-preset.d.ts'));
for (const name of ['mocha', 'node-test'])
  writeFileSync(join(dist, `${name}.d.ts`), readFileSync(join(build, `runners/${name}.d.ts`)));
