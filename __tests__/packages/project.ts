import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { builtPackage } from '../support/built';

export const ROOT = path.join(__dirname, '..', '..');
const MODULES = path.join(ROOT, 'node_modules');

/** What a project has installed: by name, where it lies among the repository's own modules. */
export type Installed = Readonly<Record<string, string>>;

/** Each name as itself. */
export function installed(...names: string[]): Installed {
  return Object.fromEntries(names.map((name) => [name, name]));
}

/** A temporary project with the packed tarball installed in it, as a user has it. */
export class Project {
  readonly root: string;

  /**
   * Packs and installs without a network: the tarball is unpacked, its declared dependencies and what else the
   * project has installed are links into the repository's modules. What is not declared is not there.
   */
  constructor(has: Installed) {
    this.root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-project-')));
    const modules = path.join(this.root, 'node_modules');
    fs.mkdirSync(modules);
    unpack(pack(this.root), path.join(modules, 'fake-electron'));
    const { dependencies } = JSON.parse(this.read('node_modules/fake-electron/package.json'));
    for (const [name, source] of Object.entries({ ...installed(...Object.keys(dependencies)), ...has })) {
      const link = path.join(modules, name);
      fs.mkdirSync(path.dirname(link), { recursive: true });
      fs.symlinkSync(path.join(MODULES, source), link, 'junction');
    }
  }

  /** Copies a folder into the project. */
  add(folder: string, to = '.'): void {
    fs.cpSync(folder, path.join(this.root, to), { recursive: true });
  }

  write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    fs.writeFileSync(path.join(this.root, file), text);
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.root, file), 'utf8');
  }

  /** Runs node in the project, with nothing of the Jest that runs this test in its environment. */
  node(args: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
    const { JEST_WORKER_ID: _, NODE_OPTIONS: __, NODE_ENV: ___, FORCE_COLOR: ____, CI: _____, ...outer } = process.env;
    return spawnSync(process.execPath, [...args], {
      cwd: this.root,
      encoding: 'utf8',
      env: { ...outer, NO_COLOR: '1', ...env },
      timeout: 100_000,
    });
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }
}

/** Where the script `name` of an installed package lies. */
export function binary(name: string, script: string): string {
  return path.join(MODULES, name, script);
}

function pack(into: string): string {
  builtPackage();
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', into],
    { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`npm pack failed:\n${stderr}`);
  return path.join(into, filenameOf(JSON.parse(stdout)));
}

/** npm 11 prints a list; later ones print an object by name. */
function filenameOf(printed: Record<string, { filename: string }>): string {
  return Object.values(printed)[0]!.filename;
}

function unpack(tarball: string, into: string): void {
  fs.mkdirSync(into, { recursive: true });
  const { status, stderr } = spawnSync('tar', ['-xzf', tarball, '-C', into, '--strip-components=1'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`tar failed:\n${stderr}`);
  fs.rmSync(tarball);
}
