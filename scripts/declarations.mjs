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
    'jest-reporter': join(build, 'report/jest-reporter.d.ts'),
    contract: join(build, 'report/typed.d.ts'),
    recorder: join(build, 'report/recorder.d.ts'),
    'vitest-reporter': join(build, 'report/vitest-reporter.d.ts'),
  },
  external: [/^[^./\0]/],
  preserveEntrySignatures: 'allow-extension',
  plugins: [dts({ dtsOnly: true, sourcemap: false })],
});
await bundle.write({
  dir: dist,
  format: 'es',
  entryFileNames: ({ name }) => (name.startsWith('vitest') ? '[name].d.mts' : '[name].d.ts'),
  chunkFileNames: '[name].d.ts',
  minifyInternalExports: false,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [
      {
        name: 'types',
        test: /[\\/]build[\\/](?!index\.|report[\\/](?:typed|recorder|\w+-reporter)\.|runners[\\/](?:jest|jest-types|vitest|vite|sinon)\.)/,
      },
    ],
  },
});
// An import for its side effect alone is dropped on the way: it says what is added to.
const vitest = join(dist, 'vitest.d.mts');
writeFileSync(vitest, `import 'vitest';\n${readFileSync(vitest, 'utf8')}`);
// What is imported is types, which CommonJS may import from packages of ES modules then.
const types = join(dist, 'types.d.ts');
writeFileSync(types, readFileSync(types, 'utf8').replace(/^import (?=[{*])/gm, 'import type '));
// Its file is the class itself.
const reporter = join(dist, 'jest-reporter.d.ts');
writeFileSync(
  reporter,
  readFileSync(reporter, 'utf8')
    .replace('export { IpcReporter as default };', 'export = IpcReporter;')
    .replace(/^import (?=\{)/m, 'import type '),
);
copyFileSync(join(build, 'runners/jest-preset.d.ts'), join(dist, 'jest-preset.d.ts'));
for (const name of ['mocha', 'node-test'])
  writeFileSync(join(dist, `${name}.d.ts`), readFileSync(join(build, `runners/${name}.d.ts`)));
