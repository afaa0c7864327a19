import { type DiagramStep, endsOf, spansOf } from './sequence';

/** As much of what a step carries as a diagram has room for. */
const SHOWN = 80;

/** Steps as Mermaid's `sequenceDiagram`: a lifeline an end, a bar while it is at work, a cross at what came to nothing. */
export function mermaidOf(steps: readonly DiagramStep[]): string {
  const ends = endsOf(steps);
  const spans = spansOf(steps);
  const over = new Map<number, string[]>();
  for (const { end, last } of spans) over.set(last, [...(over.get(last) ?? []), idOf(end)]);
  const begun = new Map(spans.map(({ first, end }) => [first, idOf(end)]));
  const lines = ends.map((end) =>
    end.includes('#') ? `participant ${idOf(end)} as ${escaped(end)}` : `participant ${end}`,
  );
  for (const [index, step] of steps.entries()) {
    const { from, to, problems = [] } = step;
    lines.push(`${idOf(from)}${arrowOf(step)}${idOf(to)}: ${escaped(textOf(step))}`);
    if (begun.has(index)) lines.push(`activate ${begun.get(index)}`);
    if (problems.length > 0) {
      const ids = from === to ? idOf(from) : `${idOf(from)},${idOf(to)}`;
      lines.push(`Note over ${ids}: ${escaped(problems.join(', '))}`);
    }
    for (const id of over.get(index) ?? []) lines.push(`deactivate ${id}`);
  }
  return ['sequenceDiagram', ...lines.map((line) => `  ${line}`)].join('\n');
}

/** How a step reads: what it is, what it carries, and what became of it where that is no matter of course. */
export function textOf({ kind, channel, outcome, shown, error }: DiagramStep): string {
  const name = kind === 'result' ? '' : kind === 'send' ? channel : `${kind} ${channel}`;
  const isTold = outcome === 'threw' || outcome === 'lost' || kind === 'result';
  const given = error !== undefined && kind === 'result' ? error : shown;
  const ending = error !== undefined && kind !== 'result' && isTold ? `(${outcome}: ${error})` : ENDINGS[outcome];
  const cut = given.length > SHOWN ? `${given.slice(0, SHOWN)}…` : given;
  return [name, cut, ending].filter(Boolean).join(' ') || 'undefined';
}

const ENDINGS: Readonly<Record<string, string>> = {
  unheard: '(unheard)',
  mocked: '(mocked)',
  pending: '(pending)',
  queued: '(queued)',
  lost: '(lost)',
};

function arrowOf({ kind, outcome }: DiagramStep): string {
  if (kind === 'result') return outcome === 'threw' ? '--x' : '-->>';
  if (outcome === 'unheard' || outcome === 'lost') return '-x';
  return kind === 'invoke' || kind === 'sendSync' ? '->>' : '-)';
}

function idOf(end: string): string {
  return end.replace('#', '');
}

/** What Mermaid would take for its own: the end of a statement, a comment, an entity, a directive, markup. */
function escaped(text: string): string {
  // Of a line of styles it drops a semicolon.
  const signs = /style|classDef|^(?:no)?wrap:/.test(text) ? /[#;%<>&{}\\:]/g : /[#;%<>&{}\\]/g;
  return text.replace(signs, (sign) => `#${sign.charCodeAt(0)};`).replace(/[\r\n\u2028\u2029]+/g, ' ');
}
