import { type Facts, MOCHA_CONFIGS, MOCHA_REQUIRED } from './facts';
import { jsonLike, type Planning } from './plan';

const IMPORT = "import { fakeElectron } from 'fake-electron/vite';\n";

/** Sets Vitest up: by the plugin, in a config of its own where the app's would start Electron. */
export function planVitest(facts: Facts, plan: Planning): void {
  if (!facts.has('vitest')) plan.install.push('vitest');
  const { vitestConfig, viteConfig } = facts;
  const startsElectron = facts.builder === 'vite-plugin-electron';
  const file = vitestConfig ?? (startsElectron ? undefined : viteConfig);
  if (file === undefined) {
    const ending = facts.isTypeScript ? 'mts' : 'mjs';
    const text = `${IMPORT}import { defineConfig } from 'vitest/config';\n\nexport default defineConfig({ plugins: [fakeElectron()] });\n`;
    plan.create(`vitest.config.${ending}`, text, 'the plugin');
    return;
  }
  const text = facts.read(file)!;
  if (text.includes('fake-electron')) return;
  const plugins = [...text.matchAll(/\bplugins:\s*\[/g)];
  const objects = [...text.matchAll(/(?:export default|defineConfig\()\s*\{[ \t]*\n?/g)];
  const isPlain = !/\b(projects|workspace|mergeConfig)\b/.test(text);
  if (isPlain && plugins.length === 1) {
    const at = plugins[0]!.index + plugins[0]![0].length;
    const comma = /^\s*\]/.test(text.slice(at)) ? '' : ', ';
    plan.change(file, `${IMPORT}${text.slice(0, at)}fakeElectron()${comma}${text.slice(at)}`, 'the plugin');
  } else if (isPlain && plugins.length === 0 && objects.length === 1) {
    const at = objects[0]!.index + objects[0]![0].length;
    plan.change(file, `${IMPORT}${text.slice(0, at)}  plugins: [fakeElectron()],\n${text.slice(at)}`, 'the plugin');
  } else {
    plan.byHand.push(
      `${file} has more than one list of plugins, or projects: add to each\n    ${IMPORT}    plugins: [fakeElectron()],`,
    );
  }
}

/** Sets Mocha up: what it requires. */
export function planMocha(facts: Facts, plan: Planning): void {
  if (!facts.has('mocha')) plan.install.push('mocha');
  const file = facts.first(...MOCHA_CONFIGS);
  const text = file === undefined ? undefined : facts.read(file);
  if (text?.includes('fake-electron') || JSON.stringify(facts.manifest.mocha ?? '').includes('fake-electron')) return;
  if (file === undefined && facts.manifest.mocha === undefined) {
    const rest = facts.tests.length > 0 ? {} : { spec: ['test/**/*.test.{js,cjs,mjs}'] };
    plan.create(
      '.mocharc.json',
      `${JSON.stringify({ require: MOCHA_REQUIRED, ...rest }, null, 2)}\n`,
      'what Mocha requires',
    );
    return;
  }
  const where = file ?? 'package.json';
  try {
    const now = plan.textOf(where, facts.read(where))!;
    const whole = JSON.parse(now) as Record<string, unknown>;
    const config = (file ? whole : whole.mocha) as { require?: string | string[] };
    const next = { ...config, require: [...MOCHA_REQUIRED, ...[config.require ?? []].flat()] };
    plan.change(where, jsonLike(now, file ? next : { ...whole, mocha: next }), 'what Mocha requires');
  } catch {
    plan.byHand.push(`${where}: let Mocha require, before anything else, ${MOCHA_REQUIRED.join(' and ')}`);
  }
}

const IMPORTS = '--import fake-electron/register --import fake-electron/node-test';

/** Sets the runner of Node up: what its script imports. */
export function planNodeTest(facts: Facts, plan: Planning): void {
  const now = facts.read('package.json')!;
  const whole = JSON.parse(now) as { scripts?: Record<string, string> };
  const test = whole.scripts?.test;
  if (test?.includes('fake-electron')) return;
  const isEmpty = test === undefined || /no test specified/.test(test);
  const next = isEmpty ? `node ${IMPORTS} --test` : test.replace(/^node (?=(?:\S+ )*--test\b)/, `node ${IMPORTS} `);
  if (!isEmpty && next === test) {
    plan.byHand.push(`package.json: have the script test run node with ${IMPORTS}`);
    return;
  }
  plan.change(
    'package.json',
    jsonLike(now, { ...whole, scripts: { ...whole.scripts, test: next } }),
    'the script test',
  );
}
