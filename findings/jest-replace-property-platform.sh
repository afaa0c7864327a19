#!/usr/bin/env bash
# jest 30.5.2: `jest.replaceProperty(process, 'platform', 'win32')` replaces the property, and loses the whole test file.
#
# `replaceProperty` is the documented way to stub a property, and process.platform is the one that tests of desktop apps stub most. It
# redefines the property, which works though Node's is read-only. Putting it back assigns the old value, which is refused: "Cannot assign
# to read only property 'platform' of object '#<process>'". Jest puts everything back when a file has ended, with no option set, and the
# error is of no test: the file fails as "Test suite failed to run" and none of its tests is counted, though each of them has passed.
# Any property that can be redefined and not assigned to behaves the same; Object.defineProperty in the test is the way round.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{ "private": true, "jest": {} }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jest@30.5.2
cat > platform.test.js <<'TEST'
test('the platform is replaced', () => {
  jest.replaceProperty(process, 'platform', 'win32');
  expect(process.platform).toBe('win32');
});
test('another one passes as well', () => {});
TEST
cat > own.test.js <<'TEST'
test('a property of our own', () => {
  const owner = Object.defineProperty({}, 'mode', { value: 'real', configurable: true });
  const replaced = jest.replaceProperty(owner, 'mode', 'fake');
  expect(owner.mode).toBe('fake');
  expect(() => replaced.restore()).toThrow("Cannot assign to read only property 'mode' of object");
});
TEST
output=$(npx jest -i 2>&1 || true)
echo "$output"
grep -q "Cannot assign to read only property 'platform' of object '#<process>'" <<< "$output"
grep -q "Cannot assign to read only property 'mode' of object" <<< "$output"
[ "$(grep -c 'Test suite failed to run' <<< "$output")" = 2 ]
grep -q 'Tests: *0 total' <<< "$output"
echo 'As stated.'
