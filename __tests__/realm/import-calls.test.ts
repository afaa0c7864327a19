// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of code.
import * as vm from 'node:vm';
import * as fc from 'fast-check';
import { IMPORT, replaceImports } from '../../src/realm/import-calls';

function isSyntax(code: string): boolean {
  try {
    vm.compileFunction(code);
    return true;
  } catch {
    return false;
  }
}

/** Pieces of code; `@` is where an `import` is that has to be replaced. */
const PIECES = [
  "@('a');",
  'const a_ = @.meta.url;',
  'async () => { await @("b"); };',
  "// import('c')\n",
  "/* import('d') */",
  "'import(1)';",
  '`import(2) ${@(`import(3)`)} import.meta`;',
  '/import(4)/;',
  'a.import(5);',
  'a?.import(6);',
  '({ import(b) {} });',
  '(class { import(c) {} #import(d) {} });',
  '({ ...@("e") });',
  'important(7);',
  'a\n@("f")\n;',
  '@ /* why */ ("g");',
];

test('exactly the calls of import and its meta are replaced, and nothing moves', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...PIECES)), (pieces) => {
      const text = pieces.join('\n');

      expect(replaceImports(text.replaceAll('@', 'import'), isSyntax)).toBe(text.replaceAll('@', IMPORT));
      expect(IMPORT).toHaveLength('import'.length);
    }),
  );
});
