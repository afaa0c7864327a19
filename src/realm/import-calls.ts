import { scan } from './scan';
import type { Scan } from './tokens';

/**
 * What stands for `import` in `import(…)` and `import.meta` of a CommonJS module: Node lets nobody answer those for a
 * realm without a flag. As long as the word itself, so that no column moves, and with a letter (dotless i) that no code has.
 */
export const IMPORT = '\u0131mport';

const CANDIDATE = /\bimport\s*(?:\(|\.|\/[/*])/;

/**
 * Puts {@link IMPORT} in place of each `import` that is called or asked for its `meta`; not in texts, comments and names.
 *
 * @param isSyntax - whether a text is JavaScript: asked only about what may be a call before a block, or a method
 * @param known - of the code, if there is one already
 */
export function replaceImports(code: string, isSyntax: (code: string) => boolean, known?: Scan): string {
  if (!CANDIDATE.test(code)) return code;
  const { imports } = known ?? scan(code);
  const put = (indexes: readonly number[]) => {
    let text = '';
    let end = 0;
    for (const index of indexes) {
      text += code.slice(end, index) + IMPORT;
      end = index + IMPORT.length;
    }
    return text + code.slice(end);
  };
  const called = imports.filter(({ isName }) => isName !== true).map(({ index }) => index);
  const unsure = imports.filter(({ isName }) => isName === 'maybe').map(({ index }) => index);
  const isCall = (index: number) => {
    const all = put(called);
    return isSyntax(`${all.slice(0, index)}(null)${all.slice(index + IMPORT.length)}`);
  };
  const names = new Set(unsure.filter((index) => !isCall(index)));
  return put(called.filter((index) => !names.has(index)));
}

/** Gives texts and comments back the `import` that {@link IMPORT} was put in place of everywhere. */
export function restoreImports(code: string, { texts }: Scan): string {
  if (!code.includes(IMPORT)) return code;
  let result = '';
  let end = 0;
  for (let index = 0; index < texts.length; index += 2) {
    const text = code.slice(texts[index], texts[index + 1]);
    if (!text.includes(IMPORT)) continue;
    result += code.slice(end, texts[index]) + text.replaceAll(IMPORT, 'import');
    end = texts[index + 1]!;
  }
  return result + code.slice(end);
}
