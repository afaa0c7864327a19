import * as fs from 'node:fs';
import * as path from 'node:path';
import { breaches, CONTRACT_VERSION, contractOf, declarationOf, type IpcContract } from './contract';
import { type IpcMap, MAP_VERSION } from './ipc-map';

/** Where a command reads, writes and speaks. */
export interface Surroundings {
  readonly cwd: string;
  say(text: string): void;
  complain(text: string): void;
}

/**
 * Writes the contract of a map, or compares with it.
 *
 * @returns the exit code: 0, 1 if a check has failed, 2 for what is there already
 * @throws Error for what cannot be read
 */
export function contract(args: readonly string[], { cwd, say, complain }: Surroundings): number {
  const flags = args.filter((arg) => arg.startsWith('--'));
  const mapFile = path.resolve(cwd, args.find((arg) => !arg.startsWith('--')) ?? 'ipc-map.json');
  const map = readVersioned<IpcMap>(mapFile, MAP_VERSION, 'Run the tests with one of the reporters first.');
  const file = path.join(path.dirname(mapFile), 'ipc-contract.json');
  if (flags.includes('--check')) {
    const agreed = readVersioned<IpcContract>(
      file,
      CONTRACT_VERSION,
      'Run `npx fake-electron contract` and commit it.',
    );
    const found = breaches(agreed, map);
    for (const breach of found) complain(breach);
    if (found.length === 0) say(`${Object.keys(agreed.channels).length} channels are as agreed.`);
    else complain('If it is meant, run `npx fake-electron contract --update`.');
    return found.length === 0 ? 0 : 1;
  }
  if (fs.existsSync(file) && !flags.includes('--update')) {
    complain(
      `fake-electron: ${path.relative(cwd, file)} is there already: --check compares with it, --update takes the run over.`,
    );
    return 2;
  }
  const made = contractOf(map);
  fs.writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`);
  fs.writeFileSync(file.replace(/json$/, 'd.ts'), declarationOf(made));
  say(`Wrote ${Object.keys(made.channels).length} channels to ${path.relative(cwd, file)} and its declaration.`);
  return 0;
}

/** @throws Error that names the file, for one that is not there, is no JSON, or is of another version */
function readVersioned<T extends { readonly version: number }>(file: string, version: number, wayOut: string): T {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    throw new Error(`fake-electron: there is no ${file}. ${wayOut}`);
  }
  let read: T;
  try {
    read = JSON.parse(text) as T;
  } catch (error) {
    throw new Error(`fake-electron: ${file} cannot be read: ${(error as Error).message}. ${wayOut}`);
  }
  if (read?.version !== version) {
    throw new Error(
      `fake-electron: ${file} is of version ${read?.version}, and this release reads ${version}. ${wayOut}`,
    );
  }
  return read;
}
