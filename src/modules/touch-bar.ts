import { EventEmitter } from 'node:events';
import {
  escapeItemError,
  noTouchBarOptionsError,
  otherItemsError,
  repeatedItemError,
  touchBarItemError,
} from '../words/touch-bar-errors';
import { type BarLike, createItems, TouchBarItemTwin } from './touch-bar-items';

/** The exported `TouchBar` of one fake, with the classes of its items. */
export type TouchBarClass = typeof Electron.TouchBar;

/** A touch bar that nobody touches: its items tell of their changes, and a test calls their `onInteraction`. */
class TouchBarTwin extends EventEmitter implements BarLike {
  readonly orderedItems: readonly TouchBarItemTwin[];
  readonly #tell = (item: TouchBarItemTwin) => this.emit('change', item.id, item.type);
  #escapeItem: TouchBarItemTwin | null | undefined;

  /** @throws Error or TypeError for items that cannot be on one bar (M8.2) */
  constructor(options: Electron.TouchBarConstructorOptions) {
    super();
    if (options == null) throw noTouchBarOptionsError();
    this.escapeItem = options.escapeItem as unknown as TouchBarItemTwin | null;
    const items = Array.isArray(options.items) ? (options.items as unknown[]) : [];
    checkItems(items);
    this.orderedItems = [...items];
    for (const item of this.orderedItems) this.#watch(item);
  }

  get escapeItem(): TouchBarItemTwin | null | undefined {
    return this.#escapeItem;
  }

  /** Emits `escape-item-change` (M8.3). @throws Error for what is no item */
  set escapeItem(item: TouchBarItemTwin | null | undefined) {
    if (item != null && !(item instanceof TouchBarItemTwin)) throw escapeItemError();
    this.#escapeItem?.removeListener('change', this.#tell);
    this.#escapeItem = item;
    item?.on('change', this.#tell);
    this.emit('escape-item-change', item);
  }

  #watch(item: TouchBarItemTwin): void {
    item.on('change', this.#tell);
    for (const inner of item.child?.orderedItems ?? []) this.#watch(inner);
  }
}

/** Makes the `TouchBar` of one fake: the ids of items count for each. */
export function createTouchBar(): TouchBarClass {
  let lastId = 0;
  const items = createItems({
    nextId: () => String(++lastId),
    barOf: (given) => (given instanceof TouchBarTwin ? given : new TouchBar({ items: given as never })),
  });
  class TouchBar extends TouchBarTwin {}
  // Typed by Electron as unrelated classes, whose properties are made from a table here.
  return Object.assign(TouchBar, items) as unknown as TouchBarClass;
}

function checkItems(items: readonly unknown[]): asserts items is TouchBarItemTwin[] {
  const seen = new Set<string>();
  let hasProxy = false;
  for (const item of items) {
    if (!(item instanceof TouchBarItemTwin)) throw touchBarItemError();
    if (item.type === 'other_items_proxy' && hasProxy) throw otherItemsError();
    hasProxy ||= item.type === 'other_items_proxy';
    if (seen.has(item.id)) throw repeatedItemError();
    seen.add(item.id);
  }
}
