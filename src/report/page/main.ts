import type { PageData } from '../page-file';
import { channelPage } from './channel-page';
import { channelTable } from './channel-table';
import { deadWiring } from './dead-wiring';
import { type Child, forgetLists, h } from './dom';
import { graph } from './graph';
import { type Model, modelOf } from './model';
import { overview } from './overview';
import { decoded, type Route } from './route';
import { testList } from './test-list';
import { testPage } from './test-page';
import { themeButton } from './theme';

const VIEWS: Readonly<Record<string, (model: Model, route: Route) => HTMLElement>> = {
  overview,
  channels: channelTable,
  channel: channelPage,
  tests: testList,
  test: testPage,
  graph,
  dead: deadWiring,
};

/** Where each view stands in the navigation. */
const UNDER: Readonly<Record<string, string>> = { channel: 'channels', test: 'tests' };

function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view = '', ...rest] = path.split('/');
  return {
    view: Object.hasOwn(VIEWS, view) ? view : 'overview',
    name: decoded(rest.join('/')),
    query: new URLSearchParams(query),
  };
}

function start(): void {
  const data = JSON.parse(document.querySelector('#data')!.textContent) as PageData;
  const model = modelOf(data);
  const content = h('main', { id: 'content', tabindex: -1 });
  const items = [
    ['overview', 'Overview', undefined],
    ['channels', 'Channels', model.channels.length],
    ['tests', 'Tests', model.tests.length],
    ['graph', 'Who talks to whom', undefined],
    ['dead', 'Dead wiring', model.deadCount],
  ] as const;
  const links = items.map(([view, text, count]) =>
    h(
      'a',
      { href: `#/${view}`, 'data-view': view },
      text,
      count !== undefined && h('small', { class: view === 'dead' && count > 0 ? 'warn' : '' }, count),
    ),
  );
  const side = h(
    'aside',
    { class: 'side' },
    h('a', { class: 'brand', href: '#/overview' }, h('i', { 'aria-hidden': 'true' }), h('b', {}, model.title)),
    h('nav', { 'aria-label': 'Views' }, links),
    h(
      'div',
      { class: 'tools' },
      themeButton(),
      h('button', { type: 'button', class: 'button', click: () => print() }, 'Print'),
    ),
  );
  document.querySelector('#app')!.replaceChildren(side, content);

  let shown = '';
  const show = (): void => {
    // A link within the page, and no view.
    if (location.hash === '#content') return;
    const route = routeOf(location.hash);
    for (const link of links) {
      if (link.dataset.view === (UNDER[route.view] ?? route.view)) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    forgetLists();
    const lost: Child =
      model.lost.length > 0 &&
      route.view === 'overview' &&
      h(
        'ul',
        { class: 'notice', role: 'note' },
        model.lost.map((text) => h('li', {}, text)),
      );
    content.replaceChildren(...[lost, VIEWS[route.view]!(model, route)].filter((one) => one instanceof Node));
    const title = content.querySelector<HTMLElement>('#title');
    document.title = `${title?.textContent ?? ''} · IPC of ${model.title}`;
    const place = `${route.view}/${route.name}`;
    if (shown !== '' && shown !== place) {
      scrollTo(0, 0);
      title?.focus({ preventScroll: true });
    }
    shown = place;
  };
  addEventListener('hashchange', show);
  addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement;
    const field = document.querySelector<HTMLInputElement>('#search');
    if (event.key === '/' && !isTyping && field) {
      event.preventDefault();
      field.focus();
    }
  });
  show();
}

start();
