import * as path from 'node:path';
import { installed, Project, ROOT } from './project';

interface Report {
  testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
}

test.each<[name: string, titles: string[]]>([
  [
    '09-person-and-machine',
    [
      'a day of the app on Linux',
      'the next one begins with nothing, and a notification is answered',
      'an update is installed when somebody wants it',
    ],
  ],
  ['10-offline-client', ['a reader without a network at first', 'the next one is not logged in']],
])('the example %s runs in Vitest, from the packed package', (name, titles) => {
  const project = new Project(installed('electron', 'typescript', 'vitest'));
  project.add(path.join(ROOT, 'examples', name));
  const run = project.node(['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', '--outputFile=report.json']);
  const report: Report = run.status === null ? { testResults: [] } : JSON.parse(project.read('report.json'));
  project.remove();

  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = titles.map((title) => ['passed', title]);
  expect(tests.map(({ title, status, failureMessages }) => [status, title, ...failureMessages])).toEqual(passed);
});
