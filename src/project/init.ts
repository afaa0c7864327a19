import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Surroundings } from '../report/command';
import { runnerError } from '../words/project-usage';
import { Facts, RUNNERS, type Runner } from './facts';
import { planFirstTest } from './first-test';
import { planJest } from './init-jest';
import { planMocha, planNodeTest, planVitest } from './init-others';
import { Planning } from './plan';

const PLANS = { jest: planJest, vitest: planVitest, mocha: planMocha, 'node-test': planNodeTest };
const TITLES = { jest: 'Jest', vitest: 'Vitest', mocha: 'Mocha', 'node-test': 'node:test' };

/**
 * Says what a project needs for its first test, and writes it if it is told to. Nothing that is there is overwritten.
 *
 * @param wanted - the runner, where it is not the one that the project has
 * @returns 0 if nothing is left to do, 1 if something is: to write, to install, or by hand
 */
export function runInit(write: boolean, wanted: string | undefined, { cwd, say }: Surroundings): number {
  if (wanted !== undefined && !isRunner(wanted)) throw runnerError(wanted, RUNNERS);
  const facts = new Facts(cwd);
  const runner = wanted ?? facts.runner.name;
  const plan = new Planning();
  if (!facts.has('fake-electron')) plan.install.push('fake-electron');
  if (facts.isTypeScript) {
    if (!facts.has('electron')) plan.install.push('electron');
    if (!facts.has('@types/node')) plan.install.push('@types/node');
  }
  PLANS[runner](facts, plan);
  planScript(facts, runner, plan);
  planFirstTest(facts, runner, plan);

  const of = [TITLES[runner], facts.isTypeScript ? 'TypeScript' : 'JavaScript', facts.transformer, facts.builder];
  say(`A project with ${of.filter(Boolean).join(', ')}.`);
  for (const { file, text, isNew, what } of plan.writes) {
    say(`\n${write ? (isNew ? 'Wrote' : 'Changed') : isNew ? 'Would write' : 'Would change'} ${file}: ${what}`);
    if (write) {
      fs.mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
      // A new one is new: what has come meanwhile stays.
      fs.writeFileSync(path.join(cwd, file), text, { flag: isNew ? 'wx' : 'w' });
    } else say(isNew ? indented(text) : changed(facts.read(file)!, text));
  }
  for (const each of plan.byHand) say(`\nBy hand: ${each}`);
  if (plan.install.length > 0) say(`\nTo install: ${facts.add} ${[...new Set(plan.install)].join(' ')}`);
  const mocks = facts.tests.filter((each) => /\b(jest|vi)\.(do)?[mM]ock\(\s*['"]electron['"]/.test(facts.read(each)!));
  if (mocks.length > 0)
    say(`\n${mocks.length} of the tests mock electron: npx fake-electron codemod turns that into the fake.`);
  if (plan.writes.length > 0 && !write) say('\nTo write it: npx fake-electron init --write');
  const isLeft = plan.byHand.length > 0 || plan.install.length > 0 || (plan.writes.length > 0 && !write);
  if (!isLeft) say(plan.writes.length > 0 ? '\nnpm test runs it.' : 'Nothing is left to do.');
  return isLeft ? 1 : 0;
}

function isRunner(name: string): name is Runner {
  return (RUNNERS as readonly string[]).includes(name);
}

/** `npm test`, where it is npm's own that fails. */
function planScript(facts: Facts, runner: Runner, plan: Planning): void {
  const test = facts.manifest.scripts?.test;
  if (runner === 'node-test' || (test !== undefined && !/no test specified/.test(test))) return;
  const now = plan.textOf('package.json', facts.read('package.json'))!;
  const whole = JSON.parse(now) as { scripts?: Record<string, string> };
  const script = runner === 'vitest' ? 'vitest run' : runner;
  const text = `${JSON.stringify({ ...whole, scripts: { ...whole.scripts, test: script } }, null, /^[ \t]+(?=")/m.exec(now)?.[0] ?? 2)}\n`;
  plan.change('package.json', text, 'the script test');
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '    ').trimEnd();
}

function changed(before: string, after: string): string {
  const { differenceOf } = require('./difference') as typeof import('./difference');
  return differenceOf(before, after);
}
