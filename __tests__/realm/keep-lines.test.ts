// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of code.
import * as vm from 'node:vm';
import * as fc from 'fast-check';
import * as ts from 'typescript';
import { keepLines } from '../../src/realm/keep-lines';

function transformed(code: string): string {
  const { outputText, sourceMapText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, sourceMap: true },
  });
  const { mappings } = JSON.parse(sourceMapText!) as { mappings: string };
  return keepLines(outputText, mappings);
}

/** Pieces of a module; `HERE` is asked for its line. */
const PIECES = [
  'interface A {\n  a: string;\n\n  b: string;\n}',
  'HERE;',
  '\n\n',
  "import * as path from 'node:path';\nHERE + path.sep;",
  '/** A comment\n * of lines. */',
  '// A comment.',
  'texts.push(`one\n  two ${HERE}\n// three\n\n four`);',
  "texts.push('`', `a ` + `b\n`);",
  "const address = 'http://a'; // a comment\nHERE;",
  'enum Kind {\n  One,\n\n  Two,\n}\nHERE;',
  'class C {\n  constructor(private readonly a: string) {}\n\n  get(): void {\n    HERE;\n  }\n}\nnew C("a").get();',
  'export const value = (a: string): string =>\n\n  a +\n  HERE;\nvalue("a");',
  'type B<T> =\n  | T\n  | undefined;',
  'type D = string; HERE;',
];

test('lines are those of the source, and texts stay what they are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...PIECES)), (pieces) => {
      const source = pieces.join('\n');
      const expected = source.split('\n').flatMap((line, index) => (line.includes('HERE') ? [index + 1] : []));
      const code = transformed(source.replaceAll('HERE', 'mark()'));

      const run = (text: string) => {
        const lines: number[] = [];
        const texts: string[] = [];
        const mark = () => {
          lines.push(Number(/source\.js:(\d+)/.exec(new Error('mark').stack ?? '')?.[1]));
          return '';
        };
        vm.compileFunction(text, ['exports', 'require', 'mark', 'texts'], { filename: 'source.js' })(
          {},
          require,
          mark,
          texts,
        );
        return { lines, texts };
      };
      const { outputText } = ts.transpileModule(source.replaceAll('HERE', 'mark()'), {
        compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
      });

      expect(run(code)).toEqual({ lines: expected, texts: run(outputText).texts });
    }),
  );
});
