import { h, lazily, plural } from './dom';
import type { Model, TestView } from './model';
import { badBadge, chip, heading, searchField, strip, testLink } from './parts';
import type { Route } from './route';

/** All tests that have sent something, by their files. */
export function testList({ tests }: Model, { query }: Route): HTMLElement {
  let text = query.get('q') ?? '';
  let isBadOnly = query.has('bad');
  const list = h('ul', { class: 'rows tests panel' });
  const status = h('p', { class: 'dim', role: 'status', id: 'shown' });
  const chips = h('div', { class: 'chips', role: 'group', 'aria-label': 'Filters' });
  const bad = tests.filter((test) => test.bad > 0).length;

  const update = (): void => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = tests.filter(
      (test) => words.every((word) => test.text.includes(word)) && (!isBadOnly || test.bad > 0),
    );
    status.textContent =
      found.length === tests.length
        ? plural(tests.length, 'test')
        : `${found.length.toLocaleString('en')} of ${plural(tests.length, 'test')}`;
    list.replaceChildren();
    lazily(list, found, (test, index) => item(test, found[index - 1]?.file !== test.file));
    if (found.length === 0) list.append(h('li', { class: 'none' }, 'No test is like that.'));
    const press = (): void => {
      isBadOnly = !isBadOnly;
      update();
      chips.querySelector('button')?.focus();
    };
    chips.replaceChildren(...(bad > 0 ? [chip('with problems', bad, isBadOnly, press)] : []));
    const now = new URLSearchParams({ ...(text !== '' && { q: text }), ...(isBadOnly && { bad: '' }) });
    if (/^#\/tests/.test(location.hash)) history.replaceState(null, '', `#/tests${now.size > 0 ? `?${now}` : ''}`);
  };
  const field = searchField('Search tests', text, (typed) => {
    text = typed;
    update();
  });
  update();
  return h('div', {}, heading('Tests', status), h('div', { class: 'controls' }, field, chips), list);
}

function item(test: TestView, isFirst: boolean): HTMLElement {
  return h(
    'li',
    { 'data-test': test.name },
    isFirst && h('h2', { class: 'file mono' }, test.file),
    testLink(test),
    badBadge(test.bad),
    strip(test),
    h('span', { class: 'count' }, (test.steps.length + test.more).toLocaleString('en')),
  );
}
