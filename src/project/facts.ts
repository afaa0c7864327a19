import * as fs from 'node:fs';
import * as path from 'node:path';
import { filesBelow } from './files';

export type Runner = 'jest' | 'vitest' | 'mocha' | 'node-test';
export const RUNNERS: readonly Runner[] = ['jest', 'vitest', 'mocha', 'node-test'];

export interface Manifest {
  readonly name?: string;
  readonly type?: string;
  readonly main?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly jest?: Readonly<Record<string, unknown>>;
  readonly mocha?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Where Mocha is configured, beside package.json. */
export const MOCHA_CONFIGS = [
  '.mocharc.js',
  '.mocharc.cjs',
  '.mocharc.mjs',
  '.mocharc.yaml',
  '.mocharc.yml',
  '.mocharc.jsonc',
  '.mocharc.json',
] as const;

/** What it has to require. */
export const MOCHA_REQUIRED = ['fake-electron/register', 'fake-electron/mocha'] as const;

/** What a project is, as its files tell. */
export class Facts {
  readonly manifest: Manifest;
  /** What it names in its package.json, with the ranges. */
  readonly declared: Readonly<Record<string, string>>;
  readonly tests: readonly string[];

  /** @throws Error if there is no package.json that can be read */
  constructor(readonly root: string) {
    const file = path.join(root, 'package.json');
    let text: string;
    try {
      text = fs.readFileSync(file, 'utf8');
    } catch {
      throw new Error(
        `fake-electron: there is no ${file}. Run this in the folder of a project, after \`npm init -y\`.`,
      );
    }
    try {
      this.manifest = JSON.parse(text) as Manifest;
    } catch (error) {
      throw new Error(`fake-electron: ${file} cannot be read: ${(error as Error).message}.`);
    }
    const { dependencies, devDependencies, optionalDependencies } = this.manifest;
    this.declared = { ...optionalDependencies, ...dependencies, ...devDependencies };
    this.tests = filesBelow(root, (name) => /\.(test|spec)\.[mc]?[jt]sx?$/.test(name)).map((each) => this.shown(each));
  }

  /** The path from the project's folder, as it is printed. */
  shown(file: string): string {
    return path.relative(this.root, file).replaceAll(path.sep, '/');
  }

  has(name: string): boolean {
    return Object.hasOwn(this.declared, name) || this.versionOf(name) !== undefined;
  }

  /** Whether its package.json says so: what lies above it is another project's. */
  names(name: string): boolean {
    return Object.hasOwn(this.declared, name);
  }

  read(file: string): string | undefined {
    try {
      return fs.readFileSync(path.join(this.root, file), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** The first of these files that is there. */
  first(...names: string[]): string | undefined {
    return names.find((name) => fs.existsSync(path.join(this.root, name)));
  }

  /** Where a package is installed for this project. */
  folderOf(name: string): string | undefined {
    for (let at = this.root; ; at = path.dirname(at)) {
      const folder = path.join(at, 'node_modules', name);
      if (fs.existsSync(path.join(folder, 'package.json'))) return folder;
      if (at === path.dirname(at)) return undefined;
    }
  }

  versionOf(name: string): string | undefined {
    const folder = this.folderOf(name);
    if (folder === undefined) return undefined;
    return (JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  }

  /** The major, and what follows as a fraction of a hundred: 5.4 is 5.04; of the range where nothing is installed. */
  numberOf(name: string): number | undefined {
    const text = this.versionOf(name) ?? this.declared[name];
    const [, major, minor] = /(\d+)(?:\.(\d+))?/.exec(text ?? '') ?? [];
    return major === undefined ? undefined : Number(major) + Number(minor ?? 0) / 100;
  }

  get isTypeScript(): boolean {
    return this.names('typescript') || this.first('tsconfig.json') !== undefined;
  }

  get isModule(): boolean {
    return this.manifest.type === 'module';
  }

  /** What the project builds its app with. */
  get builder(): string | undefined {
    if (this.names('electron-vite')) return 'electron-vite';
    if (this.names('vite-plugin-electron')) return 'vite-plugin-electron';
    if (this.names('@electron-forge/plugin-vite')) return 'Forge with Vite';
    if (this.names('@electron-forge/plugin-webpack')) return 'Forge with webpack';
    if (this.names('@electron-forge/cli')) return 'Forge';
    if (this.manifest.scripts && Object.values(this.manifest.scripts).some((each) => each.includes('.erb/')))
      return 'electron-react-boilerplate';
    return ['webpack', 'vite', 'electron-builder'].find((each) => this.names(each));
  }

  /** The runner that the project has, or else the one that its build suggests. */
  get runner(): { readonly name: Runner; readonly isThere: boolean } {
    const test = this.manifest.scripts?.test ?? '';
    if (/\bjest\b/.test(test)) return { name: 'jest', isThere: true };
    if (/\bvitest\b/.test(test)) return { name: 'vitest', isThere: true };
    if (/\bmocha\b/.test(test)) return { name: 'mocha', isThere: true };
    if (/\bnode\b.*--test\b/.test(test)) return { name: 'node-test', isThere: true };
    const found = (['jest', 'vitest', 'mocha'] as const).find((each) => this.names(each));
    if (found) return { name: found, isThere: true };
    return { name: this.names('vite') ? 'vitest' : 'jest', isThere: false };
  }

  /** What makes JavaScript of the tests under Jest. */
  get transformer(): string | undefined {
    const config = `${this.jestConfigText ?? ''}${JSON.stringify(this.manifest.jest ?? {})}`;
    const named = ['ts-jest', '@swc/jest', 'esbuild-jest'].find((each) => config.includes(each));
    if (named) return named;
    const babel = this.first('babel.config.js', 'babel.config.json', 'babel.config.cjs', '.babelrc', '.babelrc.js');
    if (babel !== undefined) return 'babel-jest';
    return ['ts-jest', '@swc/jest', 'esbuild-jest'].find((each) => this.names(each));
  }

  get jestConfig(): string | undefined {
    return this.first(...['ts', 'js', 'cjs', 'mjs', 'json', 'mts', 'cts'].map((ending) => `jest.config.${ending}`));
  }

  get jestConfigText(): string | undefined {
    return this.jestConfig && this.read(this.jestConfig);
  }

  get vitestConfig(): string | undefined {
    return this.first(...['ts', 'js', 'mts', 'mjs', 'cts', 'cjs'].map((ending) => `vitest.config.${ending}`));
  }

  get viteConfig(): string | undefined {
    return this.first(...['ts', 'js', 'mts', 'mjs', 'cts', 'cjs'].map((ending) => `vite.config.${ending}`));
  }

  /** How packages are added here. */
  get add(): string {
    if (this.first('pnpm-lock.yaml')) return 'pnpm add -D';
    if (this.first('yarn.lock')) return 'yarn add -D';
    return this.first('bun.lockb', 'bun.lock') ? 'bun add -d' : 'npm i -D';
  }
}
