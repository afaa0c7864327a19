import { type Child, h, plural } from './dom';
import type { Model } from './model';
import { channelLink, heading, panel } from './parts';

/** What is wired to nothing, and what may have been meant. */
export function deadWiring({ map, deadCount }: Model): HTMLElement {
  const { handlers, listeners, unheard } = map.dead;
  return h(
    'div',
    {},
    heading(
      'Dead wiring',
      h(
        'p',
        { class: 'lead' },
        deadCount === 0
          ? 'Nothing: every handler is called, every listener reached, every message heard.'
          : 'What the app registers and no test reaches, and what it sends that nobody is there for.',
      ),
    ),
    group(
      handlers.length,
      plural(handlers.length, 'handler never called', 'handlers never called'),
      'No test invokes it. If nothing does, the handler can go; if the app does, a test is missing.',
      handlers.map(({ channel, at }) => [channelLink(channel), at, '']),
    ),
    group(
      listeners.length,
      plural(listeners.length, 'listener never reached', 'listeners never reached'),
      'Nothing was sent to it.',
      listeners.map(({ channel, at }) => [channelLink(channel), at, '']),
    ),
    group(
      unheard.length,
      plural(unheard.length, 'message never heard', 'messages never heard'),
      'Electron drops such a message without a word.',
      unheard.map(({ channel, at, meant }) => [
        channelLink(channel),
        at ?? 'outside of the project',
        meant === undefined ? '' : ['Did you mean ', channelLink(meant), '?'],
      ]),
    ),
  );
}

function group(count: number, title: string, hint: string, rows: readonly (readonly Child[])[]): Child {
  if (count === 0) return false;
  return panel(
    title,
    h('p', { class: 'dim' }, hint),
    h(
      'table',
      { class: 'dead' },
      h(
        'tbody',
        {},
        rows.map(([name, at, meant]) =>
          h('tr', {}, h('td', {}, name), h('td', { class: 'mono small' }, at), h('td', {}, meant)),
        ),
      ),
    ),
  );
}
