import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as JestGlobals from '@jest/globals';
import { unmappedError } from '../words/runner-usage';

/** What npm has under that name, in whatever layout. */
const NPM = /[\\/]node_modules[\\/]electron[\\/]/;
const MANUAL = ['js', 'ts', 'cjs', 'mjs', 'tsx', 'jsx'].map((ending) => join('__mocks__', `electron.${ending}`));

/**
 * Without the mapping of the preset a test that requires `electron` would get npm's package: it gets an error which says so. A
 * mock that the test has of its own is left alone.
 */
export function refuseElectron({ expect, jest }: Pick<typeof JestGlobals, 'expect' | 'jest'>): void {
  const { testPath } = expect.getState();
  if (testPath === undefined) return;
  let found: string;
  try {
    // Jest's own, which looks into the mapping first.
    found = createRequire(testPath).resolve('electron');
  } catch {
    return;
  }
  if (!NPM.test(found) || hasManualMock(testPath)) return;
  jest.doMock(found, () => {
    throw unmappedError(found);
  });
}

/** Jest takes a mock beside `node_modules`, or in one of its roots, for what it stands for without being asked. */
function hasManualMock(testPath: string): boolean {
  const top = process.cwd();
  for (let folder = dirname(testPath); ; folder = dirname(folder)) {
    if (MANUAL.some((name) => existsSync(join(folder, name)))) return true;
    if (folder === top || folder === dirname(folder)) return false;
  }
}
