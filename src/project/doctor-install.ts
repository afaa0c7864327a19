import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Finding } from './doctor';
import type { Facts } from './facts';

const wrong = (what: string, wayOut: string): Finding => ({ isWrong: true, what, wayOut });
const note = (what: string, wayOut: string): Finding => ({ isWrong: false, what, wayOut });

/** What is installed, in which versions. */
export function installFindings(facts: Facts): Finding[] {
  return [...versions(facts), ...copies(facts), ...electronTypes(facts), ...jsdom(facts), ...natives(facts)];
}

function* versions(facts: Facts): Generator<Finding> {
  const [major] = process.versions.node.split('.');
  if (Number(major) < 20) yield wrong(`Node is ${process.versions.node}.`, 'Node 20 or later is needed.');
  if (facts.folderOf('fake-electron') === undefined)
    yield wrong('fake-electron is not installed here.', `${facts.add} fake-electron`);
  for (const [name, least, line] of [
    ['jest', 29, 'jest@30'],
    ['vitest', 3, 'vitest@4'],
    ['typescript', 5.04, 'typescript@6'],
  ] as const) {
    const version = facts.names(name) ? facts.numberOf(name) : undefined;
    if (version !== undefined && version < least)
      yield wrong(`${name} is ${facts.versionOf(name) ?? facts.declared[name]}.`, `${facts.add} ${line}`);
  }
  const typescript = facts.numberOf('typescript');
  if (facts.runner.name === 'jest' && facts.transformer === 'ts-jest' && typescript !== undefined && typescript >= 7)
    yield wrong('ts-jest needs a typescript before 7, which has no API.', `${facts.add} typescript@6`);
}

/** A second copy would be another fake: what one records the other does not see. */
function* copies(facts: Facts): Generator<Finding> {
  const own = facts.folderOf('fake-electron');
  const modules = path.join(facts.root, 'node_modules');
  if (own === undefined || !fs.existsSync(modules)) return;
  const holders = fs
    .readdirSync(modules)
    .flatMap((name) =>
      name.startsWith('@') ? fs.readdirSync(path.join(modules, name)).map((each) => `${name}/${each}`) : [name],
    )
    .map((name) => path.join(modules, name, 'node_modules/fake-electron'));
  for (const folder of holders) {
    if (!fs.existsSync(path.join(folder, 'package.json')) || fs.realpathSync(folder) === fs.realpathSync(own)) continue;
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    yield wrong(
      `fake-electron is installed twice: ${facts.versionOf('fake-electron')}, and ${version} in ${facts.shown(folder)}.`,
      'Have both ask for one version, and run `npm dedupe`.',
    );
  }
}

function* electronTypes(facts: Facts): Generator<Finding> {
  if (!facts.isTypeScript) return;
  const folder = facts.folderOf('electron');
  if (folder === undefined)
    yield wrong('electron is not installed, whose types the tests and this package use.', `${facts.add} electron`);
  else if (!fs.existsSync(path.join(folder, 'electron.d.ts')))
    yield wrong(`electron ${facts.versionOf('electron')} has no electron.d.ts.`, `${facts.add} electron@latest`);
}

function* jsdom(facts: Facts): Generator<Finding> {
  const version = facts.numberOf('jsdom');
  if (version !== undefined && (version < 24 || version >= 32))
    yield wrong(`jsdom is ${facts.versionOf('jsdom')}, with which nobody has tried pages.`, `${facts.add} jsdom@26`);
  const usesPages = facts.tests.find((each) => /\b(launch|loadPreload|pageOf|attachWebview)\(/.test(facts.read(each)!));
  if (version === undefined && usesPages !== undefined)
    yield note(`${usesPages} may load pages, which need jsdom.`, `${facts.add} jsdom`);
}

/** What was built for Electron does not load in Node, in which tests run. */
function* natives(facts: Facts): Generator<Finding> {
  for (const name of Object.keys({ ...facts.manifest.dependencies, ...facts.manifest.optionalDependencies })) {
    const folder = facts.folderOf(name);
    if (
      folder === undefined ||
      !['binding.gyp', 'prebuilds', 'build/Release'].some((each) => fs.existsSync(path.join(folder, each)))
    )
      continue;
    const { stderr } = spawnSync(process.execPath, ['-e', `require(${JSON.stringify(name)})`], {
      cwd: facts.root,
      encoding: 'utf8',
      timeout: 10_000,
    });
    if (/NODE_MODULE_VERSION|different Node\.js version/.test(stderr ?? ''))
      yield wrong(
        `${name} is native, and built for another runtime than this Node: Electron's, presumably.`,
        `npm rebuild ${name} for the tests, and electron-rebuild again for the app; or mock it.`,
      );
    else yield note(`${name} is native.`, 'In tests it runs in Node: build it for Node there.');
  }
}
