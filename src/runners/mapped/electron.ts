import electron = require('../../electron');

// A file of its own: `jest.mock('electron', () => ({ ...require('fake-electron/electron') }))` must not meet itself.
export = electron;
