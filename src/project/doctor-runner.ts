import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { OWN_FOLDER } from '../words/own-folder';
import type { Finding } from './doctor';
import { type Facts, MOCHA_CONFIGS, MOCHA_REQUIRED } from './facts';

const INIT = 'npx fake-electron init says the lines.';
const wrong = (what: string, wayOut = INIT): Finding => ({ isWrong: true, what, wayOut });

/** Whether the fake stands in Electron's place. */
export function runnerFindings(facts: Facts): Finding[] {
  const { name, isThere } = facts.runner;
  if (!isThere) return [wrong('There is no runner of tests.')];
  if (name === 'jest') return [...jestFindings(facts)];
  if (name === 'vitest') {
    const file = facts.vitestConfig ?? facts.viteConfig;
    if (file === undefined) return [wrong('Vitest has no config, so that electron is not mapped.')];
    return facts.read(file)!.includes('fake-electron') ? [] : [wrong(`${file} does not name fake-electron.`)];
  }
  const script = facts.manifest.scripts?.test ?? '';
  if (name === 'node-test')
    return script.includes('fake-electron/register')
      ? []
      : [wrong('The script test does not import fake-electron/register.')];
  const all = [
    script,
    JSON.stringify(facts.manifest.mocha ?? ''),
    ...MOCHA_CONFIGS.map((each) => facts.read(each) ?? ''),
  ].join('\n');
  const missing = MOCHA_REQUIRED.filter((each) => !all.includes(each));
  return missing.map((each) => wrong(`Mocha does not require ${each}.`));
}

/** What is used of what `jest --showConfig` prints. */
interface JestConfig {
  readonly displayName?: { readonly name: string };
  readonly moduleNameMapper?: readonly (readonly [string, string | readonly string[]])[];
  readonly setupFilesAfterEnv?: readonly string[];
  readonly testEnvironment?: string;
}

function* jestFindings(facts: Facts): Generator<Finding> {
  const folder = facts.folderOf('jest');
  if (folder === undefined) {
    yield wrong('jest is not installed.', `${facts.add} jest`);
    return;
  }
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'bin/jest.js'), '--showConfig'], {
    cwd: facts.root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  let configs: readonly JestConfig[];
  try {
    ({ configs } = JSON.parse(stdout) as { configs: readonly JestConfig[] });
  } catch {
    const environment = /jest-environment-jsdom/.test(stderr);
    const said = stderr.split('\n').find((line) => line.trim() !== '' && !/Validation Error/.test(line)) ?? '';
    yield environment
      ? wrong('jest-environment-jsdom is not installed.', `${facts.add} jest-environment-jsdom`)
      : wrong(`Jest cannot read its config: ${said.trim()}`, 'npx jest --showConfig');
    return;
  }
  const manual = facts.first('__mocks__/electron.js', '__mocks__/electron.ts', '__mocks__/electron.cjs');
  for (const config of configs) {
    const of = config.displayName ? ` of the project ${config.displayName.name}` : '';
    const mapped = (config.moduleNameMapper ?? []).find(([pattern]) => new RegExp(pattern).test('electron'))?.[1];
    const target = mapped === undefined ? '' : String(mapped);
    const isByHand = manual !== undefined && facts.read(manual)!.includes('fake-electron');
    if (!isOwn(target) && !isByHand)
      yield wrong(
        target === ''
          ? `electron is not mapped in the config${of}.`
          : `electron is mapped to ${target} in the config${of}.`,
      );
    if (!(config.setupFilesAfterEnv ?? []).some(isOwn))
      yield wrong(`setupFilesAfterEnv of the config${of} has no fake-electron/jest: no matchers, mocks and isolation.`);
  }
  const wantsDom = facts.tests.find((each) => /@jest-environment\s+(jest-environment-)?jsdom/.test(facts.read(each)!));
  if (wantsDom !== undefined && facts.folderOf('jest-environment-jsdom') === undefined)
    yield wrong(
      `${wantsDom} runs in jsdom, and jest-environment-jsdom is not installed.`,
      `${facts.add} jest-environment-jsdom`,
    );
}

/** Whether a file is this package's, by its name or wherever it is linked to. */
function isOwn(file: string): boolean {
  return /(^|[\\/])fake-electron[\\/]/.test(file) || real(file).startsWith(real(OWN_FOLDER));
}

function real(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    return file;
  }
}
