import * as path from 'node:path';
import { type Installed, installed, type Project } from './project';

/** The Jest majors that are supported. */
export const MAJORS = [29, 30] as const;
export type Major = (typeof MAJORS)[number];

/** What a project that is tested with this Jest has installed. */
export function jestModules(major: Major): Installed {
  const suffix = major === 29 ? '-29' : '';
  return {
    ...installed('@types/node', 'electron', 'jsdom', 'ts-jest', 'typescript'),
    jest: `jest${suffix}`,
    'jest-environment-jsdom': `jest-environment-jsdom${suffix}`,
  };
}

interface AssertionResult {
  fullName: string;
  status: 'passed' | 'failed' | 'pending';
  failureMessages: string[];
}

interface FileResult {
  name: string;
  message: string;
  assertionResults: AssertionResult[];
}

/** What one nested run found, by test file. */
export interface JestRun {
  readonly exit: number | null;
  /** Everything it printed. */
  readonly output: string;
  /** How many test files it ran, counting one that several projects have each time. */
  readonly count: number;
  /** By the path from the project's root. */
  readonly files: Readonly<Record<string, FileResult>>;
  /** `status  full name` of each test of a file, in order. */
  tests(file: string): string[];
  /** What did not pass, with why: empty when all is well. */
  readonly failures: string[];
}

/** Runs Jest in the project, in one process unless `args` say how many workers there are. */
export function runJest(project: Project, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): JestRun {
  const report = `report-${process.hrtime.bigint()}.json`;
  const workers = args.some((arg) => arg.startsWith('--maxWorkers')) ? [] : ['--runInBand'];
  const { status, stdout, stderr } = project.node(
    ['node_modules/jest/bin/jest.js', ...workers, '--no-cache', '--json', '--outputFile', report, ...args],
    env,
  );
  const output = `${stdout}${stderr}`.replaceAll(project.root, '<root>');
  let results: FileResult[];
  try {
    results = JSON.parse(project.read(report)).testResults;
  } catch {
    throw new Error(`Jest wrote no report:\n${output}`);
  }
  const entries = results.map((file): [string, FileResult] => {
    const name = path.relative(project.root, file.name).replaceAll(path.sep, '/');
    return [name, { ...file, message: file.message.replaceAll(project.root, '<root>') }];
  });
  const files = Object.fromEntries(entries);
  return {
    exit: status,
    output,
    count: results.length,
    files,
    tests: (file) => (files[file]?.assertionResults ?? []).map((test) => `${test.status}  ${test.fullName}`),
    failures: entries.filter(([, { message }]) => message !== '').map(([name, { message }]) => `${name}\n${message}`),
  };
}
