import * as fs from 'node:fs';
import * as path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type JestRun, jestModules, MAJORS, runJest } from '../packages/jest-run';
import { Project } from '../packages/project';

const FIXTURES = path.join(__dirname, 'fixtures');
const FILE_SNAPSHOT = 'a file snapshot of several renderers is the same from run to run';

/** The test files of the fixtures, each of which must have been run. */
function testFiles(): string[] {
  const all = fs.readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' });
  return all.filter((file) => file.endsWith('.test.js')).map((file) => file.replaceAll(path.sep, '/'));
}

describe.each(MAJORS)('the Jest integration under Jest %s', (major) => {
  // whenCalledWith came with 30.5.
  const ignored = major === 29 ? ['preset/when-called-with.test.js'] : [];
  let project: Project;
  let run: JestRun;
  beforeAll(() => {
    project = new Project(jestModules(major));
    project.add(FIXTURES);
    // Not among the fixtures: this repository's own Jest takes all manual mocks for its own.
    project.write('unmapped-mock/__mocks__/electron.js', "module.exports = require('fake-electron/electron');\n");
    // With colours under one of the two: our own messages are the same with and without.
    const colours = major === 30 ? { NO_COLOR: undefined, FORCE_COLOR: '1' } : {};
    run = runJest(project, ['--ci=false', ...ignored.map((file) => `--testPathIgnorePatterns=${file}`)], colours);
  });
  afterAll(() => project.remove());

  test('every fixture passes but those that must not', () => {
    expect(run.failures.filter((failure) => !failure.startsWith('failing'))).toEqual([]);
    const files = testFiles().filter((file) => !ignored.includes(file));
    expect(Object.keys(run.files).sort()).toEqual(files.sort());
    // Those of preset in both environments, mock-config with three options, timers with two kinds of fakes, and the two
    // of factory with the preset and without.
    expect(run.count).toBe(files.length + files.filter((file) => file.startsWith('preset/')).length + 2 + 1 + 2);
    const skipped = Object.keys(run.files).flatMap((file) => run.tests(file).filter((line) => /^pending/.test(line)));
    expect(skipped).toEqual([]);
  });

  test('a file snapshot is the same when its test runs alone in a new process', () => {
    const snapshot = 'preset/__snapshots__/snapshots.test.js.snap';
    const written = project.read(snapshot);
    expect(written.slice(written.indexOf('exports'))).toBe(`exports[\`${FILE_SNAPSHOT} 1\`] = \`
renderer#1 → main        send    hello       {"at": <Number>, "id": <Number>, "text": <masked>}
  main → renderer#1      send    hello:back  <Number>
renderer#2 → main        send    hello       {"at": <Number>, "id": <Number>, "text": <masked>}
  main → renderer#2      send    hello:back  <Number>
renderer#3 → main        send    bye         (queued)
\`;
`);
    const again = runJest(project, ['--ci', '--selectProjects', 'preset', '-t', FILE_SNAPSHOT, 'preset/snapshots']);
    expect(again.failures).toEqual([]);
    expect(again.tests('preset/snapshots.test.js')).toContain(`passed  ${FILE_SNAPSHOT}`);
    expect(project.read(snapshot)).toBe(written);
  });

  test('problems fail the test that caused them, and no other', () => {
    expect(run.tests('failing/fail-on.test.js')).toEqual([
      'failed  a listener throws',
      'failed  an async listener rejects',
      'passed  nothing fails here',
      'failed  a sendSync is not answered',
      'failed  an invoke cannot be answered',
      'failed  a declared problem never comes',
      'failed  two things fail, and the test itself',
      'passed  nothing fails here either',
    ]);
  });

  test('problems outside of a test fail the first one that could know, or the file', () => {
    expect(run.tests('failing/outside.test.js')).toEqual([
      'failed  the first test answers for what happened at import',
      'passed  a listener rejects after its test has ended',
      'passed  the next test is not to blame',
      'failed  a describe its first test answers for its beforeAll',
      'passed  a describe its second does not',
      'passed  nor does the test after it',
    ]);
    expect(run.output).toContain("FakeElectronWarning: A listener for 'late' in main rejected: Error: too late");
    // What fails a test is not told twice.
    expect(run.output).not.toContain("FakeElectronWarning: A listener for 'broken'");
    expect(run.output).not.toContain("FakeElectronWarning: ipcRenderer.sendSync('forgetful')");
  });

  test('a rejection that nobody waits for fails the test that sent the invoke, and no other', () => {
    expect(run.tests('failing/forgotten.test.js')).toEqual([
      'failed  an invoke that nobody handles, in a synchronous test',
      'passed  nothing fails here',
      'failed  a handler that throws',
      'passed  one that is expected',
      'passed  one that is taken',
      'failed  the last of the file, whose handler rejects',
    ]);
    const [first] = run.files['failing/forgotten.test.js']!.assertionResults;
    expect(first!.failureMessages[0]).toContain(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
  });

  test('an answer of the user that nobody asked for fails the test that said it', () => {
    expect(run.tests('failing/user.test.js')).toEqual([
      'failed  an answer that nobody asks for',
      'passed  nothing fails here',
      'failed  an answer that cannot be given',
      'passed  an answer for several tests is no test’s to answer for',
      'passed  an answer for several tests and is there in each',
    ]);
  });

  test('failOn names the kinds that fail a test', () => {
    expect(run.tests('failing-strict/strict.test.js')).toEqual([
      'failed  a message nobody hears',
      'passed  one that is heard after all',
      'passed  one that is declared',
      'failed  an argument that cannot cross',
      'passed  what this configuration leaves out',
      'passed  an option of the test itself',
      'failed  and it left with that test',
    ]);
  });

  // The whole of what Jest prints, with the code that it shows.
  test.each([
    ['fail-on', 'failing/fail-on.test.js'],
    ['outside', 'failing/outside.test.js'],
    ['strict', 'failing-strict/strict.test.js'],
    ['user', 'failing/user.test.js'],
  ])('%s says so with the code that caused it', (name, file) => {
    const { message } = run.files[file]!;
    const plain = stripVTControlCharacters(message).replaceAll(/\n{3,}/g, '\n\n');
    expect(`${plain.trimEnd()}\n`).toBe(fs.readFileSync(path.join(__dirname, 'messages', `${name}.txt`), 'utf8'));
  });
});
