// What StrykerJS runs against each mutant of src/bus, wire, traffic, runners and main/ipc: the unit tests of those rooms and
// the conformance suite, from source. MUTANTS_TESTS names one folder or file to try instead, for a quick look at one file.
const rooms = ['bus', 'conformance', 'main', 'runners', 'traffic', 'wire'];
const { MUTANTS_TESTS: only } = process.env;

/** @type {import('jest').Config} */
module.exports = {
  rootDir: '..',
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json', diagnostics: false }] },
  testMatch: only ? [`<rootDir>/__tests__/${only}`] : rooms.map((room) => `<rootDir>/__tests__/${room}/**/*.test.ts`),
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/__tests__/packages/fixtures/'],
};
