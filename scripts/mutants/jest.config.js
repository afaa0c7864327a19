// What StrykerJS runs against each mutant of src/bus, wire, traffic, runners and main/ipc: the unit tests of those rooms and
// the conformance suite, from source. MUTANTS_TESTS names some of them instead, for a quick look at one file:
// MUTANTS_TESTS='bus/queue.test.ts' npm run mutants -- --mutate src/bus/queue.ts
const rooms = ['bus', 'conformance', 'main', 'runners', 'traffic', 'wire'];
const { MUTANTS_TESTS: only } = process.env;

/** @type {import('jest').Config} */
module.exports = {
  rootDir: '../..',
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json', diagnostics: false }] },
  testMatch: only ? [`<rootDir>/__tests__/${only}`] : rooms.map((room) => `<rootDir>/__tests__/${room}/**/*.test.ts`),
  // Whole Jest runs of the built package: minutes, and no mutant is in it.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/runners/jest.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/__tests__/packages/fixtures/'],
  moduleNameMapper: { '/built$': '<rootDir>/scripts/mutants/built.js' },
};
