import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Installed, installed, Project } from '../packages/project';

const FIXTURES = path.join(__dirname, 'fixtures');
const fixture = (name: string): string => fs.readFileSync(path.join(FIXTURES, name), 'utf8');
const CORE = installed('@types/node', 'electron', 'typescript');

/** Type-checks the files in a project that has these packages. Returns what is wrong with them or with our declarations. */
function check(has: Installed, compilerOptions: object, files: Record<string, string>): string[] {
  const project = new Project({ ...CORE, ...has });
  try {
    for (const [name, text] of Object.entries(files)) project.write(name, text);
    const types = ['node', ...('@types/jest' in has ? ['jest'] : [])];
    const base = { target: 'es2022', lib: ['es2023', 'dom'], strict: true, noEmit: true, skipLibCheck: false, types };
    project.write(
      'tsconfig.json',
      JSON.stringify({ compilerOptions: { ...base, ...compilerOptions }, files: Object.keys(files) }),
    );
    const { stdout, stderr } = project.node([path.join(__dirname, 'check.js')]);
    if (stdout === '') throw new Error(stderr);
    const { names, texts }: { names: string[]; texts: string[] } = JSON.parse(stdout);
    expect(names).toEqual(
      expect.arrayContaining([...Object.keys(files), 'node_modules/fake-electron/dist/index.d.ts']),
    );
    return texts;
  } finally {
    project.remove();
  }
}

const NODE16 = { module: 'node16', moduleResolution: 'node16' };
const NODENEXT = { module: 'nodenext', moduleResolution: 'nodenext' };
const NODE10 = { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0', esModuleInterop: true };
const BUNDLER = { module: 'esnext', moduleResolution: 'bundler' };

/** W1.4: what Electron's types declare and no main process or renderer has. */
const ABSENT = ['IpcMainServiceWorker', 'LanguageModelUtility', 'WebSocket', 'localAIHandler', 'parentPort'];

/** Every name that the packed module has, as an object type of exactly those keys, but for what the types are wrong about. */
function completeness(): string {
  const project = new Project({});
  const { stdout } = project.node(['-p', `JSON.stringify(Object.keys(require('fake-electron/electron')))`]);
  project.remove();
  const names: string[] = JSON.parse(stdout);
  // A fresh literal: a name too many is an error as well as one too few.
  const absent = ABSENT.map((name) => `'${name}'`).join(' | ');
  return (
    `type Names = Exclude<keyof typeof import('electron'), ${absent}> | 'ServiceWorkerMain';\n` +
    `export const complete: Record<Names, unknown> = { ${names.map((name) => `${name}: 0`).join(', ')} };\n`
  );
}

describe('the types of the packed package', () => {
  const core = {
    'core.ts': fixture('core.ts'),
    'core.mts': fixture('core.ts'),
    'sinon.ts': fixture('sinon.ts'),
    'complete.ts': completeness(),
  };
  const sinon = installed('sinon', '@types/sinon');

  test.each([
    ['nodenext', NODENEXT, { ...core, 'config.ts': fixture('config.ts') }],
    ['node10', NODE10, { ...core, 'config.ts': fixture('config.ts') }],
  ])('hold under %s', (_name, options, files) => {
    expect(check(sinon, options, files)).toEqual([]);
  });

  const imported = { 'matchers.ts': `import { expect } from '@jest/globals';\n${fixture('matchers.ts')}` };
  const ambient = { 'matchers.ts': fixture('matchers.ts') };

  test.each([
    ['@types/jest alone', installed('@types/jest', 'expect'), NODENEXT, ambient],
    ['@jest/globals alone', installed('@jest/globals', 'expect'), NODE16, imported],
  ])('give the matchers to %s', (_name, has, options, files) => {
    expect(check(has, options, files)).toEqual([]);
  });

  test('give the matchers by the compiler option types as well', () => {
    const files = { 'matchers.ts': fixture('matchers.ts').replace("import 'fake-electron/jest';\n", '') };
    const options = { ...NODE10, types: ['node', 'jest', 'fake-electron/jest'] };
    expect(check(installed('@types/jest', 'expect'), options, files)).toEqual([]);
  });

  test.each([
    ['bundler', BUNDLER],
    ['nodenext', NODENEXT],
  ])('give the matchers to Vitest under %s', (_name, options) => {
    const text = fixture('matchers.ts').replace('fake-electron/jest', 'fake-electron/vitest');
    expect(
      check(installed('vitest'), options, { 'matchers.mts': `import { expect } from 'vitest';\n${text}` }),
    ).toEqual([]);
  });

  test('give the matchers to both at once', () => {
    const both = installed('@types/jest', '@jest/globals', 'expect');
    const files = { 'imported.ts': imported['matchers.ts'], 'ambient.ts': ambient['matchers.ts'] };
    expect(check(both, BUNDLER, files)).toEqual([]);
  });
});
