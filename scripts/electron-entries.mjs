// Writes the entries that are Electron's module itself: what they export is one object, and Node's and Jest's ESM loaders read
// its names off the source.

import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** By the name of the file: what makes its exports, and whose names it has. */
const ELECTRON = {
  electron: ['core.exportElectron(module)', 'both'],
  both: ["module.exports = core.sharedElectron('both')", 'both'],
  main: ["module.exports = core.sharedElectron('main')", 'main'],
  renderer: ["module.exports = core.sharedElectron('renderer')", 'renderer'],
};

const hint = (names) => `0 && (module.exports = { ${names.join(', ')} });\n`;

/** What the entries that Jest loads by themselves take the rest of the package from: see src/runners/compiled-once.ts. */
const FILES = "const files = globalThis[Symbol.for('fake-electron.files:' + __dirname)];\n";
const CORE = "(files ? files('core') : require('./core.js'))";
const checked = (build) =>
  `${FILES}const core = ${CORE};\nif (core.build !== '${build}') core.checkPart('core.js', { build: '${build}' });\n`;

export function writeElectronEntries(dist, build) {
  const { MODULE_NAMES, LIVE } = require(join(dist, 'core.js'));
  for (const [name, [expression, view]] of Object.entries(ELECTRON)) {
    const text = `'use strict';\n${checked(build)}${expression};\n${hint(MODULE_NAMES[view])}`;
    writeFileSync(join(dist, `${name}.js`), text);
    if (name === 'both') continue;
    // The same in a file of its own: `jest.mock('electron', () => ({ ...require('fake-electron/electron') }))` must not meet itself.
    writeFileSync(join(dist, `mapped-${name}.js`), text);
  }
  // One for all three: electron's types tell no process from another.
  writeFileSync(
    join(dist, 'electron.d.ts'),
    '/// <reference types="electron" preserve="true" />\n' +
      'declare const electron: typeof Electron.CrossProcessExports;\nexport = electron;\n',
  );
  for (const name of ['index', 'sinon']) {
    const file = join(dist, `${name}.js`);
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      checked(build) + text.replace(/require\("\.\/([\w-]+)\.js"\)/g, (all, of) => `(files ? files('${of}') : ${all})`),
    );
  }
  const exported = Object.keys(LIVE).map((name) => `exports.${name} = void 0;`);
  appendFileSync(join(dist, 'index.js'), `core.defineLive(exports);\nif (0) {\n${exported.join('\n')}\n}\n`);
  const vitest =
    "import * as vitest from 'vitest';\nimport parts from './vitest-parts.js';\n\n" +
    "// Since 4.1 the one, before the other; by a name that Vite does not look for.\nconst suite = 'vitest/suite';\n" +
    'const getHooks = vitest.TestRunner?.getSuiteHooks ?? (await import(/* @vite-ignore */ suite)).getHooks;\n' +
    'parts.installInVitest(vitest, getHooks);\n';
  writeFileSync(join(dist, 'vitest.mjs'), vitest);
  const reporter = "import parts from './vitest-reporter-parts.js';\n\nexport default parts.default;\n";
  writeFileSync(join(dist, 'vitest-reporter.mjs'), reporter);
  // The class itself, as ES modules import it.
  appendFileSync(join(dist, 'jest-reporter.js'), 'module.exports = exports.default;\n');
  const command =
    "#!/usr/bin/env node\n'use strict';\nconst { runCommand } = require('./command.js');\n" +
    'const around = { cwd: process.cwd(), say: (text) => console.log(text), complain: (text) => console.error(text) };\n' +
    'process.exitCode = runCommand(process.argv.slice(2), around);\n';
  writeFileSync(join(dist, 'cli.js'), command, { mode: 0o755 });
  copyFileSync(join(dist, '../build/runners/register-hooks.mjs'), join(dist, 'register-hooks.mjs'));
  writeFileSync(join(dist, 'register.d.ts'), 'export {};\n');
  for (const side of ['main', 'renderer']) {
    const text =
      `'use strict';\nglobalThis.fakeElectron = { ...globalThis.fakeElectron, process: '${side}' };\n` +
      "require('./register.js');\n";
    writeFileSync(join(dist, `register-${side}.js`), text);
    writeFileSync(join(dist, `register-${side}.d.ts`), 'export {};\n');
  }
}
