// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of code.
import * as fc from 'fast-check';
import { scan } from '../../src/realm/scan';

/** Pieces of code; what is between « and » is text or comment. */
const PIECES = [
  'a = b / c / d;',
  'a = «/b[/]c/g».test(d) / 2;',
  'if (a) «/b`/».test(c);',
  'a = (b) / c / 2;',
  'function f() {} «/a/».test(b);',
  'a = function () {} / b / c;',
  'a = { b: 1 } / c / d;',
  'a = b ? { c: 1 } / 2 / 3 : «/x/»;',
  'a = class {} / b / c;',
  'switch (a) { case 1: {} «/b/».test(c); }',
  'a++ / b / c;',
  'a = «`one\n${»{ b: «`two ${»c / 2 / 3«}`» }.b«}\nthree`» / 2 / 4;',
  'for (const a of «/b/».exec(c)) {}',
  'x.return / a / b;',
  'return_ = () => {}\n«/a/».test(b);',
  'a = «\'it\\\\\'» + «"\\"//"»;',
  "«// it\\'s `a`»\n",
  '«/* `a\n b */» a?.b / 2 / 3;',
  'a = b ?? «/c/» ?.d;',
];

test('texts, comments and regular expressions are told from code', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), (pieces) => {
      const marked = pieces.join('\n');
      const expected: number[] = [];
      let code = '';
      for (const letter of marked) {
        if (letter === '«' || letter === '»') expected.push(code.length);
        else code += letter;
      }

      expect(scan(code).texts).toEqual(expected);
    }),
  );
});
