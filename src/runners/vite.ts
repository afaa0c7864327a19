/**
 * The plugin that puts the fake in Electron's place in Vitest.
 *
 * @module vite
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FakeElectronOptions } from '../fake/options';
import { OWN_FOLDER } from '../words/own-folder';
import { vitePluginError } from '../words/runner-usage';

/** A plugin, as Vite's type takes it. */
export interface FakeElectronPlugin {
  /** The name that Vite knows it by. */
  readonly name: string;
  /** Before other plugins, which would find the real package. */
  readonly enforce: 'pre';
  /** What it adds to the config: nothing without Vitest. */
  config(config?: { readonly root?: string }): VitestConfig | undefined;
}

/** What is added to a config under Vitest. */
export interface VitestConfig {
  /** What stands for `electron` and its entries. */
  readonly resolve: ViteResolve;
}

/** How modules are found. */
export interface ViteResolve {
  /** The first that fits counts. */
  readonly alias: ViteAlias[];
}

/** One alias, as Vite's config has them. */
export interface ViteAlias {
  /** The specifiers that it is for. */
  find: RegExp;
  /** The file that they lead to. */
  replacement: string;
}

/** What stands for each specifier; S1.17: `electron/common` is the same object as `electron`. */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^electron(?:\/(?:common|utility))?$/, 'fake-electron/electron'],
  [/^electron\/main$/, 'fake-electron/main'],
  [/^electron\/renderer$/, 'fake-electron/renderer'],
];

/**
 * Puts the fake in Electron's place in Vitest: `plugins: [fakeElectron()]`, in a config of its own or in each project's.
 *
 * Tests, sources and packages get the fake for `electron`, and tests have its matchers, mocks, snapshots and isolation. Without
 * Vitest it does nothing, so that a config may serve the app's build as well.
 *
 * @param options - of the shared fake, for all tests of the project: those of `configure`, as far as JSON has them
 * @throws TypeError for options that are no object, or that JSON has not
 */
export function fakeElectron(options?: FakeElectronOptions): FakeElectronPlugin {
  const json = options === undefined ? undefined : asJson(options);
  return {
    name: 'fake-electron',
    enforce: 'pre',
    config({ root = process.cwd() } = {}) {
      if (!process.env.VITEST) return undefined;
      const args = ['--import', pathToFileURL(join(OWN_FOLDER, 'register.js')).href];
      const major = majorOfVitest(root);
      const test = {
        setupFiles: [join(OWN_FOLDER, 'vitest.mjs')],
        ...(major < 4
          ? { poolOptions: { forks: { execArgv: args }, threads: { execArgv: args } } }
          : { execArgv: args }),
        ...(json === undefined ? {} : { env: { FAKE_ELECTRON_OPTIONS: json } }),
        // Wherever it is installed: a second copy would be another fake.
        server: { deps: { external: [new RegExp(`^(?:file://)?${quoted(OWN_FOLDER)}`)] } },
      };
      const alias = REPLACEMENTS.map(([find, name]) => ({ find, replacement: fileOf(name) }));
      return Object.assign({ resolve: { alias } }, { test });
    },
  };
}

function fileOf(name: string): string {
  return join(OWN_FOLDER, `${name.slice('fake-electron/'.length)}.js`);
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function asJson(options: FakeElectronOptions): string {
  if (typeof options !== 'object' || options === null) throw vitePluginError('options', options);
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === 'function') throw vitePluginError(name, value);
  }
  return JSON.stringify(options);
}

/** Where nobody finds it, it is a newest one. */
function majorOfVitest(root: string): number {
  for (const from of [root, process.cwd()]) {
    try {
      const path = createRequire(join(from, 'package.json')).resolve('vitest/package.json');
      return Number.parseInt((JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version, 10);
    } catch {
      // Of another place, perhaps.
    }
  }
  return Number.POSITIVE_INFINITY;
}
