import * as fs from 'node:fs';
import * as path from 'node:path';
import { nearest } from '../words/nearest';
import type { Surroundings } from './command';
import { mapText } from './ipc-map';
import { pageOf } from './page-file';
import { write } from './run';
import { type Merged, mergeMaps } from './several-maps';
import { shortfalls, summaryOf } from './summary';

interface Given {
  readonly files: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
}

/** `report [ipc-map.json…] [--out file] [--title text]`: writes the page. */
export function report(args: readonly string[], around: Surroundings): number {
  const { files, flags } = read('report', args, ['--out', '--title']);
  const merged = mergedOf(files, around);
  const title = flags['--title'] ?? nameOf(around.cwd);
  const out = path.resolve(around.cwd, flags['--out'] ?? 'ipc-report.html');
  write(out, pageOf(merged.map, { title, lost: merged.lost }), 'the page');
  const { channels, tests } = merged.map;
  around.say(`Wrote ${channels.length} channels and ${tests.length} tests to ${told(out, around)}.`);
  return 0;
}

/** `merge [ipc-map.json…] [--out file] [--channels n] [--dead-wiring n]`: writes one map of several. */
export function merge(args: readonly string[], around: Surroundings): number {
  const { files, flags } = read('merge', args, ['--out', '--channels', '--dead-wiring']);
  const { map, lost } = mergedOf(files, around);
  const out = path.resolve(around.cwd, flags['--out'] ?? 'ipc-map.json');
  const thresholds = {
    ...(flags['--channels'] !== undefined && { channels: numberOf('--channels', flags) }),
    ...(flags['--dead-wiring'] !== undefined && { deadWiring: numberOf('--dead-wiring', flags) }),
  };
  write(out, mapText(map), 'the map');
  around.say(`${summaryOf(map)}\nWrote ${told(out, around)}.`);
  const failures = shortfalls(map, thresholds);
  for (const failure of failures) around.complain(failure);
  return failures.length > 0 || lost.length > 0 ? 1 : 0;
}

function mergedOf(files: readonly string[], { cwd, complain }: Surroundings): Merged {
  const merged = mergeMaps(files.length > 0 ? files : ['ipc-map.json'], cwd);
  for (const sentence of merged.lost) complain(`fake-electron: ${sentence}`);
  if (merged.count === 0)
    throw new Error('fake-electron: there is no map to read. Run the tests with one of the reporters first.');
  return merged;
}

/** @throws Error for a flag that there is not, or that has no value */
function read(command: string, args: readonly string[], known: readonly string[]): Given {
  const files: string[] = [];
  const flags: Record<string, string> = {};
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!;
    if (!arg.startsWith('--')) {
      files.push(arg);
      continue;
    }
    const [flag = '', ...rest] = arg.split('=');
    if (!known.includes(flag)) {
      throw new Error(
        `fake-electron: ${command} has no ${flag}.${nearest(flag, known, ' Did you mean ')} It has ${known.join(', ')}.`,
      );
    }
    const value = rest.length > 0 ? rest.join('=') : args[++index];
    if (value === undefined || value === '') throw new Error(`fake-electron: ${command} ${flag} takes a value.`);
    flags[flag] = value;
  }
  return { files, flags };
}

function numberOf(flag: string, flags: Given['flags']): number {
  const value = Number(flags[flag]);
  if (Number.isNaN(value)) throw new Error(`fake-electron: ${flag} takes a number; given '${flags[flag]}'.`);
  return value;
}

function told(file: string, { cwd }: Surroundings): string {
  return path.relative(cwd, file) || file;
}

/** What the project calls itself. */
function nameOf(cwd: string): string {
  try {
    const { name } = JSON.parse(fs.readFileSync(path.join(cwd, 'package.json'), 'utf8')) as { name?: unknown };
    if (typeof name === 'string' && name !== '') return name;
  } catch {
    // A folder without a package has its own name.
  }
  return path.basename(cwd);
}
