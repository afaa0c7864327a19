import { EventEmitter } from 'node:events';
import { createFakeElectron } from '../../src';

interface Item extends EventEmitter {
  readonly id: string;
  readonly type: string;
  readonly onInteraction: ((details: object) => void) | null;
}
type Bar = EventEmitter & { escapeItem: unknown };

const made = () => {
  const { TouchBar } = createFakeElectron().electron;
  const item = (name: string, config?: object) =>
    new (Reflect.get(TouchBar, `TouchBar${name}`) as new (config?: object) => Item)(config);
  const bar = (items: unknown, escapeItem?: unknown) => new TouchBar({ items, escapeItem } as never) as unknown as Bar;
  return { TouchBar, item, bar };
};

test.each<[string, (all: ReturnType<typeof made>) => unknown, Error]>([
  [
    'no options',
    ({ TouchBar }) => new TouchBar(undefined as never),
    new Error('Must specify options object as first argument'),
  ],
  ['no item', ({ bar }) => bar([{}]), new TypeError('Each item must be an instance of TouchBarItem')],
  [
    'two proxies',
    ({ bar, item }) => bar([item('OtherItemsProxy'), item('OtherItemsProxy')]),
    new Error('Must only have one OtherItemsProxy per TouchBar'),
  ],
  [
    'one item twice',
    ({ bar, item }) => bar(Array(2).fill(item('Label'))),
    new Error('Cannot add a single instance of TouchBarItem multiple times in a TouchBar'),
  ],
  [
    'an escape item that is none',
    ({ bar }) => bar([], {}),
    new Error('Escape item must be an instance of TouchBarItem'),
  ],
])('M8.2: %s', (_what, make, error) => {
  expect(() => make(made())).toThrow(error);
});

test('M8.2: items that are no list are none', () => {
  const { bar } = made();
  expect(() => bar('nonsense')).not.toThrow();
  expect(() => bar(undefined, null)).not.toThrow();
});

test('M8.3: ids count from 1, and what is set live is told of', () => {
  const { item, bar } = made();
  const [label, inner] = [item('Label', { label: 'a' }), item('Button')];
  const group = item('Group', { items: [inner] });
  const whole = bar([label, group]);
  expect([label.id, inner.id, group.id]).toEqual(['1', '2', '3']);
  expect([label, whole].every((each) => each instanceof EventEmitter)).toBe(true);
  const told: unknown[][] = [];
  label.on('change', (...args) => told.push(args));
  whole.on('change', (...args) => told.push(args));
  Object.assign(label, { label: 'b' });
  Object.assign(inner, { enabled: false });
  expect(told).toEqual([['1', 'label'], [label], ['2', 'button']]);
  expect(label).toMatchObject({ label: 'b', type: 'label' });
  expect(() => Object.assign(label, { id: '9' })).toThrow(TypeError);
});

test('M8.3: another escape item is told of, and only it is listened to', () => {
  const { item, bar } = made();
  const [first, second] = [item('Button'), item('Button')];
  const whole = bar([], first);
  const told: unknown[][] = [];
  for (const event of ['change', 'escape-item-change']) whole.on(event, (...args) => told.push([event, ...args]));
  whole.escapeItem = second;
  Object.assign(first, { label: 'a' });
  Object.assign(second, { label: 'b' });
  whole.escapeItem = null;
  expect(told).toEqual([
    ['escape-item-change', second],
    ['change', '2', 'button'],
    ['escape-item-change', null],
  ]);
});

test('M8.3: what nobody said', () => {
  const { item } = made();
  expect([item('Button'), item('Button', { enabled: 'x' }), item('Button', { enabled: false })]).toMatchObject([
    { enabled: true },
    { enabled: true },
    { enabled: false },
  ]);
  expect(item('Scrubber')).toMatchObject({ continuous: true, mode: 'free', showArrowButtons: false });
});

test('what comes of a touch', () => {
  const { item } = made();
  const call = jest.fn();
  item('Button', { click: call }).onInteraction!({});
  const picker = item('ColorPicker', { change: call });
  picker.onInteraction!({ color: '#fff' });
  const slider = item('Slider', { change: call, value: 1 });
  slider.onInteraction!({ value: 2 });
  const segments = item('SegmentedControl', { change: call });
  segments.onInteraction!({ selectedIndex: 1, isSelected: true });
  const scrubber = item('Scrubber', { select: call, highlight: call });
  scrubber.onInteraction!({ type: 'select', selectedIndex: 3 });
  scrubber.onInteraction!({ type: 'highlight', highlightedIndex: 4 });
  expect(call.mock.calls).toEqual([[], ['#fff'], [2], [1, true], [3], [4]]);
  expect([picker, slider, segments]).toMatchObject([{ selectedColor: '#fff' }, { value: 2 }, { selectedIndex: 1 }]);
  for (const name of ['Button', 'Label', 'Spacer', 'Group', 'Popover', 'Scrubber', 'Slider']) {
    expect(item(name, {}).onInteraction).toBeNull();
  }
});

test('M8.1: a share menu opens and closes as a menu does, and gives nothing', () => {
  const fake = createFakeElectron();
  const { ShareMenu } = fake.electron;
  const menu = new ShareMenu(undefined as never);
  expect(menu).not.toBeInstanceOf(EventEmitter);
  expect(() => menu.popup()).toThrow(new Error('Cannot open Menu without a BaseWindow present'));
  const window = new fake.BrowserWindow();
  const callback = jest.fn();
  expect(menu.popup({ window, callback })).toBeUndefined();
  expect(menu.closePopup(window)).toBeUndefined();
  expect(callback).toHaveBeenCalledTimes(1);
});
