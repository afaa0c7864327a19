#!/usr/bin/env bash
# jest-circus 30.5.2: each test file leaves one enabled AsyncLocalStorage in its worker, and every later promise there carries them all.
#
# A file's tests run within `new AsyncLocalStorage().run(…)`. The storage is of that file alone, since jest-circus is loaded anew for
# each, and nothing calls its `disable()`. On the Node releases that have no AsyncContextFrame by default (20 and 22; not 24) an
# enabled storage is asked at the making of each promise of the process, so what a promise costs grows with the number of files that
# the worker has run: in one process (`-i`, or one worker) the 300th file makes promises many times slower than the first.
# `maxWorkers` spreads it, `workerIdleMemoryLimit` ends it from time to time.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{ "private": true }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jest@30.5.2
cat > count.js <<'COUNT'
const { AsyncLocalStorage } = require('node:async_hooks');
const { run, disable } = AsyncLocalStorage.prototype;
const enabled = new Set();
AsyncLocalStorage.prototype.run = function (...args) {
  enabled.add(this);
  return run.apply(this, args);
};
AsyncLocalStorage.prototype.disable = function () {
  enabled.delete(this);
  return disable.call(this);
};
process.on('exit', () => console.log(`left enabled: ${enabled.size}`));
COUNT
mkdir tests
for i in $(seq 1 40); do echo "test('passes', () => {});" > "tests/file-$i.test.js"; done
cat > tests/file-41.test.js <<'LAST'
test('shows what 200,000 promises cost here', async () => {
  const begin = process.hrtime.bigint();
  for (let i = 0; i < 200_000; i++) await undefined;
  process._rawDebug(`in milliseconds: ${Number((process.hrtime.bigint() - begin) / 1_000_000n)}`);
});
LAST
cat > order.js <<'ORDER'
module.exports = class {
  sort(tests) { return [...tests].sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true })); }
  shard(tests) { return tests; }
  allFailedTests(tests) { return tests; }
  cacheResults() {}
};
ORDER
run() { node -r ./count.js node_modules/jest/bin/jest.js -i --watchman=false --testSequencer=./order.js "$@" 2>&1 | grep -E '^(left|in mill)'; }
echo "The last file alone:"
run tests/file-41
echo "The last of 41 files in one process:"
output=$(run)
echo "$output"
grep -qx 'left enabled: 41' <<< "$output"
echo 'As stated.'
