import type { Realm } from '../../../src/realm/realm';
import { show, tick, until } from './harness';

async function isolated(body = '<p id="p">text</p>') {
  const shown = show(body);
  await shown.page.loaded;
  const world = shown.page.isolatedWorld(999);
  const seen: unknown[] = [];
  for (const realm of [shown.page.realm, world]) realm.global.see = (value: unknown) => seen.push(value);
  return { ...shown, world, seen };
}

test('an isolated world has the same nodes and classes, but intrinsics of its own', async () => {
  const { page, world, run } = await isolated();

  expect(world.run('document')).toBe(run('document'));
  expect(world.run('Event')).toBe(run('Event'));
  expect(world.run('document.querySelector("p") instanceof HTMLElement')).toBe(true);
  expect(world.run('Array')).not.toBe(run('Array'));
  expect(world.run('[] instanceof Array && structuredClone([1]) instanceof Array')).toBe(true);
  expect(world.run('fetch("data:,x") instanceof Promise')).toBe(true);
  expect(page.isolatedWorld(999)).toBe(world);
  expect(page.isolatedWorld(1)).not.toBe(world);
});

test('its window is itself', async () => {
  const { world } = await isolated();
  const names = ['window', 'self', 'frames', 'top', 'parent', 'globalThis', 'window.window', 'this'];

  expect(names.filter((name) => world.run(name) !== world.global)).toEqual([]);
  expect(world.run("'document' in window && typeof addEventListener === 'function' && opener === null")).toBe(true);
});

test('neither sees what the other puts on its window', async () => {
  const { world, run } = await isolated();

  run('window.page = 1; var declared = 2; globalThis.Event2 = 3');
  world.run('window.preload = 1; top.other = 2; sloppy = 3');

  expect(world.run('[typeof page, typeof declared, typeof Event2].join()')).toBe('undefined,undefined,undefined');
  expect(run('[typeof preload, typeof other, typeof sloppy].join()')).toBe('undefined,undefined,undefined');
  expect(world.run('preload + other + sloppy')).toBe(6);
});

test('a name that neither knows is not defined', async () => {
  const { world } = await isolated();

  expect(() => world.run('ipcRendrer.on("a", () => {})')).toThrow('ipcRendrer is not defined');
  expect(world.run('["nope" in window, typeof nope]')).toEqual([false, 'undefined']);
  expect(world.run('fetch = 1; fetch + globalThis.fetch')).toBe(2);
});

test('listeners of both hear an event, and handlers are their own', async () => {
  const { world, run, seen } = await isolated();
  const listen = (realm: Realm, name: string) =>
    realm.run(
      `addEventListener('x', () => see('${name} window')); document.addEventListener('x', () => see('${name} document'));
       onhashchange = () => see('${name} handler')`,
    );
  listen(world, 'preload');
  run('onhashchange = null');
  expect(run('onhashchange')).toBe(null);
  expect(world.run('typeof onhashchange')).toBe('function');

  run("document.dispatchEvent(new Event('x', { bubbles: true }))");
  run("location.hash = 'there'");
  await until(() => seen.includes('preload handler'));

  expect(seen).toEqual(['preload document', 'preload window', 'preload handler']);
  expect(world.run('location.hash')).toBe('#there');
});

test("location and name are the window's, and methods work bare", async () => {
  const { world, run, told } = await isolated();

  world.run("name = 'renamed'; location = '#a'; window.location = '#b'");

  expect(run('name + location.hash')).toBe('renamed#b');
  expect(told.map(([, url]) => url)).toEqual(['file:///app/index.html#a', 'file:///app/index.html#b']);
  expect(world.run('typeof getComputedStyle(document.body).color + typeof setTimeout(() => {})')).toBe('stringnumber');
  expect(world.run('crypto.getRandomValues(new Uint8Array(2)).length + localStorage.length')).toBe(2);
});

test('window.postMessage of either world comes to both, as copies native to each', async () => {
  const { world, run, seen } = await isolated();
  const listen = (name: string) =>
    `addEventListener('message', ({ data, source, origin, ports, target, isTrusted }) => see(['${name}', data instanceof Object,
       data.list instanceof Array, data.a, source === window, origin, ports.length, target === window].join()))`;
  run(listen('page'));
  world.run(listen('preload'));
  world.run("onmessage = () => see('handler')");

  run("const sent = { a: 1, list: [] }; postMessage(sent, '*'); sent.a = 2");
  expect(seen).toEqual([]);
  await until(() => seen.length === 3);
  world.run("window.postMessage({ a: 3, list: [] }, '*')");
  await until(() => seen.length === 6);

  expect(seen).toEqual([
    'page,true,true,1,true,file://,0,true',
    'preload,true,true,1,true,file://,0,true',
    'handler',
    'page,true,true,3,true,file://,0,true',
    'preload,true,true,3,true,file://,0,true',
    'handler',
  ]);
});

test("what cannot be posted throws in the page's own classes", async () => {
  const { run, lines } = await isolated();
  const attempt = (code: string) =>
    run(`try { ${code} } catch (e) { [e instanceof Error || e instanceof DOMException, e.name, e.message].join('|') }`);

  expect(attempt("postMessage(() => {}, '*')")).toMatch(
    /^true\|DataCloneError\|Failed to execute 'postMessage' on 'Window': .*could not be cloned\.$/,
  );
  expect(attempt('postMessage()')).toBe(
    "true|TypeError|Failed to execute 'postMessage' on 'Window': 1 argument required, but only 0 present.",
  );
  expect(attempt("postMessage(1, 'nonsense')")).toBe(
    "true|SyntaxError|Failed to execute 'postMessage' on 'Window': Invalid target origin 'nonsense' in a call to 'postMessage'.",
  );
  run("postMessage(1, 'https://example.com')");
  await tick();
  expect(lines).toEqual([
    "error: Failed to execute 'postMessage' on 'DOMWindow': The target origin provided ('https://example.com') " +
      "does not match the recipient window's origin ('file://').",
  ]);
});

test("an error in the isolated world is the page's", async () => {
  const { world, errors } = await isolated();

  world.run("setTimeout(() => { throw new Error('timer') }); Promise.reject(new Error('promise'))");
  await until(() => errors.length === 2);

  expect(errors.map(String).sort()).toEqual(['Error: promise', 'Error: timer']);
});
