/**
 * What stands for `import` in `import(…)` and `import.meta` of a CommonJS module: Node lets nobody answer those for a
 * realm without a flag. As long as the word itself, so that no column moves, and with a letter (dotless i) that no code has.
 */
export const IMPORT = '\u0131mport';

const CANDIDATE = /(?<!(?<!\.\.)\.\s*)(?<![#$\u0131])\bimport(?=\s*(?:\(|\.\s*meta\b|\/[/*]))/g;

/**
 * Puts {@link IMPORT} in place of each `import` that is called or asked for its `meta`; not in texts, comments and names.
 *
 * @param isSyntax - whether a text is JavaScript, which tells code from text without a parser of our own
 */
export function replaceImports(code: string, isSyntax: (code: string) => boolean): string {
  const places = [...code.matchAll(CANDIDATE)].map(({ index }) => index);
  if (places.length === 0) return code;
  const put = (text: string, place: number, word: string) => text.slice(0, place) + word + text.slice(place + 6);
  const all = places.reduce((text, place) => put(text, place, IMPORT), code);
  // Something else is wrong with it; what it is shows when it is compiled.
  if (!isSyntax(all)) return all;
  return places.reduce((text, place) => {
    const isText = isSyntax(put(all, place, 'impo@t'));
    const isName = !isText && !isSyntax(put(all, place, '(null)'));
    return isText || isName ? put(text, place, 'import') : text;
  }, all);
}
