import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Surroundings } from '../../report/command';
import { differenceOf } from '../difference';
import { Facts } from '../facts';
import { filesBelow } from '../files';
import { convert } from './convert';
import { isManualMock } from './manual-mock';
import { Members } from './members';
import { parserOf } from './parser';

const SOURCE = /\.[mc]?[jt]sx?$/;
const MOCK = /\b(?:jest|vi|vitest)\s*\.\s*\w*[mM]ock\w*\s*\(\s*(?:import\(\s*)?['"`]electron['"`]/;

/**
 * Turns mocks of `electron` into the fake, in the files that are named or in all below the folder.
 *
 * @returns 0 if nothing is left to do, 1 if something is: to write, or by hand
 */
export function runCodemod(paths: readonly string[], write: boolean, { cwd, say, complain }: Surroundings): number {
  const named = paths.length > 0 ? paths : ['.'];
  const files = named.flatMap((each) => {
    const full = path.resolve(cwd, each);
    const found = fs.statSync(full, { throwIfNoEntry: false });
    if (found === undefined) throw new Error(`fake-electron: there is no ${full}.`);
    return found.isDirectory() ? filesBelow(full, (name) => SOURCE.test(name)) : [full];
  });
  const members = new Members();
  let changed = 0;
  let leftOver = 0;
  // What none of the files needs need not be there.
  let ts: ReturnType<typeof parserOf> | undefined;
  for (const file of [...new Set(files)].sort()) {
    const text = fs.readFileSync(file, 'utf8');
    if (!MOCK.test(text) && !isManualMock(file)) continue;
    ts ??= parserOf(cwd);
    const shown = path.relative(cwd, file).replaceAll(path.sep, '/');
    const { text: next, left } = convert(ts, members, file, text);
    for (const { line, why } of left) complain(`${shown}:${line} is left: ${why}`);
    leftOver += left.length;
    if (next === text) continue;
    changed++;
    if (write) fs.writeFileSync(file, next);
    else say(`${shown}\n${differenceOf(text, next)}\n`);
  }
  const counted = (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`;
  if (changed === 0 && leftOver === 0) say('No mock of electron is left.');
  else {
    const what = write ? `Wrote ${counted(changed)}` : `${counted(changed)} would change, with --write`;
    say(`${what}; ${leftOver === 0 ? 'nothing' : leftOver} left to do by hand.`);
  }
  if (changed > 0 && !isSetUp(cwd))
    say('The configs here do not name fake-electron yet: npx fake-electron init says how.');
  return (changed > 0 && !write) || leftOver > 0 ? 1 : 0;
}

/** Whether any config names the package: what is turned into the fake has to meet it. */
function isSetUp(cwd: string): boolean {
  let facts: Facts;
  try {
    facts = new Facts(cwd);
  } catch {
    // Files by themselves, of which nobody can tell.
    return true;
  }
  const { jest, mocha, scripts } = facts.manifest;
  const configs = [facts.jestConfig, facts.vitestConfig, facts.viteConfig].map((file) => file && facts.read(file));
  return [JSON.stringify([jest, mocha, scripts]), ...configs].some((text) => text?.includes('fake-electron'));
}
