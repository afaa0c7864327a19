// What the scripts share that try the packed package in a temporary folder.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const { NODE_OPTIONS: _, ...outer } = process.env;

/** The environment of what is tried: that of this process, without what it is told of Node. */
export const environment = { ...outer, NO_COLOR: '1' };

/** A folder that goes with this process. */
export function temporary(name) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `fake-electron-${name}-`)));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a command to its end. */
export function run(command, args, cwd, env = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...environment, ...env },
  });
  return { passed: status === 0, output: `${stdout}${stderr}`, stdout };
}

/** @returns what it prints @throws Error with all that it printed, if it fails */
export function mustRun(...args) {
  const { passed, output, stdout } = run(...args);
  if (!passed) throw new Error(output);
  return stdout;
}

/** Packs the package into a folder. @returns the tarball */
export function pack(folder) {
  const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [{ filename }] = Object.values(JSON.parse(mustRun('npm', packing, root)));
  return join(folder, filename);
}
