import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { URL } from 'node:url';
import { saveError } from '../../../words/contents-errors';
import type { WebContents } from '../web-contents';

/** What names a resource, by the attribute that does. */
const RESOURCES = [
  ['img[src]', 'src'],
  ['script[src]', 'src'],
  ['link[rel~="stylesheet"][href]', 'href'],
] as const;

/**
 * Writes the page of a contents to a file.
 *
 * @throws Error `Failed to save the page`
 */
export async function savePageAs(contents: WebContents, path: string, kind: string): Promise<void> {
  const document = contents.fake.registry.pages.windowIn(contents.frame, true)?.document;
  const url = contents.frame.identity.url || 'about:blank';
  try {
    if (kind === 'MHTML') writeFileSync(path, mhtml(htmlOf(document), url, document?.title ?? ''));
    else if (kind === 'HTMLOnly' || !document) writeFileSync(path, htmlOf(document));
    else await saveWhole(contents, document, path);
  } catch {
    throw saveError();
  }
}

function htmlOf(document: Document | undefined): string {
  if (!document) return '<html><head></head><body></body></html>';
  const { doctype } = document;
  return `${doctype ? `<!DOCTYPE ${doctype.name}>\n` : ''}${document.documentElement?.outerHTML ?? ''}`;
}

async function saveWhole(contents: WebContents, document: Document, path: string): Promise<void> {
  const folder = `${path.slice(0, path.length - extname(path).length)}_files`;
  const copy = document.cloneNode(true) as Document;
  const { baseURI } = document;
  mkdirSync(folder, { recursive: true });
  const names = new Set<string>();
  for (const [selector, attribute] of RESOURCES) {
    for (const element of copy.querySelectorAll(selector)) {
      const source = element.getAttribute(attribute)!;
      if (!URL.canParse(source, baseURI) || source.startsWith('data:')) continue;
      const { href, pathname } = new URL(source, baseURI);
      const bytes = await contents.fake.registry.pages.fetch(contents, href);
      if (bytes === undefined) continue;
      const name = unused(basename(pathname) || 'resource', names);
      writeFileSync(join(folder, name), bytes);
      element.setAttribute(attribute, `./${basename(folder)}/${name}`);
    }
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, htmlOf(copy));
}

function unused(name: string, names: Set<string>): string {
  const extension = extname(name);
  let free = name;
  for (let count = 1; names.has(free); count++) free = `${basename(name, extension)}(${count})${extension}`;
  names.add(free);
  return free;
}

/** One part for the page, as mail has it. */
function mhtml(html: string, url: string, title: string): string {
  const boundary = '----MultipartBoundary--fakeelectron----';
  const head = [
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${url}`,
    `Subject: ${title}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"`,
  ];
  const part = ['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable', `Content-Location: ${url}`];
  return [...head, '', '', `--${boundary}`, ...part, '', quoted(html), '', `--${boundary}--`, ''].join('\r\n');
}

function quoted(text: string): string {
  const coded = [...Buffer.from(text)].map((byte) => {
    const isPlain = byte !== 61 && byte < 127 && (byte >= 32 || byte === 10);
    return isPlain ? String.fromCharCode(byte) : `=${hex(byte)}`;
  });
  const lines = coded.join('').split('\n');
  // No line may have more than 76 characters.
  return lines.map((line) => line.match(/(?:=[0-9A-F]{2}|[^=]){1,24}/g)?.join('=\r\n') ?? '').join('\r\n');
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
