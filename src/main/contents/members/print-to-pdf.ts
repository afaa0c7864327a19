import { commandError, printOptionError } from '../../../words/contents-errors';
import type { WebFrameMain } from '../../frames/web-frame-main';
import type { WebContents } from '../web-contents';
import { createPdf } from './pdf';

/** In inches. */
const PAPER: Readonly<Record<string, readonly [width: number, height: number]>> = {
  a0: [33.1, 46.8],
  a1: [23.4, 33.1],
  a2: [16.54, 23.4],
  a3: [11.7, 16.54],
  a4: [8.27, 11.7],
  a5: [5.83, 8.27],
  a6: [4.13, 5.83],
  legal: [8.5, 14],
  letter: [8.5, 11],
  tabloid: [11, 17],
  ledger: [17, 11],
};

const KINDS: readonly [keyof Electron.PrintToPDFOptions, 'boolean' | 'number' | 'string' | 'object'][] = [
  ['landscape', 'boolean'],
  ['displayHeaderFooter', 'boolean'],
  ['printBackground', 'boolean'],
  ['scale', 'number'],
  ['pageRanges', 'string'],
  ['headerTemplate', 'string'],
  ['footerTemplate', 'string'],
  ['preferCSSPageSize', 'boolean'],
  ['generateTaggedPDF', 'boolean'],
  ['generateDocumentOutline', 'boolean'],
];

const SIDES = ['top', 'bottom', 'left', 'right'] as const;

const MARGIN = 0.4;

/**
 * Prints what a frame shows (W4.8).
 *
 * @throws TypeError for options of wrong types; Error for a size or margins that cannot be
 */
export function printPage(contents: WebContents, frame: WebFrameMain, given: unknown): Buffer {
  const options = given as Electron.PrintToPDFOptions;
  for (const [name, kind] of KINDS) {
    const value = options[name];
    if (value !== undefined && typeof value !== kind) throw printOptionError(name, `a ${kind}`);
  }
  const [wide, high] = paperOf(options.pageSize);
  const [width, height] = options.landscape ? [high, wide] : [wide, high];
  const margins = marginsOf(options.margins, wide, high);
  const window = contents.fake.registry.pages.windowIn(frame, true);
  const title = window?.document.title ?? '';
  const text = window ? textOf(window.document) : '';
  return createPdf({ width, height, margins, title, text, pages: rangesOf(options.pageRanges) });
}

function paperOf(pageSize: unknown): readonly [number, number] {
  if (pageSize === undefined) return PAPER.letter!;
  if (typeof pageSize === 'string') {
    const found = PAPER[pageSize.toLowerCase()];
    if (found === undefined) throw commandError(`Invalid pageSize ${pageSize}`);
    return found;
  }
  if (typeof pageSize !== 'object') throw printOptionError('pageSize', 'a string or an object');
  const { width, height } = (pageSize ?? {}) as Partial<Electron.Size>;
  if (typeof width !== 'number' || typeof height !== 'number') {
    throw new TypeError('width and height properties are required for pageSize');
  }
  return [width, height];
}

function marginsOf(given: unknown, width: number, height: number): Record<(typeof SIDES)[number], number> {
  if (given !== undefined && typeof given !== 'object') throw printOptionError('margins', 'an object');
  const asked = (given ?? {}) as Partial<Record<(typeof SIDES)[number], unknown>>;
  const margins = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN };
  for (const side of SIDES) {
    const value = asked[side];
    if (value === undefined) continue;
    if (typeof value !== 'number') throw printOptionError(`margins.${side}`, 'a number');
    margins[side] = value;
  }
  if (margins.top + margins.bottom > height || margins.left + margins.right > width) {
    throw commandError('margins must be less than or equal to pageSize');
  }
  return margins;
}

/** `'1-2, 5'` as a question about the number of a page. */
function rangesOf(text = ''): (page: number) => boolean {
  const ranges = text.split(',').flatMap((part) => {
    const found = /^\s*(\d+)?\s*(-)?\s*(\d+)?\s*$/.exec(part);
    if (!found || (found[1] ?? found[3]) === undefined) return [];
    const from = Number(found[1] ?? 1);
    return [[from, found[2] ? Number(found[3] ?? Infinity) : from] as const];
  });
  return (page) => ranges.length === 0 || ranges.some(([from, to]) => page >= from && page <= to);
}

const BLOCKS =
  'address,article,aside,blockquote,br,dd,div,dl,dt,footer,form,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,table,tr,ul';

/** The text of a document, a line for each block. */
function textOf(document: Document): string {
  const copy = document.body?.cloneNode(true) as HTMLElement | undefined;
  if (!copy) return '';
  for (const hidden of copy.querySelectorAll('script, style, template, noscript')) hidden.remove();
  for (const block of copy.querySelectorAll(BLOCKS)) block.after('\n');
  const lines = (copy.textContent ?? '').split('\n').map((line) => line.trim());
  return lines.filter(Boolean).join('\n');
}
