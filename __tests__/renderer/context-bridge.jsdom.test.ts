/** @jest-environment jsdom */
import { createFakeElectron } from '../../src';
import { ownRealm } from '../../src/realm/realm';
import { createContextBridge } from '../../src/renderer/context-bridge';

/** What the page sees of `value`, exposed. */
function exposed<T>(value: T): T {
  const fake = createFakeElectron();
  fake.renderer.contextBridge.exposeInMainWorld('api', value);
  return fake.mainWorld.api as T;
}

test('S9.16: an Element is the same one, and still good for everything', () => {
  const element = document.createElement('button');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const api = exposed({ element, list: [svg], same: (other: Element) => other === element });

  expect([api.element === element, api.list[0] === svg, api.same(element)]).toEqual([true, true, true]);
  element.classList.add('a');
  (element as { mine?: number }).mine = 1;
  expect([element.className, (api.element as { mine?: number }).mine]).toEqual(['a', 1]);
});

test('S9.16: so are a Blob and a File', () => {
  const [blob, file] = [new Blob(['a']), new File(['a'], 'a.txt')];
  expect(exposed({ blob, file })).toEqual({ blob, file });
  expect(exposed([blob])[0]).toBe(blob);
  expect(exposed({ f: (value: File) => value === file }).f(file)).toBe(true);
});

test('S9.17: other DOM objects are no more than their own properties', () => {
  const event = new Event('click');
  // Has jsdom keep something beside.
  expect(document.children).toHaveLength(1);
  const api = exposed({ event, url: new URL('http://a/'), text: document.createTextNode('a'), form: new FormData() });

  expect(api).toEqual({ event: { isTrusted: false }, url: {}, text: {}, form: {} });
  expect(Object.values(api).flatMap((value) => Object.getOwnPropertySymbols(value))).toEqual([]);
});

test('values are native to the realm of the page', async () => {
  const api = exposed({
    date: new Date(0),
    bytes: new Uint8Array([1]),
    map: new Map([[1, 2]]),
    later: async () => [1],
    fail: () => {
      throw new TypeError('mine');
    },
  });

  expect(api.date).toBeInstanceOf(Date);
  expect(api.bytes).toBeInstanceOf(Uint8Array);
  expect(api.map).toStrictEqual(new Map([[1, 2]]));
  expect(api.later()).toBeInstanceOf(Promise);
  await expect(api.later()).resolves.toStrictEqual([1]);
  expect(() => api.fail()).toThrow(new Error('mine'));
});

test('the window of the test can be the mirror of a page', () => {
  const page = {};
  const world = (id: number) => ({
    id,
    realm: ownRealm,
    window: id === 0 ? page : {},
    mirror: id === 0 ? window : undefined,
  });
  const preload = world(999);
  const bridge = createContextBridge({ isolated: true, source: () => preload, world });
  bridge.exposeInMainWorld('api', { f: () => 1 });

  const { api } = window as unknown as { api?: { f(): number } };
  expect(api?.f()).toBe(1);
  expect(Reflect.deleteProperty(window, 'api')).toBe(true);
  expect(() => bridge.exposeInMainWorld('document', 1)).toThrow('Cannot bind an API on top');
});
