'use strict';
// A stale file in dist would be packed: tsc never deletes.
require('node:fs').rmSync(require('node:path').join(__dirname, '..', 'dist'), { recursive: true, force: true });
