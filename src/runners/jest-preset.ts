import { join } from 'node:path';
import { eraOfInstalled } from '../eras/version';
import { OWN_FOLDER } from '../words/own-folder';

const mapped = (name: string): string => join(OWN_FOLDER, `mapped-${name}.js`);

const moduleNameMapper: Record<string, string> = {
  // S1.17: electron/common is the same object as electron, in each process.
  '^electron(/(common|utility))?$': mapped('electron'),
  '^electron/main$': mapped('main'),
  '^electron/renderer$': mapped('renderer'),
};

// Looked up here, once for all test files. Jest merges these globals with the user's, whose `version` wins.
const globals = { fakeElectron: { version: eraOfInstalled(process.cwd(), __dirname).version.name } };

const setupFilesAfterEnv: string[] = [join(OWN_FOLDER, 'jest.js')];

/**
 * `preset: 'fake-electron'` in a Jest config; beside another preset, spread
 * `require('fake-electron/jest-preset')` into the config.
 */
// In this form, and no other, import finds the names as well.
export = { globals, moduleNameMapper, setupFilesAfterEnv };
