import * as path from 'node:path';
import { TextDecoder, TextEncoder } from 'node:util';
import { noTransformerError, topLevelAwaitError, transformError } from './errors';
import { type Format, type Output, PAGE_NAMES, type Transformer } from './format';
import { IMPORT, replaceImports, restoreImports } from './import-calls';
import { keepLines } from './keep-lines';
import { lastingTexts, nodeModule } from './outer';
import { scan } from './scan';

/** The project's own, the quickest first. */
const TRANSFORMERS: Readonly<Record<string, (tool: never) => Transformer>> = { esbuild, '@swc/core': swc, typescript };

/** More than the sources of an app; what is not kept is made again. */
const MOST_TEXTS = 2000;

/** Whether the file has to be transformed to be JavaScript. */
export function isTyped(file: string): boolean {
  return /\.(?:[mc]?ts|[jt]sx)$/.test(file);
}

/**
 * Turns TypeScript, JSX and ES modules into what runs, with the project's own esbuild, \@swc/core or typescript, the first
 * that is found from the file's folder or from the working directory. Lines stay what they are in the file.
 *
 * @param isSyntax - whether a text is JavaScript
 * @throws Error if the project has none of them; SyntaxError, naming the file, for what they cannot read
 */
export function transform(code: string, file: string, format: Format, isSyntax: (code: string) => boolean): string {
  const found = findTransformer(file);
  if (!found) throw noTransformerError(file);
  try {
    return transformedBy(found, code, file, format, isSyntax);
  } catch (error) {
    // In esbuild's words, which has no CommonJS for it; the others leave it where it is.
    if (!/top-level await/i.test(String(error))) throw error;
    const other = findTransformer(file, ['@swc/core', 'typescript']);
    if (!other) throw topLevelAwaitError(file);
    return transformedBy(other, code, file, format, isSyntax);
  }
}

function transformedBy(
  found: Found,
  code: string,
  file: string,
  format: Format,
  isSyntax: (code: string) => boolean,
): string {
  const texts = lastingTexts('transforms');
  const key = `${format}\n${file}\n${found.file}`;
  const known = texts.get(key);
  // One text for both the source and what has become of it: the source tells whether it is still the same.
  if (known?.startsWith(`${code}\0`)) return known.slice(code.length + 1);
  let output: Output;
  try {
    output = found.load()(code.replace(/^#!/, '//'), file, format);
  } catch (error) {
    throw transformError(file, told(error, file));
  }
  const result = withLines(output, format, isSyntax);
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(key, `${code}\0${result}`);
  return result;
}

/** With the file's own name. */
function told(error: unknown, file: string): unknown {
  const renamed = file.replace(/\.m([jt]s)$/, '.$1');
  if (renamed === file || !(error instanceof Object) || !('message' in error)) return error;
  return { message: String(error.message).replaceAll(`${renamed}:`, `${file}:`) };
}

function withLines({ code, map }: Output, format: Format, isSyntax: (code: string) => boolean): string {
  const { mappings } = JSON.parse(map) as { mappings: string };
  const known = scan(code);
  if (format === 'module') return keepLines(code, mappings, known);
  return keepLines(replaceImports(restoreImports(code, known), isSyntax, known), mappings, known);
}

interface Found {
  readonly file: string;
  load(): Transformer;
}

function findTransformer(file: string, names: readonly string[] = Object.keys(TRANSFORMERS)): Found | undefined {
  const places = /^[a-z][a-z\d+.-]+:/i.test(file) && !file.startsWith('file:') ? [] : [file];
  const requires = [...places, path.join(process.cwd(), 'package.json')].map((from) =>
    nodeModule().createRequire(from),
  );
  for (const name of names) {
    const make = TRANSFORMERS[name]!;
    for (const require of requires) {
      try {
        const found = require.resolve(name);
        if (hasNoApi(name, require)) continue;
        return { file: found, load: () => withOwnBytes(() => make(require(found) as never)) };
      } catch {}
    }
  }
  return undefined;
}

/** From 7 on typescript is a compiler in another language. */
function hasNoApi(name: string, require: NodeJS.Require): boolean {
  if (name !== 'typescript') return false;
  const { version } = require(`${name}/package.json`) as { version: string };
  return Number.parseInt(version, 10) >= 7;
}

/**
 * A runner's jsdom environment may have classes of its own in the place of Node's, or none: esbuild asks for them, and checks
 * whether they belong together.
 */
function withOwnBytes<T>(work: () => T): T {
  const own = { Uint8Array: Object.getPrototypeOf(Buffer) as typeof Uint8Array, TextEncoder, TextDecoder };
  const found = globalThis as unknown as Partial<typeof own>;
  const isOwn = found.TextEncoder && found.TextDecoder && new found.TextEncoder().encode('') instanceof Uint8Array;
  if (isOwn) return work();
  const before = Object.keys(own).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  try {
    for (const [name, value] of Object.entries(own)) {
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
    }
    return work();
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
}

interface Esbuild {
  transformSync(code: string, options: object): Output;
}

function esbuild(tool: Esbuild): Transformer {
  const transformSync = (code: string, options: object) => withOwnBytes(() => tool.transformSync(code, options));
  return (code, file, format) =>
    transformSync(code, {
      // Of an .mjs it would take every import for one of a CommonJS module, also where it is given a namespace already.
      sourcefile: file.replace(/\.m([jt]s)$/, '.$1'),
      loader: /\.[mc]?ts$/.test(file) ? 'ts' : /\.tsx$/.test(file) ? 'tsx' : 'jsx',
      format: format === 'module' ? 'esm' : 'cjs',
      platform: 'node',
      target: 'es2022',
      sourcemap: 'external',
      sourcesContent: false,
      legalComments: 'none',
      charset: 'utf8',
      define: {
        ...(format === 'module' ? {} : { 'import.meta': `${IMPORT}.meta` }),
        ...(format === 'page' ? PAGE_NAMES : {}),
      },
    });
}

const PAGE_TYPES = Object.fromEntries(Object.keys(PAGE_NAMES).map((name) => [name, 'undefined']));

interface Swc {
  transformSync(code: string, options: object): Output;
}

function swc(tool: Swc): Transformer {
  return (code, file, format) =>
    // What it makes of `import.meta` is for Node, and asks for a `__filename` that the module may have declared.
    tool.transformSync(format !== 'module' ? code.replace(/\bimport(?=\s*\.\s*meta\b)/g, IMPORT) : code, {
      filename: file,
      swcrc: false,
      configFile: false,
      sourceMaps: true,
      inputSourceMap: false,
      jsc: {
        parser: /\.[mc]?tsx?$/.test(file)
          ? { syntax: 'typescript', tsx: file.endsWith('x'), decorators: true }
          : { syntax: 'ecmascript', jsx: true, decorators: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          ...(format === 'page' ? { optimizer: { globals: { typeofs: PAGE_TYPES } } } : {}),
        },
        target: 'es2022',
        preserveAllComments: false,
      },
      module: format === 'module' ? { type: 'es6' } : { type: 'commonjs', ignoreDynamic: true },
    });
}

function typescript(tool: never): Transformer {
  const { typescript } = require('./typescript') as typeof import('./typescript');
  return typescript(tool);
}
