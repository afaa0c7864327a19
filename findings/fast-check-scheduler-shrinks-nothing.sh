#!/usr/bin/env bash
# fast-check 4.10.2: a failing order of `fc.scheduler()` is not shrunk.
#
# Its documentation says of shrinking in general that a failing value is reduced to a smaller one that still fails, and every other
# arbitrary used here is. A scheduler is not: however far the order that was found is from the order of scheduling, it is reported as
# it was found, with 0 shrinks. The same choice made by an array of numbers is reduced to its one deviation.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{ "private": true }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fast-check@4.10.2
cat > shrink.js <<'SCRIPT'
const fc = require('fast-check');
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
// Wrong where the last of them is not the last to come.
const check = (order) => {
  if (order.at(-1) !== 'f') throw new Error(order.join(''));
};
const scheduled = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
  const order = [];
  for (const name of NAMES) void scheduler.schedule(Promise.resolve(), name).then(() => order.push(name));
  await scheduler.waitAll();
  check(order);
});
const chosen = fc.asyncProperty(fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }), async (choices) => {
  const left = [...NAMES];
  check(choices.map((choice) => left.splice(choice % left.length, 1)[0]));
});
(async () => {
  for (const [name, property] of Object.entries({ scheduler: scheduled, choices: chosen })) {
    const { failed, numShrinks, errorInstance } = await fc.check(property, { seed: 5, numRuns: 200 });
    console.log(`${name}: failed ${failed}, shrunk ${numShrinks > 0}, ${errorInstance.message}`);
  }
})();
SCRIPT
output=$(node shrink.js)
echo "$output"
[ "$output" = 'scheduler: failed true, shrunk false, cefadb
choices: failed true, shrunk true, abcdfe' ]
echo 'As stated.'
