// For a project of this app's own: npx jest, then npx fake-electron contract --check.
module.exports = {
  ...require('fake-electron/jest-preset'),
  testMatch: ['<rootDir>/__tests__/*.test.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
  reporters: ['default', ['fake-electron/jest-reporter', { channels: 80, deadWiring: 0 }]],
};
