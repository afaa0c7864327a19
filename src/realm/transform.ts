import * as path from 'node:path';
import type * as TypeScript from 'typescript';
import { noTransformerError, topLevelAwaitError, transformError } from './errors';
import { IMPORT, replaceImports } from './import-calls';
import { keepLines } from './keep-lines';
import { lastingTexts, nodeModule } from './outer';

/** What a transformed module becomes. */
export type Format = 'commonjs' | 'module';

interface Output {
  readonly code: string;
  /** A source map, as JSON. */
  readonly map: string;
}

type Transformer = (code: string, file: string, format: Format) => Output;

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
  const texts = lastingTexts('transforms');
  const key = `${format}\n${file}\n${found.file}`;
  const known = texts.get(key);
  // One text for both the source and what has become of it: the source tells whether it is still the same.
  if (known?.startsWith(`${code}\0`)) return known.slice(code.length + 1);
  let output: Output;
  try {
    output = found.load()(code.replace(/^#!/, '//'), file, format);
  } catch (error) {
    // In esbuild's words.
    if (/top-level await/i.test(String(error))) throw topLevelAwaitError(file);
    throw transformError(file, error);
  }
  const result = withLines(output, format, isSyntax);
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(key, `${code}\0${result}`);
  return result;
}

function withLines({ code, map }: Output, format: Format, isSyntax: (code: string) => boolean): string {
  const { mappings } = JSON.parse(map) as { mappings: string };
  // An ES module is no function body, so nothing can be asked about it.
  if (format === 'module') return keepLines(code, mappings, () => true);
  const result = replaceImports(code, isSyntax);
  return isSyntax(result) ? keepLines(result, mappings, isSyntax) : result;
}

function findTransformer(file: string): { file: string; load(): Transformer } | undefined {
  const requires = [file, path.join(process.cwd(), 'package.json')].map((from) => nodeModule().createRequire(from));
  for (const [name, make] of Object.entries(TRANSFORMERS)) {
    for (const require of requires) {
      try {
        const found = require.resolve(name);
        return { file: found, load: () => make(require(found) as never) };
      } catch {}
    }
  }
  return undefined;
}

interface Esbuild {
  transformSync(code: string, options: object): Output;
}

function esbuild(tool: Esbuild): Transformer {
  return (code, file, format) =>
    tool.transformSync(code, {
      sourcefile: file,
      loader: /\.[mc]?ts$/.test(file) ? 'ts' : /\.tsx$/.test(file) ? 'tsx' : 'jsx',
      format: format === 'commonjs' ? 'cjs' : 'esm',
      platform: 'node',
      target: 'es2022',
      sourcemap: 'external',
      sourcesContent: false,
      legalComments: 'none',
      charset: 'utf8',
      ...(format === 'commonjs' ? { define: { 'import.meta': `${IMPORT}.meta` } } : {}),
    });
}

interface Swc {
  transformSync(code: string, options: object): Output;
}

function swc(tool: Swc): Transformer {
  return (code, file, format) =>
    tool.transformSync(code, {
      filename: file,
      swcrc: false,
      configFile: false,
      sourceMaps: true,
      inputSourceMap: false,
      jsc: {
        parser: /\.[mc]?tsx?$/.test(file)
          ? { syntax: 'typescript', tsx: file.endsWith('x'), decorators: true }
          : { syntax: 'ecmascript', jsx: true, decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        target: 'es2022',
        preserveAllComments: false,
      },
      module: format === 'commonjs' ? { type: 'commonjs', ignoreDynamic: true } : { type: 'es6' },
    });
}

function typescript(ts: typeof TypeScript): Transformer {
  return (code, file, format) => {
    const { outputText, sourceMapText, diagnostics } = ts.transpileModule(code, {
      // Which says by itself that it is an ES module, and would stay one.
      fileName: file.replace(/\.m([jt]s)$/, '.$1'),
      transformers: { before: [renameRequire(ts)] },
      reportDiagnostics: true,
      compilerOptions: {
        module: format === 'commonjs' ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2022,
        jsx: ts.JsxEmit.React,
        esModuleInterop: true,
        allowJs: true,
        experimentalDecorators: true,
        removeComments: true,
        sourceMap: true,
        ignoreDeprecations: '6.0',
      },
    });
    const wrong = diagnostics?.find(({ code, start }) => start !== undefined && code < 2000 && !ALLOWED.has(code));
    if (wrong) {
      const { line, character } = wrong.file!.getLineAndCharacterOfPosition(wrong.start!);
      const text = ts.flattenDiagnosticMessageText(wrong.messageText, '\n');
      throw new Error(`${file}:${line + 1}:${character + 1}: ${text}`);
    }
    return { code: outputText.replace(/\n\/\/# sourceMappingURL=.*$/, ''), map: sourceMapText! };
  };
}

/** `const require = createRequire(import.meta.url)` would be in the way of the `require` that imports become. */
function renameRequire(ts: typeof TypeScript): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  return (context) => (source) => {
    if (!ts.isExternalModule(source) || !/\b(?:const|let|var|as) require\b/.test(source.text)) return source;
    const visit = (node: TypeScript.Node): TypeScript.Node => {
      if (ts.isIdentifier(node) && node.text === 'require') return ts.factory.createIdentifier('require_');
      if (!ts.isPropertyAccessExpression(node)) return ts.visitEachChild(node, visit, context);
      const { factory } = context;
      return factory.updatePropertyAccessExpression(node, visit(node.expression) as TypeScript.Expression, node.name);
    };
    return ts.visitEachChild(source, visit, context);
  };
}

/** What is right in a module and is said to be wrong for the one that it becomes: import.meta, top-level await. */
const ALLOWED = new Set([1343, 1378, 1432, 1470]);
