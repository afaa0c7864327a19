import * as path from 'node:path';
import { installed, Project, ROOT } from './project';

interface Report {
  testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
}

test('the example of a person and a machine runs in Vitest, from the packed package', () => {
  const project = new Project(installed('electron', 'typescript', 'vitest'));
  project.add(path.join(ROOT, 'examples/09-person-and-machine'));
  const run = project.node(['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', '--outputFile=report.json']);
  const report: Report = run.status === null ? { testResults: [] } : JSON.parse(project.read('report.json'));
  project.remove();

  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  expect(tests.map(({ title, status, failureMessages }) => [status, title, ...failureMessages])).toEqual([
    ['passed', 'a day of the app on Linux'],
    ['passed', 'the next one begins with nothing, and a notification is answered'],
    ['passed', 'an update is installed when somebody wants it'],
  ]);
});
