import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PNG } from 'pngjs';
import { runCommand } from '../../src/project/command';
import { type IpcMap, mapText } from '../../src/report/ipc-map';
import { mapOf } from '../../src/report/map';
import type { Note, NotedMessage, NotedStation } from '../../src/report/notes';
import { argumentsOf } from '../../src/report/shape';
import { builtPackage } from '../support/built';
import { Chromium, chromiumPath } from '../support/chromium';

const binary = chromiumPath();
// Said, so that nobody takes it for tested.
if (binary === undefined)
  console.warn('The page is not tested: there is no Chromium. scripts/install-chromium.sh installs it.');
const inChromium = binary === undefined ? describe.skip : describe;

const HOSTILE = `</script><script>globalThis.broken = 1</script><img src=x onerror="globalThis.broken = 2"><!--\u2028 $& {{data}} \${1} ']]>`;

const message = (channel: string, value: unknown, more: Partial<NotedMessage> = {}): NotedMessage => ({
  id: 1,
  kind: 'send',
  direction: 'toMain',
  from: 'renderer#1',
  to: 'main',
  channel,
  outcome: 'heard',
  heardBy: 1,
  args: argumentsOf([value]),
  shown: JSON.stringify(value) ?? '',
  ...more,
});
const note = (test: string, messages: NotedMessage[], stations: NotedStation[] = []): Note => ({
  version: 2,
  file: 'tests/notes.test.ts',
  test,
  messages,
  stations,
});
const on = (channel: string, at: string): NotedStation => ({ channel, as: 'on', side: 'main', at });

const SAVING = [
  message('note:save', { title: 'Groceries' }, { id: 1, kind: 'invoke', outcome: 'returned', at: 'src/page.ts:4' }),
  message('note:saved', 1, { id: 2, from: 'main', to: 'renderer#1', direction: 'toRenderer', cause: 1 }),
  message('note:saved', 1, { id: 3, from: 'main', to: 'renderer#2', direction: 'toRenderer', cause: 1 }),
  message('note:save', 1, { id: 4, kind: 'result', from: 'main', to: 'renderer#1', direction: 'toRenderer', cause: 1 }),
  message('note:svaed', 1, { id: 5, outcome: 'unheard', heardBy: 0, problems: ['unheard'], at: 'src/page.ts:9' }),
  message('job', 1, { id: 6, from: 'worker#1', to: 'main' }),
];

const MAP = mapOf([
  note('saves', SAVING, [on('note:saved', 'src/page.ts:1'), on('file:export', 'src/main.ts:3')]),
  note(`is ${HOSTILE}`, [message(HOSTILE, HOSTILE, { outcome: 'threw', error: HOSTILE })], [on(HOSTILE, HOSTILE)]),
]);

let folder: string;
beforeAll(() => {
  builtPackage();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-page-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function pageOf(map: IpcMap, name: string): string {
  const file = path.join(folder, `${name}.json`);
  fs.writeFileSync(file, mapText(map));
  const complaints: string[] = [];
  const around = { cwd: folder, say: () => {}, complain: (text: string) => complaints.push(text) };
  expect(runCommand(['report', file, '--out', `${name}.html`, '--title', `A ${HOSTILE}`], around)).toBe(0);
  expect(complaints).toEqual([]);
  return path.join(folder, `${name}.html`);
}

test('nothing in the page is from elsewhere, and nothing that crossed is markup in it', () => {
  const text = fs.readFileSync(pageOf(MAP, 'text'), 'utf8');

  expect(text.match(/<script\b/g)).toHaveLength(2);
  expect(text.match(/<\/script/g)).toHaveLength(2);
  expect(text).not.toMatch(/<img|\b(?:src|srcset)=["']?http|url\(/);
  expect(text).toMatch(/default-src 'none'; script-src 'sha256-[\w+/]+='; style-src 'sha256-[\w+/]+='/);
});

jest.setTimeout(60_000);

inChromium('in Chromium', () => {
  let browser: Chromium;
  beforeAll(async () => {
    browser = new Chromium(binary!);
    await browser.open(String(pathToFileURL(pageOf(MAP, 'page'))));
  });
  afterAll(() => browser?.close());

  const go = async (hash: string): Promise<void> => {
    await browser.evaluate(`location.hash = ${JSON.stringify(hash)}; new Promise((done) => setTimeout(done, 50))`);
  };
  const texts = (selector: string): Promise<string[]> =>
    browser.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent)`);
  const focused = (): Promise<string> => browser.evaluate('document.activeElement.getAttribute("aria-label")');

  /** The colour that most of a picture has, as its lightness. */
  const lightness = async (): Promise<number> => {
    const { data } = PNG.sync.read(await browser.picture());
    const counts = new Map<number, number>();
    for (let at = 0; at < data.length; at += 4) counts.set(data[at]!, (counts.get(data[at]!) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a)[0]![0];
  };

  test('the overview counts what there is, in light and in dark', async () => {
    await go('#/overview');

    expect(await texts('.tile b')).toEqual(['6', '2', '4', '2']);
    expect(await lightness()).toBeGreaterThan(220);
    await browser.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
    expect(await lightness()).toBeLessThan(40);
    await browser.send('Emulation.setEmulatedMedia', { features: [] });
  });

  test('what is typed narrows the table, with the keyboard alone', async () => {
    await go('#/channels');
    const all = (await texts('tbody .name')).length;
    await browser.press('/');
    await browser.type('note:sav');

    expect(all).toBe(MAP.channels.length);
    expect(await texts('tbody .name')).toEqual(['note:save', 'note:saved']);
    expect(await texts('#shown')).toEqual(['2 of 6 channels']);
    await browser.evaluate(
      '[...document.querySelectorAll(".chip")].find((one) => /invoke/.test(one.textContent)).click()',
    );
    expect(await texts('tbody .name')).toEqual(['note:save']);
    expect(await browser.evaluate('location.hash')).toBe('#/channels?q=note%3Asav&only=invoke');
  });

  test('the diagram has what is on record: the ends, a step for each message, a mark for what went wrong', async () => {
    const index = MAP.tests.findIndex(({ test }) => test.endsWith('saves'));
    await go(`#/test/${index}`);

    expect(await texts('.lane')).toEqual(['main', 'renderer#1', 'renderer#2', 'worker#1']);
    expect(await texts('.steps li .label')).toEqual([
      'invokenote:save{"title":"Groceries"}',
      'note:saved1',
      'note:saved1',
      '1',
      'note:svaed1unheard',
      'job1',
    ]);
    expect((await texts('.steps li')).length).toBe(SAVING.length);
    expect((await texts('.steps li.warn')).length).toBe(1);
    // The bar of what the invoke led to: from its step to that of its answer.
    expect(await browser.evaluate('[...document.querySelectorAll(".work")].map((bar) => bar.style.height)')).toEqual([
      `${3 * 48 + 6}px`,
    ]);
    // Each arrow from its lifeline to the other.
    expect(
      await browser.evaluate(`(() => {
        const lines = [...document.querySelectorAll('.lifeline')].map((line) => Math.round(line.getBoundingClientRect().left));
        return [...document.querySelectorAll('.arrow')].map((arrow) => {
          const { left, right } = arrow.getBoundingClientRect();
          const near = (x) => lines.findIndex((line) => Math.abs(line - x) < 3);
          return near(left) + ' ' + near(right) + ' ' + arrow.classList[1];
        });
      })()`),
    ).toEqual(['0 1 left', '0 1 right', '0 2 right', '0 1 right', '0 1 left', '0 3 left']);
  });

  test('a step is chosen with the keys, and says what led to it', async () => {
    await browser.evaluate('document.querySelector(".steps button").focus()');
    await browser.press('ArrowDown');

    expect(await focused()).toBe('2. main to renderer#1: send note:saved with 1, heard. Caused by step 1');
    await browser.press('Enter');
    expect(await texts('.detail h2')).toEqual(['2 send note:saved']);
    expect(await texts('.detail .jump')).toEqual(['1 invoke note:save']);
    expect(await texts('.steps .kin b')).toEqual(['note:save', 'note:saved']);
  });

  test('dead wiring is told, with what was likely meant', async () => {
    await go('#/dead');

    expect(await texts('table.dead tr')).toEqual([
      'file:exportsrc/main.ts:3',
      'note:svaedsrc/page.ts:9Did you mean note:saved?',
    ]);
  });

  test('who talks to whom is drawn, and stands in a table', async () => {
    await go('#/graph');

    expect(await texts('.node text')).toEqual(['main', 'renderer#1', 'renderer#2', 'worker#1']);
    expect(await texts('details tbody tr')).toEqual([
      'renderer#1main3',
      'mainrenderer#11',
      'mainrenderer#21',
      'worker#1main1',
    ]);
    expect((await texts('.knot text')).length).toBe(MAP.channels.length);
  });

  test('each view has one heading, its language and its name, and each control a name', async () => {
    for (const view of ['overview', 'channels', 'tests', 'test/0', 'graph', 'dead', 'channel/note%3Asave']) {
      await go(`#/${view}`);
      const { nodes } = await browser.send<{
        nodes: { ignored: boolean; role?: { value: string }; name?: { value: string } }[];
      }>('Accessibility.getFullAXTree');
      const controls = nodes.filter(
        ({ ignored, role }) => !ignored && /^(button|link|searchbox)$/.test(role?.value ?? ''),
      );
      expect(controls.length).toBeGreaterThan(5);
      expect(controls.filter(({ name }) => !name?.value)).toEqual([]);
      expect((await texts('h1')).length).toBe(1);
      expect(await browser.evaluate('document.title')).not.toMatch(/^ ·/);
    }
  });

  test('what tries to break out of the page is shown as what it is', async () => {
    const channel = MAP.channels.find((entry) => entry.channel === HOSTILE)!;
    await go(`#/channel/${encodeURIComponent(channel.channel)}`);

    expect((await texts('h1 .mono'))[0]).toBe(HOSTILE);
    for (const view of ['overview', 'channels', 'tests', 'test/0', 'test/1', 'graph', 'dead']) await go(`#/${view}`);
    expect(await browser.evaluate('globalThis.broken ?? "whole"')).toBe('whole');
    expect(await browser.evaluate('document.querySelectorAll("img, iframe, script[src]").length')).toBe(0);
  });

  test('nothing is asked of a network, nothing is refused, and nothing throws', () => {
    const asked = browser
      .events('Network.requestWillBeSent')
      .map(({ request }) => (request as { url: string }).url)
      .filter((url) => !url.startsWith('file:') && !url.startsWith('data:'));

    expect(asked).toEqual([]);
    expect(browser.events('Log.entryAdded')).toEqual([]);
    expect(browser.events('Runtime.exceptionThrown')).toEqual([]);
  });

  test('on paper all of it is there, and no controls', async () => {
    const steps = Array.from({ length: 200 }, (_, index) => message('tick', index, { id: index + 1 }));
    await browser.open(String(pathToFileURL(pageOf(mapOf([note('long', steps)]), 'long'))));
    await go('#/test/0');
    expect((await texts('.steps li')).length).toBeLessThan(200);
    await browser.send('Page.printToPDF');
    expect((await texts('.steps li')).length).toBe(200);
    await browser.send('Emulation.setEmulatedMedia', { media: 'print' });
    expect(await browser.evaluate('getComputedStyle(document.querySelector(".side")).display')).toBe('none');
    await browser.send('Emulation.setEmulatedMedia', { media: '' });
  });
});
