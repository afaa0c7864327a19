import { type Child, h, plural, styled, svg } from './dom';
import { type ChannelView, type TestView, type Tone, toneOf, toneOfStep } from './model';

export const hrefOf = {
  channel: (name: string): string => `#/channel/${encodeURIComponent(name)}`,
  test: (index: number, channel?: string): string =>
    `#/test/${index}${channel === undefined ? '' : `?on=${encodeURIComponent(channel)}`}`,
};

/** The name of a channel, which leads to its page. */
export function channelLink(name: string): HTMLElement {
  return h('a', { class: 'mono name', href: hrefOf.channel(name) }, name === '' ? '(empty)' : name);
}

export function badge(tone: Tone | 'plain', ...text: Child[]): HTMLElement {
  return h('span', { class: `badge ${tone}` }, ...text);
}

/** The head of a view. */
export function heading(title: Child, ...below: Child[]): HTMLElement {
  return h('header', { class: 'head' }, h('h1', { id: 'title', tabindex: -1 }, title), below);
}

export function panel(title: string, ...content: Child[]): HTMLElement {
  return h('section', { class: 'panel' }, h('h2', {}, title), content);
}

/** A field that narrows what is below it; `/` leads to it. */
export function searchField(label: string, value: string, onInput: (text: string) => void): HTMLElement {
  const field: HTMLInputElement = h('input', {
    type: 'search',
    id: 'search',
    placeholder: `${label}…`,
    'aria-label': label,
    autocomplete: 'off',
    spellcheck: 'false',
    input: () => onInput(field.value),
  });
  field.value = value;
  return h('div', { class: 'search' }, field, h('kbd', { 'aria-hidden': 'true' }, '/'));
}

/** One of several filters that can be pressed. */
export function chip(text: Child, count: number, isOn: boolean, onPress: () => void): HTMLElement {
  return h(
    'button',
    { type: 'button', class: 'chip', 'aria-pressed': String(isOn), click: onPress },
    text,
    h('small', {}, count),
  );
}

/** How often it ended in which way, as a bar; said in words for who does not see it. */
export function outcomeBar({ entry, calls }: ChannelView): HTMLElement {
  const told = Object.entries(entry.outcomes).map(([outcome, count]) => `${count} ${outcome}`);
  const label = told.length === 0 ? 'never used' : told.join(', ');
  const bar = h('span', { class: 'bar', role: 'img', 'aria-label': label, title: label });
  const order = ['good', 'mocked', 'open', 'warn', 'bad'];
  const rank = ([outcome]: [string, number]): number => order.indexOf(toneOf(outcome));
  for (const [outcome, count] of Object.entries(entry.outcomes).sort((a, b) => rank(a) - rank(b))) {
    bar.append(styled(h('i', { class: toneOf(outcome) }), { width: `${(count / calls) * 100}%` }));
  }
  return bar;
}

const STRIP = 64;

/** All messages of a test at a glance: a line each, by how it ended. */
export function strip({ steps }: TestView): SVGElement {
  const shown = steps.slice(0, STRIP);
  const paths = new Map<Tone, string>();
  for (const [index, step] of shown.entries()) {
    const tone = toneOfStep(step);
    const isAnswer = step.kind === 'result';
    paths.set(tone, `${paths.get(tone) ?? ''}M${index * 4 + 1.5} ${isAnswer ? 6 : 1}V15`);
  }
  return svg(
    'svg',
    {
      class: 'strip',
      viewBox: `0 0 ${shown.length * 4} 16`,
      width: shown.length * 4,
      height: 16,
      'aria-hidden': 'true',
    },
    [...paths].map(([tone, d]) => svg('path', { class: tone, d })),
  );
}

export function testLink(test: TestView, channel?: string): HTMLElement {
  return h('a', { href: hrefOf.test(test.index, channel) }, test.title);
}

export function badBadge(count: number): Child {
  return count > 0 && badge('warn', plural(count, 'problem'));
}

/** A button that puts a text into the clipboard, and says so. */
export function copyButton(label: string, textOf: () => string): HTMLElement {
  const button = h('button', { type: 'button', class: 'button' }, label);
  button.addEventListener('click', () => {
    copy(textOf()).then(
      () => say('Copied'),
      () => say('Not copied'),
    );
  });
  const say = (text: string): void => {
    button.textContent = text;
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  };
  return button;
}

/** A file that was opened from a disk may have no clipboard of the newer kind. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h('textarea', {}, text);
    document.body.append(area);
    area.select();
    const isDone = document.execCommand('copy');
    area.remove();
    if (!isDone) throw new Error('no clipboard');
  }
}

export function places(list: readonly (string | undefined)[]): HTMLElement {
  if (list.length === 0) return h('p', { class: 'dim' }, 'Nowhere in the project.');
  return h(
    'ul',
    { class: 'plain' },
    list.map((place) => h('li', { class: 'mono' }, place ?? 'outside of the project')),
  );
}
