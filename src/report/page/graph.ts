import { h, plural, styled, svg } from './dom';
import { flow } from './flow';
import type { Line, Model } from './model';
import { channelLink, heading, panel } from './parts';

const WIDTH = 760;
const HEIGHT = 420;

/** Who talks to whom: the processes, and the files of the project. */
export function graph(model: Model): HTMLElement {
  const detail = h(
    'div',
    { class: 'picked', 'aria-live': 'polite' },
    h('p', { class: 'dim' }, 'Choose a connection to see its channels.'),
  );
  const pick = (line: Line): void => {
    const channels = [...line.channels].sort(([, a], [, b]) => b - a);
    detail.replaceChildren(
      h('h3', {}, `${line.from} → ${line.to}`),
      h('p', { class: 'dim' }, `${plural(line.count, 'message')} on ${plural(channels.length, 'channel')}`),
      h(
        'ul',
        { class: 'rows' },
        channels
          .slice(0, 30)
          .map(([name, count]) => h('li', {}, channelLink(name), h('span', { class: 'count' }, count))),
        channels.length > 30 && h('li', { class: 'dim' }, `and ${channels.length - 30} more`),
      ),
    );
  };
  return h(
    'div',
    {},
    heading(
      'Who talks to whom',
      h('p', { class: 'lead' }, 'Processes and how much crossed between them, in all tests together.'),
    ),
    panel(
      'Processes',
      h('div', { class: 'processes' }, h('div', { class: 'scroll' }, drawing(model, pick)), detail),
      h(
        'details',
        {},
        h('summary', {}, 'As a table'),
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              ['From', 'To', 'Messages'].map((name) => h('th', { scope: 'col' }, name)),
            ),
          ),
          h(
            'tbody',
            {},
            model.lines.map(({ from, to, count }) =>
              h('tr', {}, h('td', {}, from), h('td', {}, to), h('td', { class: 'number' }, count)),
            ),
          ),
        ),
      ),
    ),
    panel('Files and channels', flow(model)),
  );
}

function drawing({ ends, lines }: Model, pick: (line: Line) => void): SVGElement {
  const others = ends.filter((end) => end !== 'main');
  const place = (end: string): readonly [x: number, y: number] => {
    if (end === 'main') return [WIDTH / 2, HEIGHT / 2];
    const turn = (others.indexOf(end) / others.length) * 2 * Math.PI - (others.length % 2 ? Math.PI : 0);
    return [WIDTH / 2 + Math.cos(turn) * (WIDTH / 2 - 90), HEIGHT / 2 + Math.sin(turn) * (HEIGHT / 2 - 40)];
  };
  const most = Math.max(1, ...lines.map(({ count }) => count));
  const edges = lines.map((line) => {
    const [x1, y1] = place(line.from);
    const [x2, y2] = place(line.to);
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = Math.hypot(dx, dy) || 1;
    // Each way on its own side; what a process tells itself, around it.
    const bend = Math.min(46, length / 4);
    const [cx, cy] = [(x1 + x2) / 2 - (dy / length) * bend, (y1 + y2) / 2 + (dx / length) * bend];
    const d =
      length < 2
        ? `M${x1 - 20} ${y1 - 18}C${x1 - 70} ${y1 - 90} ${x1 + 70} ${y1 - 90} ${x1 + 20} ${y1 - 18}`
        : `M${x1} ${y1}Q${cx} ${cy} ${x2} ${y2}`;
    const [tx, ty] = length < 2 ? [x1, y1 - 78] : [(x1 + x2 + 2 * cx) / 4, (y1 + y2 + 2 * cy) / 4];
    const width = 1.5 + (Math.log(line.count + 1) / Math.log(most + 1)) * 4;
    const press = (): void => pick(line);
    return svg(
      'g',
      {
        class: 'edge',
        role: 'button',
        tabindex: 0,
        'aria-label': `${line.from} to ${line.to}, ${plural(line.count, 'message')}`,
        click: press,
        keydown: (event: KeyboardEvent) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          press();
        },
      },
      svg('path', { class: 'hit', d }),
      svg('path', { class: 'line', d, 'stroke-width': width, pathLength: 100 }),
      svg('path', {
        class: 'tip',
        d: 'M-5 -5L5 0L-5 5Z',
        transform: `translate(${tx} ${ty}) rotate(${(Math.atan2(dy, dx) * 180) / Math.PI})`,
      }),
      svg(
        'text',
        { x: tx - (dy / length) * 18, y: ty + (dx / length) * 18 + 4, 'text-anchor': 'middle' },
        line.count.toLocaleString('en'),
      ),
    );
  });
  const nodes = ends.map((end) => {
    const [x, y] = place(end);
    return svg(
      'g',
      { class: `node ${end.split('#')[0]}`, transform: `translate(${x} ${y})` },
      svg('rect', { x: -56, y: -19, width: 112, height: 38, rx: 10 }),
      svg('text', { 'text-anchor': 'middle', y: 4.5 }, end),
    );
  });
  return styled(
    svg(
      'svg',
      { class: 'graph', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group', 'aria-label': 'Processes' },
      edges,
      nodes,
    ),
    { 'min-width': '560px' },
  );
}
