import { availableParallelism } from 'node:os';
import type { Config } from 'jest';

// The built package, as a user would have it: `npm test` builds first.
import preset = require('./dist/jest-preset');

const transform = { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] } satisfies Config['transform'];

/** Where `npm run map` has the map of the examples written. */
const map = process.env.IPC_MAP;

const config: Config = {
  ...(map !== undefined && {
    reporters: ['default', ['<rootDir>/dist/jest-reporter.js', { output: map, masked: [Date, /\b1[78]\d{11}\b/] }]],
  }),
  // One process for all files grows slower with each: every realm leaves hooks of its own on what is asynchronous.
  maxWorkers: Math.max(2, availableParallelism()),
  projects: [
    {
      displayName: 'unit',
      transform,
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/__tests__/packages/fixtures/'],
    },
    {
      ...preset,
      displayName: 'examples',
      transform,
      restoreMocks: true,
      // Among the fixtures there are manual mocks of electron, which are taken from wherever they lie.
      modulePathIgnorePatterns: ['<rootDir>/__tests__/'],
      testMatch: ['<rootDir>/examples/**/*.test.ts'],
    },
  ],
};

export default config;
