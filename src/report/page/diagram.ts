import { endsOf, spansOf } from '../../traffic/sequence';
import type { MapStep } from '../ipc-map';
import { type Child, h, lazily, styled } from './dom';
import { toneOfStep } from './model';
import { badge, channelLink } from './parts';

/** Pixels from one step to the next; the style has the same. */
const ROW = 48;
/** How far a bar within a bar is moved. */
const NESTED = 6;

export interface Drawn {
  readonly element: HTMLElement;
  /** Marks the steps that hold a text. */
  find(text: string): void;
}

/**
 * The sequence of a test: a lifeline for each process, an arrow for each message, a bar while a process is at work on one. It is a list of
 * buttons: each step reads as a sentence, and opens what is known of it.
 */
export function diagram(steps: readonly MapStep[], found = ''): Drawn {
  const ends = endsOf(steps);
  const at = (end: string): number => ((ends.indexOf(end) + 0.5) / ends.length) * 100;
  const detail = h('aside', { class: 'detail', 'aria-live': 'polite', 'aria-label': 'The chosen step' });
  const list = h('ol', { class: 'steps' });
  let wanted = found.toLowerCase();
  let chosen = -1;

  const isFound = ({ channel, shown, error = '' }: MapStep): boolean =>
    wanted !== '' && `${channel}\n${shown}\n${error}`.toLowerCase().includes(wanted);
  /** What led to a step, and what followed of it. */
  const kin = (index: number): Set<number> => {
    const after = new Set([index]);
    for (const [below, { cause }] of steps.entries()) if (cause !== undefined && after.has(cause)) after.add(below);
    for (let above = steps[index]!.cause; above !== undefined; above = steps[above]?.cause) after.add(above);
    return after;
  };
  const mark = (): void => {
    const related = chosen < 0 ? new Set<number>() : kin(chosen);
    for (const item of list.children) {
      const index = Number((item as HTMLElement).dataset.step);
      item.classList.toggle('kin', related.has(index));
      item.classList.toggle('found', isFound(steps[index]!));
      if (index === chosen) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    }
    list.classList.toggle('chosen', chosen >= 0);
    list.classList.toggle('finding', wanted !== '');
  };
  const choose = (index: number): void => {
    chosen = index === chosen ? -1 : index;
    detail.replaceChildren(...(chosen < 0 ? [hint()] : [about(steps, chosen, choose)]));
    mark();
  };
  const draw = (step: MapStep, index: number): HTMLElement => {
    const { from, to, kind } = step;
    const [a, b] = [at(from), at(to)];
    const tone = toneOfStep(step);
    const arrow = styled(
      h('i', { class: `arrow ${a === b ? 'self' : a < b ? 'right' : 'left'} ${kind} ${tone}`, 'aria-hidden': 'true' }),
      { left: `${Math.min(a, b)}%`, width: a === b ? '28px' : `${Math.abs(b - a)}%` },
    );
    const label = styled(h('span', { class: 'label', 'aria-hidden': 'true' }, labelOf(step)), {
      left: `calc(${Math.min(a, b)}% + 20px)`,
    });
    const item = h(
      'li',
      { 'data-step': index, class: `${tone}${kind === 'result' ? ' answer' : ''}${isFound(step) ? ' found' : ''}` },
      h(
        'button',
        { type: 'button', 'aria-label': sentence(step, index), click: () => choose(index) },
        h('span', { class: 'track' }, label, arrow),
      ),
    );
    return item;
  };
  lazily(list, steps, draw, 80);
  list.addEventListener('keydown', (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && chosen >= 0) choose(chosen);
    const item = (event.target as Element).closest('li');
    const next = way === 1 ? item?.nextElementSibling : way === -1 ? item?.previousElementSibling : undefined;
    if (!next) return;
    event.preventDefault();
    next.querySelector('button')!.focus();
  });
  detail.append(hint());
  const lines = ends.map((end) => styled(h('i', { class: 'lifeline' }), { left: `${at(end)}%` }));
  const bars = spansOf(steps).map(({ end, first, last, depth }) =>
    styled(h('i', { class: 'work' }), {
      left: `calc(${at(end)}% + ${depth * NESTED - 5}px)`,
      top: `${first * ROW + 30}px`,
      height: `${(last - first) * ROW + 6}px`,
    }),
  );
  const lanes = ends.map((end) =>
    styled(h('span', { class: `lane ${end.split('#')[0]}` }, end), { left: `${at(end)}%` }),
  );
  const board = styled(
    h(
      'div',
      { class: 'board' },
      h('div', { class: 'lanes', 'aria-hidden': 'true' }, lanes),
      h('div', { class: 'field' }, h('div', { class: 'under', 'aria-hidden': 'true' }, lines, bars), list),
    ),
    { 'min-width': `${ends.length * 130}px` },
  );
  if (found !== '') list.classList.add('finding');
  return {
    element: h('div', { class: 'sequence' }, h('div', { class: 'panel scroll' }, board), detail),
    find(text) {
      wanted = text.toLowerCase();
      mark();
    },
  };
}

function hint(): HTMLElement {
  return h(
    'p',
    { class: 'dim' },
    'Choose a step to see what it carries, where it was sent, and what it led to. The arrow keys go from one to the next.',
  );
}

function labelOf(step: MapStep): Child {
  const { kind, channel, shown, outcome, error, problems = [] } = step;
  const ending = outcome === 'heard' || outcome === 'returned' || kind === 'result' ? undefined : outcome;
  const marks = [...new Set([...(ending === undefined ? [] : [ending]), ...problems])];
  const carries = kind === 'result' && error !== undefined ? error : shown;
  return [
    kind !== 'result' && [kind !== 'send' && h('em', {}, kind), h('b', {}, channel)],
    carries !== '' && h('span', { class: 'payload' }, carries),
    marks.map((mark) => badge(toneOfStep(step), mark)),
  ];
}

function sentence(step: MapStep, index: number): string {
  const { from, to, kind, channel, shown, outcome, cause, error, problems = [] } = step;
  return [
    `${index + 1}. ${from} to ${to}: ${kind} ${channel}${shown === '' ? '' : ` with ${shown}`}`,
    `, ${outcome}`,
    error !== undefined && `, ${error}`,
    problems.length > 0 && `, problem: ${problems.join(', ')}`,
    cause !== undefined && `. ${kind === 'result' ? 'Answers' : 'Caused by'} step ${cause + 1}`,
  ]
    .filter(Boolean)
    .join('');
}

function about(steps: readonly MapStep[], index: number, choose: (index: number) => void): HTMLElement {
  const step = steps[index]!;
  const { from, to, kind, channel, shown, outcome, cause, error, problems = [], at } = step;
  const led = [...steps.entries()].filter(([, one]) => one.cause === index).map(([below]) => below);
  const jump = (to: number): HTMLElement =>
    h('li', {}, h('button', { type: 'button', class: 'jump', click: () => choose(to) }, titleOf(steps[to]!, to)));
  const rows: readonly (readonly [string, Child])[] = [
    ['From', h('span', { class: 'mono' }, from)],
    ['To', h('span', { class: 'mono' }, to)],
    ['Ended', badge(toneOfStep(step), outcome)],
    ['Problems', problems.length > 0 && problems.map((problem) => badge('warn', problem))],
    ['Thrown', error !== undefined && h('pre', { tabindex: 0 }, error)],
    [kind === 'result' ? 'Answer' : 'Carries', shown !== '' && h('pre', { tabindex: 0 }, shown)],
    ['Sent at', at !== undefined && h('span', { class: 'mono' }, at)],
    [kind === 'result' ? 'Answers' : 'Caused by', cause !== undefined && h('ul', { class: 'plain' }, jump(cause))],
    ['Led to', led.length > 0 && h('ul', { class: 'plain' }, led.map(jump))],
  ];
  return h(
    'div',
    {},
    h('h2', {}, h('small', { class: 'dim' }, `${index + 1} `), kind, ' ', channelLink(channel)),
    h(
      'dl',
      {},
      rows
        .filter(([, content]) => content !== false)
        .map(([term, content]) => [h('dt', {}, term), h('dd', {}, content)]),
    ),
  );
}

function titleOf({ kind, channel }: MapStep, index: number): Child {
  return [h('small', { class: 'dim' }, index + 1), ' ', kind, ' ', h('b', { class: 'mono' }, channel)];
}
