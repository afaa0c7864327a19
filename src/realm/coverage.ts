import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LETTERS } from './keep-lines';
import { nodeModule } from './outer';

/** Istanbul's figures by file: in the form that its instrumenter writes and its reporters read. */
type Figures = Record<string, object>;

/** How a runner collects figures. */
interface Collector {
  /** The global that it reads at the end of a test file. */
  readonly variable: string;
  /** Packages through which Istanbul's are found, where the project itself has none of them. */
  readonly through: readonly string[];
  counts(file: string): boolean;
  /** Whether its own figures of such a file are of transformed code, with a map to where they belong. */
  maps(file: string): boolean;
}

/** What a test file collects. */
interface Collection {
  readonly collector: Collector;
  /** Of a file that the runner has loaded as well there are two, with other code. */
  readonly figures: Figures;
  instrumentedBy(ending: string): Instrumenter;
}

interface Instrumenter {
  instrumentSync(code: string, file: string): string;
}

interface Istanbul {
  createInstrumenter(options: object): Instrumenter;
}

interface IstanbulCoverage {
  createFileCoverage(figures: object): { merge(other: object): void; toJSON(): object };
}

type Globals = Record<string, unknown> & { [COLLECTION]?: Collection | null };

/** On the global object of a test file, to which it belongs. */
const COLLECTION: unique symbol = Symbol.for('fake-electron.coverage') as never;

/** Where the code that counts finds the figures, in each realm. */
const VARIABLE = '__fakeElectronCoverage__';

/**
 * Has code of the app count what of it runs, if the runner collects coverage by Istanbul: Jest with its Babel provider, Vitest with
 * `istanbul`, nyc. V8's own figures are of code that nobody else knows.
 *
 * @param file - absolute, or a `file:` address
 * @param global - of the realm that is to run it
 * @returns the code that counts; the very same for a file that is not to be counted
 */
export function counting(code: string, file: string, global: object): string {
  const collection = beginCounting();
  if (!collection) return code;
  const at = file.startsWith('file:') ? fileURLToPath(file) : file;
  if (!path.isAbsolute(at) || !collection.collector.counts(at)) return code;
  Object.defineProperty(global, VARIABLE, { value: collection.figures, configurable: true });
  try {
    return collection.instrumentedBy(path.extname(at)).instrumentSync(code, at);
  } catch {
    // What Istanbul cannot read fails where it is run, if it is wrong, and with the words of what runs it.
    return code;
  }
}

/** What an app adds to the global object goes with it: this has to be there before. */
export function beginCounting(): Collection | null {
  const globals = globalThis as unknown as Globals;
  const known = globals[COLLECTION];
  if (known !== undefined) return known;
  const value = findCollection() ?? null;
  Object.defineProperty(globals, COLLECTION, { value, configurable: true });
  return value;
}

function findCollection(): Collection | undefined {
  const collector = ofJest() ?? ofVitest() ?? ofNyc();
  const istanbul = collector && load<Istanbul>('istanbul-lib-instrument', collector.through);
  if (!istanbul) return undefined;
  const known = new Map<string, Instrumenter>();
  return {
    collector,
    figures: {},
    instrumentedBy(ending) {
      let made = known.get(ending);
      if (made === undefined) {
        made = istanbul.createInstrumenter({
          coverageVariable: VARIABLE,
          coverageGlobalScope: 'globalThis',
          coverageGlobalScopeFunc: false,
          esModules: true,
          autoWrap: true,
          preserveComments: true,
          compact: false,
          // Stack traces are to name the lines of the file.
          generatorOpts: { retainLines: true },
          parserPlugins: [...PLUGINS, ...(LANGUAGES[ending] ?? ['jsx'])],
        });
        known.set(ending, made);
      }
      return made;
    },
  };
}

const PLUGINS = [
  'importAttributes',
  'importMeta',
  'dynamicImport',
  'topLevelAwait',
  'classProperties',
  'decorators-legacy',
];

const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  '.ts': ['typescript'],
  '.mts': ['typescript'],
  '.cts': ['typescript'],
  '.tsx': ['typescript', 'jsx'],
};

/** Adds what has been counted in this test file to what its runner has, which is about to read it. */
export function handInCoverage(): void {
  const globals = globalThis as unknown as Globals;
  const collection = globals[COLLECTION];
  if (!collection) return;
  const { variable, through } = collection.collector;
  globals[variable] ??= {};
  const all = globals[variable] as Figures;
  const library = load<IstanbulCoverage>('istanbul-lib-coverage', through);
  for (const [file, figures] of Object.entries(collection.figures)) {
    delete collection.figures[file];
    if (collection.collector.maps(file)) {
      // Under a name of their own: figures of one name are added up before they are mapped.
      const name = `${file}${MAPPED}`;
      // Else a reporter adds figures of its own for a file that no test seems to load; whatever else there is takes the place of these.
      all[file] ??= { path: file, all: true, statementMap: {}, fnMap: {}, branchMap: {}, s: {}, f: {}, b: {} };
      all[name] = { ...figures, path: name, inputSourceMap: identityMap(file) };
      continue;
    }
    const known = all[file];
    if (known === undefined || library === undefined) all[file] ??= figures;
    else {
      const sum = library.createFileCoverage(known);
      sum.merge(figures);
      all[file] = sum.toJSON();
    }
  }
}

/** What the name of figures ends in that stand for those of the file. */
const MAPPED = '#launched';

/** A source map by which everything comes from where it is, in the file of another name. */
function identityMap(file: string): object {
  let before = 0;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const mappings = lines.map((line, index) => {
    const first = `AA${index === 0 ? 'A' : 'C'}${vlq(-before)}`;
    before = line.length;
    return [first, ...Array.from(line, () => 'CAAC')].join(',');
  });
  return { version: 3, file, sources: [file], names: [], mappings: mappings.join(';') };
}

function vlq(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>= 5;
    text += LETTERS[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}

interface JestRuntime {
  readonly _coverageOptions?: { readonly collectCoverage?: boolean; readonly coverageProvider?: string };
  readonly _config?: { readonly transform?: readonly (readonly [pattern: string, file: string, options?: unknown])[] };
}
type RuntimeClass = { readonly prototype: Record<string, (this: JestRuntime, ...args: unknown[]) => unknown> };

/** Jest tells its files nothing of it: its runtime, which is asked for every module, knows. */
function ofJest(): Collector | undefined {
  const runtimes = builtBy<{ default?: RuntimeClass }>(/[\\/]jest-runtime[\\/]build[\\/]index\.js$/);
  const transforms = builtBy<{ shouldInstrument?: (file: string, options: object, config: object) => boolean }>(
    /[\\/]@jest[\\/]transform[\\/]build[\\/]index\.js$/,
  );
  for (const { default: Runtime } of runtimes) {
    const runtime = Runtime && running(Runtime);
    const { _coverageOptions: options, _config: config } = runtime ?? {};
    if (!options?.collectCoverage || options.coverageProvider !== 'babel' || !config) continue;
    return {
      variable: '__coverage__',
      through: ['jest', 'jest-cli', '@jest/core', '@jest/reporters'],
      counts: (file) => transforms.some(({ shouldInstrument }) => shouldInstrument?.(file, options, config) === true),
      maps(file) {
        const [, transformer = ''] = config.transform?.find(([pattern]) => new RegExp(pattern).test(file)) ?? [];
        // Babel counts before it transforms; of what others make Jest counts the result.
        return transformer !== '' && !/babel/i.test(transformer);
      },
    };
  }
  return undefined;
}

/** Of Jest 30, and of 29, which binds the first when it makes a module. */
const ASKED = ['requireModuleOrMock', 'requireModule'] as const;

function running({ prototype }: RuntimeClass): JestRuntime | undefined {
  let found: JestRuntime | undefined;
  const originals = ASKED.map((name) => [name, prototype[name]] as const);
  for (const [name, original] of originals) {
    prototype[name] = function (...args) {
      found = this;
      return original?.apply(this, args);
    };
  }
  try {
    // Jest's own, of this file; by another name, as a bundler would make it what is imported above.
    const ask = require;
    ask('node:path');
  } finally {
    for (const [name, original] of originals) {
      if (original) prototype[name] = original;
      else Reflect.deleteProperty(prototype, name);
    }
  }
  return found;
}

/** What Node itself has loaded from such a file. */
function builtBy<T>(file: RegExp): T[] {
  const { _cache: cache = {} } = nodeModule() as unknown as { _cache?: Record<string, { exports: T } | undefined> };
  return Object.keys(cache)
    .filter((name) => file.test(name))
    .flatMap((name) => cache[name]?.exports ?? []);
}

function ofVitest(): Collector | undefined {
  const { config } = ((globalThis as unknown as Globals).__vitest_worker__ ?? {}) as {
    config?: { root?: string; coverage?: { enabled?: boolean; provider?: string } };
  };
  const { enabled = false, provider } = config?.coverage ?? {};
  if (!enabled || provider !== 'istanbul') return undefined;
  return {
    variable: '__VITEST_COVERAGE__',
    through: ['@vitest/coverage-istanbul'],
    counts: isWithin(config?.root ?? process.cwd()),
    maps: () => true,
  };
}

function ofNyc(): Collector | undefined {
  const { NYC_CONFIG: config } = process.env;
  if (config === undefined) return undefined;
  const { cwd = process.cwd() } = JSON.parse(config) as { cwd?: string };
  return { variable: '__coverage__', through: ['nyc'], counts: isWithin(cwd), maps: () => false };
}

function isWithin(root: string): (file: string) => boolean {
  return (file) => file.startsWith(path.join(root, path.sep)) && !/[\\/]node_modules[\\/]/.test(file);
}

/** A package, of the project or of one of the packages on the way to it. */
function load<T>(name: string, through: readonly string[]): T | undefined {
  const { createRequire } = nodeModule();
  let from = path.join(process.cwd(), 'package.json');
  for (const step of ['', ...through]) {
    const folder = step === '' ? undefined : folderOf(step, from);
    if (folder !== undefined) from = path.join(folder, 'package.json');
    try {
      return createRequire(from)(name) as T;
    } catch {}
  }
  return undefined;
}

/** Of a package whose `exports` may hide everything but an entry for imports. */
function folderOf(name: string, from: string): string | undefined {
  const places = nodeModule().createRequire(from).resolve.paths(name) ?? [];
  const found = places.map((place) => path.join(place, name)).find((folder) => fs.existsSync(folder));
  return found === undefined ? undefined : fs.realpathSync(found);
}
