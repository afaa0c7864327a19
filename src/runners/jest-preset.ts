import { join } from 'node:path';

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
};

export = preset;
