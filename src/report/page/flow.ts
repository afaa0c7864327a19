import { h, plural, svg } from './dom';
import type { ChannelView, Model } from './model';
import { hrefOf, searchField } from './parts';

const ROW = 28;
const WIDTH = 1040;
/** Where the columns stand: files that send, channels, files that are there for them. */
const COLUMNS = { senders: 250, from: 400, to: 640, takers: 790 };
/** How many channels are drawn at once: more is no picture. */
const SHOWN = 60;

const fileOf = (place: string | undefined): string => (place ?? 'elsewhere').replace(/:\d+$/, '');
const cut = (text: string, length: number): string => (text.length > length ? `…${text.slice(1 - length)}` : text);

/** The files that send on the left, their channels between, the files that are there for them on the right. */
export function flow({ channels }: Model): HTMLElement {
  const holder = h('div', { class: 'scroll' });
  const status = h('p', { class: 'dim', role: 'status' });
  const update = (text: string): void => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = channels.filter((view) => words.every((word) => view.text.includes(word)));
    const shown = [...found].sort((a, b) => b.calls - a.calls).slice(0, SHOWN);
    holder.replaceChildren(drawing(shown));
    status.textContent =
      shown.length < found.length
        ? `The ${SHOWN} busiest of ${plural(found.length, 'channel')}.`
        : plural(found.length, 'channel');
  };
  update('');
  return h(
    'div',
    {},
    h('div', { class: 'controls' }, searchField('Only channels and files with', '', update), status),
    holder,
  );
}

function drawing(views: readonly ChannelView[]): SVGElement {
  const sendersOf = ({ entry }: ChannelView) =>
    entry.sent.length > 0 ? [...new Set(entry.sent.map(fileOf))] : entry.ways.length > 0 ? ['elsewhere'] : [];
  const takersOf = ({ entry }: ChannelView) => [...new Set(entry.registered.map(({ at }) => fileOf(at)))];
  const senders = [...new Set(views.flatMap(sendersOf))].sort();
  const takers = [...new Set(views.flatMap(takersOf))].sort();
  const mean = (list: readonly string[], of: readonly string[]): number =>
    list.length === 0 ? 0 : list.reduce((sum, one) => sum + of.indexOf(one), 0) / list.length;
  // Those of one file beside each other, so that few lines cross.
  const order = (view: ChannelView): number =>
    mean(sendersOf(view), senders) / Math.max(1, senders.length) +
    mean(takersOf(view), takers) / Math.max(1, takers.length);
  const inOrder = [...views].sort((a, b) => order(a) - order(b));
  const rows = Math.max(inOrder.length, senders.length, takers.length, 1);
  const y = (index: number, count: number): number => ((index + 0.5) / Math.max(1, count)) * rows * ROW;
  const lines: SVGElement[] = [];
  const link = (x1: number, y1: number, x2: number, y2: number, view: ChannelView): SVGElement =>
    svg('path', {
      class: view.dead === undefined ? 'thread' : 'thread warn',
      d: `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`,
      'stroke-width': 1 + Math.min(5, Math.log2(view.calls + 1) / 2),
    });
  const names = inOrder.map((view, index) => {
    const own = y(index, inOrder.length);
    const threads = [
      ...sendersOf(view).map((file) =>
        link(COLUMNS.senders + 8, y(senders.indexOf(file), senders.length), COLUMNS.from, own, view),
      ),
      ...takersOf(view).map((file) =>
        link(COLUMNS.to, own, COLUMNS.takers - 8, y(takers.indexOf(file), takers.length), view),
      ),
    ];
    lines.push(...threads);
    const name = svg(
      'a',
      { href: hrefOf.channel(view.entry.channel), class: view.dead === undefined ? 'knot' : 'knot warn' },
      svg('title', {}, `${view.entry.channel}: ${plural(view.calls, 'message')}`),
      svg('rect', { x: COLUMNS.from, y: own - 11, width: COLUMNS.to - COLUMNS.from, height: 22, rx: 6 }),
      svg(
        'text',
        { x: (COLUMNS.from + COLUMNS.to) / 2, y: own + 4, 'text-anchor': 'middle' },
        cut(view.entry.channel, 32),
      ),
    );
    const light = (isOn: boolean) => (): void => {
      for (const thread of threads) thread.classList.toggle('on', isOn);
    };
    name.addEventListener('pointerenter', light(true));
    name.addEventListener('pointerleave', light(false));
    name.addEventListener('focus', light(true));
    name.addEventListener('blur', light(false));
    return name;
  });
  const column = (files: readonly string[], x: number, anchor: string): SVGElement[] =>
    files.map((file, index) =>
      svg(
        'text',
        { class: 'file', x, y: y(index, files.length) + 4, 'text-anchor': anchor },
        svg('title', {}, file),
        cut(file, 32),
      ),
    );
  return svg(
    'svg',
    { class: 'flow', viewBox: `0 -26 ${WIDTH} ${rows * ROW + 32}`, role: 'group', 'aria-label': 'Files and channels' },
    [
      [COLUMNS.senders, 'end', 'sent from'],
      [(COLUMNS.from + COLUMNS.to) / 2, 'middle', 'channel'],
      [COLUMNS.takers, 'start', 'registered in'],
    ].map(([x, anchor, text]) => svg('text', { class: 'title', x: x!, y: -10, 'text-anchor': anchor! }, text)),
    lines,
    column(senders, COLUMNS.senders, 'end'),
    names,
    column(takers, COLUMNS.takers, 'start'),
  );
}
