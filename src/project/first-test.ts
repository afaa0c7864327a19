import type { Facts, Runner } from './facts';
import type { Planning } from './plan';

const NAME = 'fake-electron';

/** A test that passes: main answers a renderer. */
export function planFirstTest(facts: Facts, runner: Runner, plan: Planning): void {
  const known = facts.tests.find((each) => !each.startsWith('.'));
  const isTypeScript = facts.isTypeScript && (runner === 'jest' || runner === 'vitest');
  const folder = known?.includes('/')
    ? known.slice(0, known.lastIndexOf('/'))
    : runner === 'jest'
      ? '__tests__'
      : 'test';
  const kind = known?.includes('.spec.') ? 'spec' : 'test';
  const ending = isTypeScript ? 'ts' : needsCjs(facts, runner) ? 'cjs' : 'js';
  const file = `${folder}/${NAME}.${kind}.${ending}`;
  if (facts.tests.some((each) => facts.read(each)?.includes('fake-electron'))) return;
  const text = textFor(facts, runner, isTypeScript, ending);
  const now = facts.read(file);
  if (now === undefined) plan.create(file, text, 'a first test');
  else if (now !== text) plan.byHand.push(`${file} is there already`);
}

function needsCjs(facts: Facts, runner: Runner): boolean {
  return facts.isModule && runner === 'jest' && facts.transformer !== 'babel-jest';
}

function textFor(facts: Facts, runner: Runner, isTypeScript: boolean, ending: string): string {
  const isEsm = isTypeScript || (ending === 'js' && facts.isModule) || runner === 'vitest';
  const get = (names: string, from: string) =>
    isEsm ? `import ${names} from '${from}';` : `const ${names} = require('${from}');`;
  const name = isTypeScript ? 'name: string' : 'name';
  const handle = `ipcMain.handle('ping', (_event, ${name}) => \`pong \${name}\`);`;
  const matchers = runner === 'jest' || runner === 'vitest';
  const heads = [get('{ ipcMain, ipcRenderer }', 'electron')];
  if (runner === 'vitest') heads.push(get('{ expect, test }', 'vitest'));
  if (runner === 'node-test') heads.push(get('{ test }', 'node:test'));
  if (!matchers) {
    heads.push(get('assert', 'node:assert'), get('{ assertInvoked }', 'fake-electron'));
  } else if (isTypeScript) {
    if (runner === 'jest' && !facts.has('@types/jest') && facts.has('@jest/globals'))
      heads.push(get('{ expect, test }', '@jest/globals'));
    // In one file of the tests, for all.
    heads.push(`import 'fake-electron/${runner}';`);
  }
  const checks = matchers
    ? [
        "await expect(ipcRenderer.invoke('ping', 'Ada')).resolves.toBe('pong Ada');",
        '',
        "expect(ipcRenderer).toHaveInvoked('ping', 'Ada');",
      ]
    : [
        "assert.equal(await ipcRenderer.invoke('ping', 'Ada'), 'pong Ada');",
        '',
        "assertInvoked(ipcRenderer, 'ping', 'Ada');",
      ];
  const call = runner === 'mocha' ? 'it' : 'test';
  const lines = [handle, '', ...checks].map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
  return `${heads.join('\n')}\n\n${call}('main answers a renderer', async () => {\n${lines}\n});\n`;
}
