import { type Child, h, lazily, plural } from './dom';
import type { ChannelView, Model } from './model';
import { badge, channelLink, chip, heading, outcomeBar, searchField } from './parts';
import type { Route } from './route';

type Test = (view: ChannelView) => boolean;

const has = (outcome: string) => (view: ChannelView) => (view.entry.outcomes[outcome] ?? 0) > 0;
const goes = (way: RegExp) => (view: ChannelView) => view.entry.ways.some((one) => way.test(one));

/** What a table can be narrowed to; those of one group are alternatives. */
const FILTERS: readonly (readonly (readonly [name: string, test: Test])[])[] = [
  [
    ['to main', goes(/ toMain$/)],
    ['to renderer', goes(/ toRenderer$/)],
    ['to others', goes(/ to(Host|Worker|Utility)$/)],
  ],
  [
    ['invoke', goes(/^invoke /)],
    ['send', goes(/^(send|sendTo|sendToHost|postMessage) /)],
    ['sendSync', goes(/^sendSync /)],
  ],
  [
    ['not exercised', ({ entry }) => entry.tests.length === 0],
    ['threw', has('threw')],
    ['mocked', has('mocked')],
    ['unheard', has('unheard')],
    ['dead', ({ dead }) => dead !== undefined],
  ],
];

const COLUMNS: readonly (readonly [name: string, compare: (a: ChannelView, b: ChannelView) => number])[] = [
  ['Channel', (a, b) => (a.entry.channel < b.entry.channel ? -1 : 1)],
  ['Ways', (a, b) => a.entry.ways.join().localeCompare(b.entry.ways.join())],
  ['Messages', (a, b) => b.calls - a.calls],
  ['Registered', (a, b) => (a.entry.registered[0]?.at ?? '').localeCompare(b.entry.registered[0]?.at ?? '')],
  ['Tests', (a, b) => b.entry.tests.length - a.entry.tests.length],
];

/** All channels, searched, filtered and sorted. */
export function channelTable({ channels }: Model, { query }: Route): HTMLElement {
  let text = query.get('q') ?? '';
  const on = new Set(query.getAll('only'));
  let column = Number(query.get('by') ?? 0);
  let isReversed = false;

  const body = h('tbody');
  const status = h('p', { class: 'dim', role: 'status', id: 'shown' });
  const chips = h('div', { class: 'chips', role: 'group', 'aria-label': 'Filters' });
  const head = h('tr');

  const update = (): void => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const groups = FILTERS.map((group) => group.filter(([name]) => on.has(name))).filter((group) => group.length > 0);
    const found = channels.filter(
      (view) =>
        words.every((word) => view.text.includes(word)) &&
        groups.every((group) => group.some(([, test]) => test(view))),
    );
    found.sort(COLUMNS[column]![1]);
    if (isReversed) found.reverse();
    status.textContent =
      found.length === channels.length
        ? plural(channels.length, 'channel')
        : `${found.length.toLocaleString('en')} of ${plural(channels.length, 'channel')}`;
    body.replaceChildren();
    lazily(body, found, row);
    if (found.length === 0)
      body.append(h('tr', {}, h('td', { colspan: 5, class: 'none' }, 'No channel is like that.')));
    chips.replaceChildren(
      ...FILTERS.map((group) =>
        h(
          'span',
          {},
          group
            .map(([name, test]) => ({ name, count: channels.filter(test).length }))
            .filter(({ name, count }) => count > 0 || on.has(name))
            .map(({ name, count }) =>
              chip(name, count, on.has(name), () => {
                if (!on.delete(name)) on.add(name);
                update();
                [...chips.querySelectorAll('button')].find((one) => one.firstChild?.textContent === name)?.focus();
              }),
            ),
        ),
      ),
    );
    head.replaceChildren(
      ...COLUMNS.map(([name], index) =>
        h(
          'th',
          {
            scope: 'col',
            'aria-sort': index !== column ? 'none' : isReversed ? 'descending' : 'ascending',
          },
          h('button', { type: 'button', click: () => sortBy(index) }, name),
        ),
      ),
    );
    remember(text, on);
  };
  const sortBy = (index: number): void => {
    isReversed = index === column && !isReversed;
    column = index;
    update();
    head.querySelectorAll('button')[index]?.focus();
  };
  const field = searchField('Search channels and files', text, (typed) => {
    text = typed;
    update();
  });
  update();
  return h(
    'div',
    {},
    heading('Channels', status),
    h('div', { class: 'controls' }, field, chips),
    h(
      'div',
      { class: 'panel flush' },
      h('table', { class: 'channels' }, h('caption', { class: 'unseen' }, 'Channels'), h('thead', {}, head), body),
    ),
  );
}

/** In the address, without a step of the history for each letter. */
function remember(text: string, on: ReadonlySet<string>): void {
  const query = new URLSearchParams();
  if (text !== '') query.set('q', text);
  for (const name of on) query.append('only', name);
  const search = query.size > 0 ? `?${query}` : '';
  if (location.hash.startsWith('#/channels')) history.replaceState(null, '', `#/channels${search}`);
}

function row(view: ChannelView): HTMLElement {
  const { entry, calls, dead } = view;
  const [first, ...others] = entry.registered;
  return h(
    'tr',
    { 'data-channel': entry.channel },
    h('th', { scope: 'row' }, channelLink(entry.channel), deadBadge(dead)),
    h('td', {}, entry.ways.map(wayBadge)),
    h(
      'td',
      {},
      h('div', { class: 'usage' }, h('span', { class: 'count' }, calls.toLocaleString('en')), outcomeBar(view)),
    ),
    h(
      'td',
      { class: 'mono small' },
      first === undefined ? h('span', { class: 'dim' }, '–') : (first.at ?? 'outside of the project'),
      others.length > 0 && h('span', { class: 'dim' }, ` +${others.length}`),
    ),
    h('td', { class: 'number' }, entry.tests.length),
  );
}

export function wayBadge(way: string): HTMLElement {
  const [kind = '', direction = ''] = way.split(' ');
  const arrow: Readonly<Record<string, string>> = { toMain: '→ main', toRenderer: '→ renderer' };
  return badge('plain', kind, ' ', h('span', { class: 'dim' }, arrow[direction] ?? direction.replace('to', '→ ')));
}

export function deadBadge(dead: ChannelView['dead']): Child {
  if (dead === undefined) return false;
  return badge('warn', { handler: 'never called', listener: 'never reached', unheard: 'unheard' }[dead]);
}
