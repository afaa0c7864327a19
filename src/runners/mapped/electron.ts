// A file of its own: `jest.mock('electron', () => ({ ...require('fake-electron/electron') }))` must not meet itself.
// Written so that Jest's ESM loader, which reads the source, finds the names behind it.
module.exports = require('../../electron');
