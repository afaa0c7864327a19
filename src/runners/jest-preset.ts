import { join } from 'node:path';
import { eraOfInstalled } from '../wire/version';

const mapped = (name: string): string => join(__dirname, 'mapped', `${name}.js`);

/**
 * `preset: 'fake-electron'` in a Jest config; beside another preset, spread
 * `require('fake-electron/jest-preset')` into the config.
 */
const preset = {
  moduleNameMapper: {
    // S1.17: electron/common is the same object as electron, in each process.
    '^electron(/common)?$': mapped('electron'),
    '^electron/main$': mapped('main'),
    '^electron/renderer$': mapped('renderer'),
  },
  setupFilesAfterEnv: [join(__dirname, 'jest.js')],
  // Looked up here, once for all test files. Jest merges these globals with the user's, whose `version` wins.
  globals: { fakeElectron: { version: eraOfInstalled(process.cwd(), __dirname).version.name } },
};

export = preset;
