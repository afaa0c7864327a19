import { EventEmitter } from 'node:events';

export type Config = Readonly<Record<string, unknown>>;
type Interaction = ((details: Record<string, unknown>) => void) | null;

/** What the items of one fake have in common. */
export interface ItemsHost {
  nextId(): string;
  /** The bar that an item holds: itself, or made of its items. */
  barOf(items: unknown): BarLike;
}

/** A bar, as an item knows it. */
export interface BarLike {
  readonly orderedItems: readonly TouchBarItemTwin[];
}

/** One kind of item. */
interface Kind {
  readonly type: string;
  /** The properties that tell of a change when they are set, with what they are without a value. */
  readonly live: Readonly<Record<string, (given: unknown, config: Config) => unknown>>;
  /** What comes of a touch; `null` for what cannot be touched. */
  interact?(item: TouchBarItemTwin, config: Config): Interaction;
}

/** Anything that can be on a touch bar. */
export class TouchBarItemTwin extends EventEmitter {
  declare readonly id: string;
  declare readonly type: string;
  /** What comes of a touch. */
  declare readonly onInteraction: Interaction;
  declare child?: BarLike;
}

const asGiven = (given: unknown) => given;
const orElse = (fallback: unknown) => (given: unknown) => given ?? fallback;

/** What calls `config[name]` with a detail of the touch, once the item has taken that for its own. */
function changing(name: string, detail: string, own?: string): NonNullable<Kind['interact']> {
  return (item, config) => {
    const call = config[name];
    if (typeof call !== 'function') return null;
    return (details) => {
      if (own !== undefined) setSilently(item, own, details[detail]);
      call(details[detail], ...(detail === 'selectedIndex' && own ? [details.isSelected] : []));
    };
  };
}

/** By the names of their classes. */
const KINDS = {
  TouchBarButton: {
    type: 'button',
    live: {
      ...{
        label: asGiven,
        accessibilityLabel: asGiven,
        backgroundColor: asGiven,
        icon: asGiven,
        iconPosition: asGiven,
      },
      enabled: (given) => (typeof given === 'boolean' ? given : true),
    },
    interact: (_item, { click }) => (typeof click === 'function' ? () => click() : null),
  },
  TouchBarColorPicker: {
    type: 'colorpicker',
    live: { availableColors: asGiven, selectedColor: asGiven },
    interact: changing('change', 'color', 'selectedColor'),
  },
  TouchBarGroup: { type: 'group', live: {} },
  TouchBarLabel: { type: 'label', live: { label: asGiven, accessibilityLabel: asGiven, textColor: asGiven } },
  TouchBarOtherItemsProxy: { type: 'other_items_proxy', live: {} },
  TouchBarPopover: { type: 'popover', live: { label: asGiven, icon: asGiven, showCloseButton: asGiven } },
  TouchBarScrubber: {
    type: 'scrubber',
    live: {
      ...{ items: asGiven, selectedStyle: orElse(null), overlayStyle: orElse(null), showArrowButtons: orElse(false) },
      ...{ mode: orElse('free'), continuous: orElse(true) },
    },
    interact: (_item, { select, highlight }) => {
      if (typeof select !== 'function' && typeof highlight !== 'function') return null;
      return ({ type, selectedIndex, highlightedIndex }) => {
        if (type === 'select' && typeof select === 'function') select(selectedIndex);
        else if (type === 'highlight' && typeof highlight === 'function') highlight(highlightedIndex);
      };
    },
  },
  TouchBarSegmentedControl: {
    type: 'segmented_control',
    live: { segmentStyle: asGiven, segments: orElse([]), selectedIndex: asGiven, mode: asGiven },
    interact: changing('change', 'selectedIndex', 'selectedIndex'),
  },
  TouchBarSlider: {
    type: 'slider',
    live: { label: asGiven, minValue: asGiven, maxValue: asGiven, value: asGiven },
    interact: changing('change', 'value', 'value'),
  },
  TouchBarSpacer: { type: 'spacer', live: { size: asGiven } },
} satisfies Readonly<Record<string, Kind>>;

export type ItemName = keyof typeof KINDS;
export type ItemClass = new (config?: Config) => TouchBarItemTwin;

/** Those that hold a bar of their own. */
const HOLDERS: ReadonlySet<string> = new Set(['group', 'popover']);

/** What the live properties of an item are, by which a change is told of. */
const VALUES: unique symbol = Symbol('values');

/** Makes the item classes of one fake. */
export function createItems(host: ItemsHost): Readonly<Record<ItemName, ItemClass>> {
  const classes = Object.entries(KINDS).map(([name, kind]) => [name, createItem(name, kind, host)]);
  return Object.fromEntries(classes) as Record<ItemName, ItemClass>;
}

function createItem(name: string, kind: Kind, host: ItemsHost): ItemClass {
  const { [name]: made } = {
    [name]: class extends TouchBarItemTwin {
      constructor(config: Config = {}) {
        super();
        const given = config ?? {};
        const values = Object.entries(kind.live).map(([key, initial]) => [key, initial(given[key], given)]);
        Object.defineProperty(this, VALUES, { value: Object.fromEntries(values) });
        fixed(this, { id: host.nextId(), type: kind.type });
        if (HOLDERS.has(kind.type)) this.child = host.barOf(given.items);
        fixed(this, { onInteraction: kind.interact?.(this, given) ?? null });
      }
    },
  };
  for (const key of Object.keys(kind.live)) defineLive(made!.prototype, key);
  return made!;
}

function defineLive(prototype: object, key: string): void {
  Object.defineProperty(prototype, key, {
    configurable: true,
    enumerable: true,
    get(this: TouchBarItemTwin) {
      return valuesOf(this)[key];
    },
    set(this: TouchBarItemTwin, value: unknown) {
      valuesOf(this)[key] = value;
      this.emit('change', this);
    },
  });
}

function setSilently(item: TouchBarItemTwin, key: string, value: unknown): void {
  valuesOf(item)[key] = value;
}

function valuesOf(item: TouchBarItemTwin): Record<string, unknown> {
  return (item as unknown as Record<typeof VALUES, Record<string, unknown>>)[VALUES];
}

function fixed(item: TouchBarItemTwin, properties: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(properties)) {
    Object.defineProperty(item, name, { value, enumerable: true, writable: false, configurable: true });
  }
}
