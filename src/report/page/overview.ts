import { type Child, h, plural } from './dom';
import type { Model } from './model';
import { badge, channelLink, heading, outcomeBar, panel, strip, testLink } from './parts';

/** What a person wants to know first. */
export function overview(model: Model): HTMLElement {
  const { channels, tests, map } = model;
  const share = channels.length === 0 ? 100 : Math.round((model.exercised / channels.length) * 100);
  const bad = tests.filter((test) => test.bad > 0);
  const busiest = [...channels].sort((a, b) => b.calls - a.calls).slice(0, 8);
  return h(
    'div',
    {},
    heading(
      `What crosses in ${model.title}`,
      h('p', { class: 'lead' }, `${plural(model.messages, 'message')} in ${plural(map.files.length, 'test file')}.`),
    ),
    h(
      'div',
      { class: 'tiles' },
      tile('#/channels', channels.length, 'channels', `${model.exercised} exercised by a test`, meter(share)),
      tile('#/tests', tests.length, 'tests with messages', plural(bad.length, 'with problems', 'with problems')),
      tile('#/graph', model.ends.length, 'processes', plural(model.lines.length, 'connection')),
      tile(
        '#/dead',
        model.deadCount,
        'wired to nothing',
        model.deadCount === 0 ? 'everything is heard' : 'handlers, listeners, messages',
        undefined,
        model.deadCount > 0 ? 'warn' : 'good',
      ),
    ),
    attention(model),
    h(
      'div',
      { class: 'two' },
      panel(
        'Busiest channels',
        h(
          'ul',
          { class: 'rows' },
          busiest.map((view) =>
            h(
              'li',
              {},
              channelLink(view.entry.channel),
              outcomeBar(view),
              h('span', { class: 'count' }, view.calls.toLocaleString('en')),
            ),
          ),
        ),
      ),
      panel(
        bad.length > 0 ? 'Tests with problems' : 'Longest tests',
        h(
          'ul',
          { class: 'rows' },
          (bad.length > 0 ? bad : [...tests].sort((a, b) => b.steps.length - a.steps.length))
            .slice(0, 8)
            .map((test) => h('li', {}, testLink(test), strip(test))),
        ),
      ),
    ),
  );
}

function tile(href: string, value: number, label: string, below: Child, more?: Child, tone = ''): HTMLElement {
  return h(
    'a',
    { class: `tile ${tone}`, href },
    h('b', {}, value.toLocaleString('en')),
    h('span', {}, label),
    h('small', {}, below),
    more,
  );
}

function meter(share: number): HTMLElement {
  const bar = h('span', { class: 'meter', role: 'img', 'aria-label': `${share} of a hundred are exercised` }, h('i'));
  (bar.firstChild as HTMLElement).style.setProperty('width', `${share}%`);
  return bar;
}

function attention({ map, channels }: Model): Child {
  const { dead, disagreed = [], lost = 0 } = map;
  const rejected = channels.filter(({ entry }) => (entry.outcomes.threw ?? 0) > 0);
  const items: Child[] = [
    dead.unheard.map(({ channel, at, meant }) =>
      h(
        'li',
        {},
        badge('warn', 'unheard'),
        channelLink(channel),
        at !== undefined && h('span', { class: 'dim mono' }, at),
        meant !== undefined && h('span', {}, 'did you mean ', channelLink(meant), '?'),
      ),
    ),
    dead.handlers.map(({ channel, at }) =>
      h('li', {}, badge('warn', 'never called'), channelLink(channel), h('span', { class: 'dim mono' }, at)),
    ),
    dead.listeners.map(({ channel, at }) =>
      h('li', {}, badge('warn', 'never reached'), channelLink(channel), h('span', { class: 'dim mono' }, at)),
    ),
    rejected
      .slice(0, 20)
      .map(({ entry }) =>
        h(
          'li',
          {},
          badge('bad', 'threw'),
          channelLink(entry.channel),
          h('span', { class: 'dim' }, plural(entry.outcomes.threw!, 'time')),
        ),
      ),
    disagreed.slice(0, 10).map((test) => h('li', {}, badge('open', 'differs'), `${test} was recorded in several ways`)),
    lost > 0 && h('li', {}, badge('open', 'lost'), `${plural(lost, 'line')} of the notes could not be read`),
  ].flat();
  const shown = items.filter(Boolean);
  if (shown.length === 0) return false;
  return h(
    'section',
    { class: 'panel' },
    h('h2', {}, 'Worth a look'),
    h('ul', { class: 'rows attention' }, shown.slice(0, 12)),
    shown.length > 12 && h('p', {}, h('a', { href: '#/dead' }, `and ${shown.length - 12} more`)),
  );
}
