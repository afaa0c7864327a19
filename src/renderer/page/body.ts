const NEEDS =
  /<(?:script|iframe|frame|webview|object|embed|base)[\s/>]|<meta\s[^>]*http-equiv\s*=\s*["']?refresh|<[a-z][^>]*\son[a-z]+\s*=|<template\s[^>]*shadowrootmode/i;

/** Whether anything happens in this page by itself: a script, an event attribute, a frame, a refresh. */
export function needsDocument(body: string): boolean {
  // Most tests load a page without a word in it.
  return body !== '' && NEEDS.test(withoutComments(body));
}

/** The text of its `<title>`, without a parser; `''` if there is none. */
export function titleOf(body: string): string {
  const title = /<title(?:\s[^>]*)?>([\s\S]*?)<\/title/i.exec(withoutComments(body))?.[1] ?? '';
  return decodeReferences(title)
    .replace(/[\t\n\f\r ]+/g, ' ')
    .trim();
}

function withoutComments(body: string): string {
  return body.includes('<!--') ? body.replace(/<!--[\s\S]*?-->/g, '') : body;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decodeReferences(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
