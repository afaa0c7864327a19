import type { Page } from '../../../src/renderer/page/types';
import { show } from './harness';

test('S10.2: what comes before the page runs before its scripts and before there is a documentElement', async () => {
  let seen: unknown;
  const { page, lines } = show('<script>console.log(window.api, document.documentElement.tagName)</script>', {
    hooks: {
      begin({ realm }) {
        seen = realm.run('[document.documentElement, document.readyState]');
        realm.run('window.api = "exposed"; addEventListener("DOMContentLoaded", () => console.log("ready"))');
      },
    },
  });
  await page.loaded;

  expect([...(seen as unknown[])]).toEqual([null, 'loading']);
  expect(lines).toEqual(['info: exposed HTML', 'info: ready']);
});

test('S10.2: a promise holds the page back; one that rejects is reported and does not', async () => {
  let go!: () => void;
  const held = new Promise<void>((_, reject) => {
    go = () => reject(new Error('preload'));
  });
  const { page, lines, errors } = show('<script>console.log("page")</script>', { hooks: { begin: () => held } });
  await new Promise((resolve) => setImmediate(resolve));
  expect(lines).toEqual([]);
  expect(page.realm.run('document.documentElement')).toBe(null);

  go();
  await page.loaded;

  expect(errors.map(String)).toEqual(['Error: preload']);
  expect(lines).toEqual(['error: Uncaught Error: preload', 'info: page']);
});

test('S10.2: every document begins with a realm of its own', async () => {
  const realms: Page['realm'][] = [];
  for (const _ of [1, 2]) {
    const { page } = show('<script>window.seen = (window.seen ?? 0) + 1</script>', {
      hooks: { begin: ({ realm }) => void realms.push(realm) },
    });
    await page.loaded;
    expect(page.realm.global.seen).toBe(1);
  }
  expect(realms[0]!.global).not.toBe(realms[1]!.global);
});

test('a page that is released while it is held back never runs', async () => {
  let go!: () => void;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const { page, lines } = show('<script>console.log("page")</script>', { hooks: { begin: () => held } });

  page.unload();
  go();
  await page.loaded;

  expect(lines).toEqual([]);
});
