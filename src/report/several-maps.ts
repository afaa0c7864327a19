import * as fs from 'node:fs';
import * as path from 'node:path';
import { type IpcMap, MAP_VERSION } from './ipc-map';
import { MapMaker } from './map';

/** Maps put together, and what was left out of them. */
export interface Merged {
  readonly map: IpcMap;
  /** How many were read. */
  readonly count: number;
  /** A sentence for each that was not. */
  readonly lost: readonly string[];
}

/**
 * Merges the maps of CI shards, or of several suites.
 *
 * @param given - files, and folders whose JSON files are meant
 */
export function mergeMaps(given: readonly string[], cwd: string): Merged {
  const maker = new MapMaker(Number.POSITIVE_INFINITY);
  const lost: string[] = [];
  let count = 0;
  for (const file of given.flatMap((name) => filesOf(path.resolve(cwd, name)))) {
    const told = path.relative(cwd, file) || file;
    const read = readMap(file);
    if (typeof read === 'string') {
      lost.push(`${told} is left out: ${read}`);
      continue;
    }
    maker.merge(read, told);
    count++;
  }
  return { map: maker.make(), count, lost };
}

function filesOf(file: string): string[] {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isDirectory()) return [file];
  const names = fs.readdirSync(file, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => path.join(file, name));
}

/** The map in a file, or why there is none. */
function readMap(file: string): IpcMap | string {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file.' : (error as Error).message;
  }
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return `it is no whole JSON (${(error as Error).message}): what wrote it may have been killed.`;
  }
  const { version } = (read ?? {}) as { version?: unknown };
  if (typeof version !== 'number') return 'it is no map of a run.';
  if (version !== MAP_VERSION) return `it is of version ${version}, and this release reads ${MAP_VERSION}.`;
  const wrong = whatIsWrong(read as Record<string, unknown>);
  return wrong === undefined ? (read as IpcMap) : `its ${wrong} is not as version ${MAP_VERSION} has it.`;
}

/** Where a map that somebody else has written is not one. */
function whatIsWrong(map: Record<string, unknown>): string | undefined {
  for (const name of ['files', 'channels', 'tests']) if (!Array.isArray(map[name])) return name;
  const channels = map.channels as Record<string, unknown>[];
  const isList = (value: unknown) => Array.isArray(value);
  const bad = channels.findIndex(
    (entry) =>
      typeof entry?.channel !== 'string' ||
      !['ways', 'registered', 'sent', 'tests', 'examples'].every((name) => isList(entry[name])) ||
      !isList((entry.args as { shapes?: unknown } | null)?.shapes) ||
      typeof entry.heard !== 'number' ||
      typeof entry.outcomes !== 'object' ||
      entry.outcomes === null,
  );
  if (bad >= 0) return `channels[${bad}]`;
  const texts = ['from', 'to', 'kind', 'channel', 'outcome', 'shown'];
  const tests = map.tests as { test?: unknown; steps?: unknown }[];
  const odd = tests.findIndex(
    (entry) =>
      typeof entry?.test !== 'string' ||
      !Array.isArray(entry.steps) ||
      !entry.steps.every((step) => texts.every((name) => typeof step?.[name] === 'string')),
  );
  return odd >= 0 ? `tests[${odd}]` : undefined;
}
