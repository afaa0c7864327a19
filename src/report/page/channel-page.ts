import { tupleOf, typeOf } from '../shape';
import { deadBadge, wayBadge } from './channel-table';
import { type Child, h, lazily, plural } from './dom';
import { type ChannelView, type Model, toneOf } from './model';
import { badge, channelLink, copyButton, heading, hrefOf, outcomeBar, panel, places, strip } from './parts';
import type { Route } from './route';

/** All that is known of one channel. */
export function channelPage(model: Model, { name }: Route): HTMLElement {
  const view = model.byName.get(name);
  if (view === undefined) {
    return h('div', {}, heading('No such channel'), h('p', {}, h('a', { href: '#/channels' }, 'All channels')));
  }
  const { entry, dead, meant } = view;
  return h(
    'div',
    {},
    h('p', { class: 'crumbs' }, h('a', { href: '#/channels' }, 'Channels'), ' / '),
    heading(
      h('span', { class: 'mono' }, entry.channel === '' ? '(empty)' : entry.channel),
      h('p', { class: 'badges' }, entry.ways.map(wayBadge), deadBadge(dead)),
    ),
    meant !== undefined && h('p', { class: 'notice' }, 'Nobody hears it. Did you mean ', channelLink(meant), '?'),
    h('div', { class: 'two' }, usage(view), h('div', {}, registered(view), sent(view))),
    signature(view),
    examples(view),
    tests(model, view),
  );
}

function usage(view: ChannelView): HTMLElement {
  const { entry, calls } = view;
  return panel(
    'How it ended',
    h('p', { class: 'figure' }, h('b', {}, calls.toLocaleString('en')), ` ${calls === 1 ? 'message' : 'messages'}`),
    outcomeBar(view),
    h(
      'ul',
      { class: 'legend' },
      Object.entries(entry.outcomes).map(([outcome, count]) =>
        h('li', {}, badge(toneOf(outcome), outcome), ` ${count.toLocaleString('en')}`),
      ),
    ),
  );
}

function registered({ entry }: ChannelView): HTMLElement {
  return panel(
    'Who is there for it',
    entry.registered.length === 0
      ? h('p', { class: 'dim' }, 'Nobody.')
      : h(
          'ul',
          { class: 'plain' },
          entry.registered.map(({ as, side, at }) =>
            h(
              'li',
              {},
              badge('plain', as === 'handle' ? 'handler' : 'listener', ' ', h('span', { class: 'dim' }, side)),
              h('span', { class: 'mono' }, at ?? 'outside of the project'),
            ),
          ),
        ),
  );
}

function sent({ entry }: ChannelView): HTMLElement {
  return panel('Who sends it', places(entry.sent));
}

function signature({ entry }: ChannelView): Child {
  if (entry.ways.length === 0) return false;
  const text = `${tupleOf(entry.args)}${entry.answer === undefined ? '' : ` => ${typeOf(entry.answer)}`}`;
  return panel(
    'What crosses',
    h(
      'div',
      { class: 'code' },
      h('pre', { tabindex: 0 }, text),
      copyButton('Copy', () => text),
    ),
  );
}

function examples({ entry }: ChannelView): Child {
  const { examples: all, answers = [] } = entry;
  if (all.length === 0 && answers.length === 0) return false;
  const list = (title: string, texts: readonly string[]): Child =>
    texts.length > 0 &&
    panel(
      title,
      texts.map((text) => h('pre', { tabindex: 0 }, text)),
    );
  return h('div', { class: 'two' }, list('Examples of arguments', all), list('Examples of answers', answers));
}

function tests(model: Model, { entry }: ChannelView): HTMLElement {
  const list = h('ul', { class: 'rows tests' });
  lazily(list, entry.tests, (name) => {
    const test = model.byTest.get(name);
    if (test === undefined) return h('li', {}, name);
    return h(
      'li',
      {},
      h(
        'a',
        { href: hrefOf.test(test.index, entry.channel) },
        h('span', { class: 'dim' }, `${test.file} › `),
        test.title,
      ),
      strip(test),
    );
  });
  return panel(
    entry.tests.length === 0
      ? 'No test exercises it'
      : plural(entry.tests.length, 'test exercises it', 'tests exercise it'),
    list,
  );
}
