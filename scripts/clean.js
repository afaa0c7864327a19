// Removes what a build writes: build/, the compiler's own output, and dist/, which is published.
const { rmSync } = require('node:fs');
const { join } = require('node:path');

for (const folder of ['build', 'dist']) rmSync(join(__dirname, '..', folder), { recursive: true, force: true });
