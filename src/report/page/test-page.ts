import { mermaidOf } from '../../traffic/mermaid';
import { endsOf } from '../../traffic/sequence';
import { diagram } from './diagram';
import { h, plural } from './dom';
import type { Model } from './model';
import { badBadge, copyButton, heading, hrefOf, searchField } from './parts';
import type { Route } from './route';

/** One test: its sequence diagram. */
export function testPage({ tests }: Model, { name, query }: Route): HTMLElement {
  const test = tests[Number(name)];
  if (test === undefined) {
    return h('div', {}, heading('No such test'), h('p', {}, h('a', { href: '#/tests' }, 'All tests')));
  }
  const { steps, more, index } = test;
  const drawn = diagram(steps, query.get('on') ?? undefined);
  const step = (to: number, text: string) =>
    to >= 0 && to < tests.length && h('a', { class: 'button', href: hrefOf.test(to), title: tests[to]!.name }, text);
  return h(
    'div',
    { class: 'wide' },
    h('p', { class: 'crumbs' }, h('a', { href: '#/tests' }, 'Tests'), ' / ', h('span', { class: 'mono' }, test.file)),
    heading(
      test.title,
      h(
        'p',
        { class: 'badges' },
        h(
          'span',
          { class: 'dim' },
          `${plural(steps.length, 'step')}, ${plural(endsOf(steps).length, 'process', 'processes')}`,
        ),
        badBadge(test.bad),
      ),
    ),
    more > 0 &&
      h(
        'p',
        { class: 'notice' },
        `${plural(more, 'more message')} of this test ${more === 1 ? 'was' : 'were'} not kept.`,
      ),
    h(
      'div',
      { class: 'controls' },
      searchField('Find in this diagram', query.get('on') ?? '', drawn.find),
      h(
        'div',
        { class: 'chips' },
        copyButton('Copy as Mermaid', () => mermaidOf(steps)),
        step(index - 1, '← Previous'),
        step(index + 1, 'Next →'),
      ),
    ),
    drawn.element,
  );
}
