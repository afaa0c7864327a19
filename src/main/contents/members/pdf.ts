/** A document to be written. */
export interface PdfDraft {
  /** In inches, as the margins. */
  readonly width: number;
  readonly height: number;
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly title: string;
  readonly text: string;
  /** Whether a page, counted from 1, is wanted. */
  readonly pages: (page: number) => boolean;
}

const POINTS = 72;
const SIZE = 12;
const LEADING = 15;

/** Writes a PDF of plain text: the fonts that every reader has, a page after the other. */
export function createPdf({ width, height, margins, title, text, pages }: PdfDraft): Buffer {
  const [wide, high] = [width * POINTS, height * POINTS];
  const columns = Math.max(1, Math.floor((wide - (margins.left + margins.right) * POINTS) / (SIZE * 0.6)));
  const rows = Math.max(1, Math.floor((high - (margins.top + margins.bottom) * POINTS) / LEADING));
  const lines = text.split('\n').flatMap((line) => wrapped(line, columns));
  const sheets: string[][] = [];
  for (let at = 0; at === 0 || at < lines.length; at += rows) sheets.push(lines.slice(at, at + rows));
  const chosen = sheets.filter((_sheet, at) => pages(at + 1));
  const shown = chosen.length > 0 ? chosen : sheets.slice(0, 1);
  const first = 5;
  const kids = shown.map((_sheet, at) => `${first + at * 2} 0 R`).join(' ');
  const box = `[0 0 ${number(wide)} ${number(high)}]`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${shown.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title ${string(title)} /Creator (Chromium) /Producer (fake-electron) >>`,
  ];
  for (const [at, sheet] of shown.entries()) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + at * 2 + 1} 0 R >>`,
    );
    const start = `${number(margins.left * POINTS)} ${number(high - margins.top * POINTS - SIZE)}`;
    const body = sheet.map((line) => `${literal(line)} Tj T*`).join('\n');
    const stream = `BT /F1 ${SIZE} Tf ${LEADING} TL ${start} Td\n${body}\nET`;
    objects.push(`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`);
  }
  return written(objects);
}

/** A PDF of these objects, the first of which is the catalogue and the fourth the information. */
function written(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + trailer, 'latin1');
}

function wrapped(line: string, columns: number): string[] {
  const lines: string[] = [];
  for (let rest = line; ; ) {
    if (rest.length <= columns) return [...lines, rest];
    const space = rest.lastIndexOf(' ', columns);
    const end = space > 0 ? space : columns;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Text in the font's encoding; what that has not is a question mark. */
function literal(text: string): string {
  const known = [...text].map((character) => (character.codePointAt(0)! < 256 ? character : '?')).join('');
  return `(${known.replace(/[\\()]/g, '\\$&')})`;
}

/** Text of any language, as the information of a document has it. */
function string(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return literal(text);
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
