import * as fs from 'node:fs';
import * as path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { jestModules, MAJORS, runJest } from '../packages/jest-run';
import { Project } from '../packages/project';

const FIXTURES = path.join(__dirname, 'ending');
const FILES = fs.readdirSync(FIXTURES).filter((file) => file.endsWith('.test.js'));

/** What a runner says of a run in which all is well. */
const SUMMARY =
  /^\s*(PASS|Test Suites:|Tests:|Snapshots:|Time:|Ran all|Test results|RUN|✓|↓|Test Files|Start at|Duration|JSON)/;

/** Jest 30 itself warns of an `expect` that is used when its file has ended. */
const EXPECT_LATE =
  /.*\[JEST-01\] .*'matchers' property[\s\S]*?#testenvironmentoptions-object\n(\(Use `node --trace-.*\n)?/g;

/** What Jest says of a worker that takes more than half a second to exit, on a machine that has other things to do. */
const SLOW_EXIT = 'A worker process has failed to exit gracefully';

/** What the run ends with of ours. */
const UNHEARD = 'fake-electron: nobody heard ';

function unexpected(output: string): string[] {
  const lines = stripVTControlCharacters(output).replaceAll(EXPECT_LATE, '').split('\n');
  return lines.filter(
    (line) => line.trim() !== '' && !SUMMARY.test(line) && !line.startsWith(SLOW_EXIT) && !line.startsWith(UNHEARD),
  );
}

describe.each(MAJORS)('what a file leaves behind under Jest %s', (major) => {
  const project = new Project(jestModules(major));
  project.add(FIXTURES);
  afterAll(() => project.remove());

  test.each([['--runInBand'], ['--maxWorkers=2']])('reaches no other file with %s', (workers) => {
    const run = runJest(project, [workers, '--ci']);
    expect(unexpected(run.output)).toEqual([]);
    expect(run.failures).toEqual([]);
    expect(run.exit).toBe(0);
    expect(Object.keys(run.files).sort()).toEqual([...FILES].sort());
    const tests = Object.keys(run.files).flatMap((file) => run.tests(file));
    expect(tests.filter((line) => !line.startsWith('passed'))).toEqual(['pending  no hook runs where no test does']);
  });
});
