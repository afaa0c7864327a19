module.exports = { preset: 'fake-electron', testSequencer: './by-name.js' };
