import type { Facts } from './facts';
import { jsonLike, type Planning } from './plan';

/** What the preset says, entry by entry, for a config that has some of its keys already. */
const MAPPED: Readonly<Record<string, string>> = {
  '^electron(/(common|utility))?$': 'fake-electron/electron',
  '^electron/main$': 'fake-electron/main',
  '^electron/renderer$': 'fake-electron/renderer',
};

const SPREAD = "...require('fake-electron/jest-preset'),";

/** Sets Jest up: in its config's file, in package.json, or in a new file. */
export function planJest(facts: Facts, plan: Planning): void {
  if (!facts.has('jest')) plan.install.push('jest');
  if (facts.isTypeScript) {
    if (facts.transformer === undefined) plan.install.push('ts-jest');
    if (!facts.has('@types/jest') && !facts.has('@jest/globals')) plan.install.push('@types/jest');
    const version = facts.numberOf('typescript');
    const usesApi = facts.transformer === undefined || facts.transformer === 'ts-jest';
    const isReplaced = version === undefined || version < 5.04 || (usesApi && version >= 7);
    if (isReplaced) plan.install.push('typescript@6');
    planTypes(facts, plan, isReplaced || version >= 6);
  }
  const { manifest, jestConfig } = facts;
  if (manifest.jest) planManifest(facts, plan, manifest.jest);
  else if (jestConfig !== undefined) planFile(facts, plan, jestConfig);
  else {
    const file = facts.isModule ? 'jest.config.cjs' : 'jest.config.js';
    const needsPreset = facts.isTypeScript && (facts.transformer === undefined || facts.transformer === 'ts-jest');
    const text = needsPreset
      ? `module.exports = {\n  preset: 'ts-jest',\n  ${SPREAD}\n};\n`
      : "module.exports = { preset: 'fake-electron' };\n";
    plan.create(file, text, 'the preset');
  }
}

function planManifest(facts: Facts, plan: Planning, jest: Readonly<Record<string, unknown>>): void {
  if (JSON.stringify(jest).includes('fake-electron')) return;
  const next: Record<string, unknown> = { ...jest };
  if (jest.preset === undefined && !jest.moduleNameMapper && !jest.setupFilesAfterEnv) {
    next.preset = 'fake-electron';
  } else {
    const mapper = (jest.moduleNameMapper ?? {}) as Record<string, unknown>;
    if (Object.keys(mapper).some((key) => /electron/.test(key))) {
      plan.byHand.push(`package.json: jest.moduleNameMapper maps electron already; it should be\n${lines(MAPPED)}`);
      return;
    }
    next.moduleNameMapper = { ...MAPPED, ...mapper };
    next.setupFilesAfterEnv = ['fake-electron/jest', ...((jest.setupFilesAfterEnv ?? []) as string[])];
  }
  const text = plan.textOf('package.json', facts.read('package.json'))!;
  plan.change('package.json', jsonLike(text, { ...JSON.parse(text), jest: next }), "jest's config");
}

/** A config's file is changed where it is one plain object; else its lines are said. */
function planFile(facts: Facts, plan: Planning, file: string): void {
  const text = facts.read(file)!;
  if (text.includes('fake-electron')) return;
  const isEsm = /^\s*export default/m.test(text);
  const clashes = /\b(moduleNameMapper|setupFilesAfterEnv|projects|globals)\b/.exec(text)?.[0];
  const heads = [
    ...text.matchAll(/(?:module\.exports\s*=|export default|const \w+(?:\s*:\s*[\w.]+)?\s*=)\s*\{[ \t]*\n/g),
  ];
  if (clashes === undefined && heads.length === 1 && !file.endsWith('.json')) {
    const at = heads[0]!.index + heads[0]![0].length;
    const spread = isEsm ? '...fakeElectron,' : SPREAD;
    // After a preset of its own, which it goes beside.
    const changed = `${text.slice(0, at)}  ${spread}\n${text.slice(at)}`;
    const withImport = isEsm ? `import fakeElectron from 'fake-electron/jest-preset';\n${changed}` : changed;
    plan.change(file, withImport, 'the preset');
    return;
  }
  if (file.endsWith('.json')) {
    try {
      const jest = JSON.parse(text) as Record<string, unknown>;
      if (!jest.projects && !jest.moduleNameMapper && !jest.setupFilesAfterEnv && !jest.preset) {
        plan.change(file, jsonLike(text, { preset: 'fake-electron', ...jest }), 'the preset');
        return;
      }
    } catch {
      // Said below.
    }
  }
  plan.byHand.push(
    `${file}${clashes ? ` has ${clashes} of its own` : ' is not one plain object'}: add to ` +
      `${clashes === 'projects' ? 'each project' : 'it'}\n` +
      `    setupFilesAfterEnv: ['fake-electron/jest'],\n    moduleNameMapper: {\n${lines(MAPPED)}\n    },`,
  );
}

function lines(entries: Readonly<Record<string, string>>): string {
  return Object.entries(entries)
    .map(([key, value]) => `      '${key}': '${value}',`)
    .join('\n');
}

/** The names of Jest's globals: from 6 on TypeScript takes none that `types` does not name. */
function planTypes(facts: Facts, plan: Planning, wantsNames: boolean): void {
  const text = facts.read('tsconfig.json');
  const names = '"node", "jest"';
  if (text === undefined) {
    const options =
      '"target": "es2022", "module": "commonjs", "strict": true, "esModuleInterop": true, "skipLibCheck": true';
    plan.create(
      'tsconfig.json',
      `{\n  "compilerOptions": {\n    ${options},\n    "types": [${names}]\n  }\n}\n`,
      'the types',
    );
    return;
  }
  const list = /"types"\s*:\s*\[([^\]]*)\]/.exec(text);
  if (list === null ? !wantsNames : list[1]!.includes('jest')) return;
  const heads = [...text.matchAll(/"compilerOptions"\s*:\s*\{[ \t]*\n?/g)];
  if (list !== null) {
    const at = list.index + list[0].indexOf('[') + 1;
    const comma = list[1]!.trim() === '' ? '' : ', ';
    plan.change('tsconfig.json', `${text.slice(0, at)}"jest"${comma}${text.slice(at)}`, 'the types');
  } else if (heads.length === 1 && !/"extends"/.test(text)) {
    const at = heads[0]!.index + heads[0]![0].length;
    plan.change('tsconfig.json', `${text.slice(0, at)}    "types": [${names}],\n${text.slice(at)}`, 'the types');
  } else plan.byHand.push(`tsconfig.json: add to the compilerOptions of the tests "types": [${names}]`);
}
