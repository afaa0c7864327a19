export type Child = Node | string | number | false | null | undefined | readonly Child[];

type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: never) => void)>>;

/** An element of HTML. Text is always text: nothing here reads markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), attributes, children);
}

/** An element of SVG. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function filled<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value as EventListener);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  add(element, children);
  return element;
}

function add(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === false || child === null || child === undefined) continue;
    if (Array.isArray(child)) add(parent, child);
    else parent.append(child instanceof Node ? child : String(child));
  }
}

/** Sets properties of style: as attributes the page's policy would refuse them. */
export function styled<E extends HTMLElement | SVGElement>(element: E, style: Readonly<Record<string, string>>): E {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
  return element;
}

/** Lists that are not all drawn yet. */
const waiting = new Set<() => void>();

addEventListener('beforeprint', () => {
  for (const drawAll of waiting) drawAll();
});

/** Forgets the lists of the view that was left. */
export function forgetLists(): void {
  waiting.clear();
}

/** Fills `parent` as far as it is looked at: the rest is drawn when its end comes near, or when the page is printed. */
export function lazily<T>(
  parent: Element,
  items: readonly T[],
  draw: (item: T, index: number) => Node,
  chunk = 60,
): void {
  let drawn = 0;
  const more = (count: number): void => {
    const part = document.createDocumentFragment();
    for (const end = Math.min(items.length, drawn + count); drawn < end; drawn++)
      part.append(draw(items[drawn]!, drawn));
    parent.append(part);
  };
  more(chunk);
  if (drawn >= items.length) return;
  const watcher = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      watcher.disconnect();
      more(chunk);
      if (drawn < items.length) watcher.observe(parent.lastElementChild!);
      else waiting.delete(all);
    },
    { rootMargin: '800px' },
  );
  const all = (): void => {
    watcher.disconnect();
    more(items.length);
    waiting.delete(all);
  };
  waiting.add(all);
  watcher.observe(parent.lastElementChild!);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
