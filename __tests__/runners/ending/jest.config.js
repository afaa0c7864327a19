const preset = (displayName, testMatch, options) => ({ displayName, preset: 'fake-electron', testMatch, ...options });

module.exports = {
  testSequencer: './by-name.js',
  projects: [
    preset('leaves', ['**/*.test.js']),
    // Jest 30 itself warns of an `expect` that is used when its file has ended.
    preset('expects', ['**/*.expects.js'], { testEnvironmentOptions: { globalsCleanup: 'off' } }),
  ],
};
