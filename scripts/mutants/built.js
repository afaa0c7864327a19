// Stands in for __tests__/support/built.ts where sources are instrumented: they are newer than any build, and rightly so.
const { join } = require('node:path');

const ROOT = join(__dirname, '..', '..');

exports.builtPackage = () => join(ROOT, 'dist');
exports.builtModules = () => join(ROOT, 'build');
