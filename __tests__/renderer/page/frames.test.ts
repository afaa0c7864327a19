import type { ChildFrame, Page } from '../../../src/renderer/page/types';
import { show, tick, until } from './harness';

const pages: Record<string, string> = {
  'child.html': "<title>Child</title><script>console.log('child', name, parent !== window, document.referrer)</script>",
  'next.html': "<script>console.log('next')</script>",
};

function frames(body: string, url = 'file:///app/index.html') {
  const log: string[] = [];
  const seen: ChildFrame[] = [];
  const shown = show(body, {
    url,
    reader: (asked) => {
      const text = pages[asked.slice(asked.lastIndexOf('/') + 1)];
      return text === undefined ? undefined : { url: asked, type: 'text/html', body: Buffer.from(text) };
    },
    hooks: {
      frame(frame) {
        seen.push(frame);
        log.push(`attached ${frame.name}`);
        return {
          loading: (asked) => log.push(`loading ${asked}`),
          begin: (page: Page) => void log.push(`begin ${page.url} ${page.realm.run('document.documentElement')}`),
          loaded: (page) => log.push(`loaded ${page.url}`),
          failed: ({ code }, asked) => log.push(`failed ${code} ${asked}`),
          removed: () => log.push('removed'),
          console: ({ message }) => log.push(`console ${message}`),
          navigate: (asked) => log.push(`navigate ${asked}`),
        };
      },
    },
  });
  return { ...shown, log, seen };
}

test('a frame is told of from its coming to its going', async () => {
  const { page, log, run, seen } = frames('<iframe name=a src=child.html onload="console.log(\'onload\')"></iframe>');
  await page.loaded;
  run("const frame = document.querySelector('iframe'); frame.src = 'next.html'");
  await until(() => log.includes('loaded file:///app/next.html'));
  expect(page.frames).toEqual(seen);
  run('frame.remove()');

  expect(log).toEqual([
    'attached a',
    'loading file:///app/child.html',
    'begin file:///app/child.html null',
    'console child a true file:///app/index.html',
    'loaded file:///app/child.html',
    'loading file:///app/next.html',
    'begin file:///app/next.html null',
    'console next',
    'loaded file:///app/next.html',
    'removed',
  ]);
  expect(run('frame.contentWindow === null && frames.length === 0')).toBe(true);
  expect(seen[0]!.page!.isReleased).toBe(true);
});

test('the page has loaded when its frames have', async () => {
  const { page, lines } = frames(
    "<iframe src=child.html onload=\"console.log('frame')\"></iframe><script>onload = () => console.log('page')</script>",
  );
  await page.loaded;

  expect(lines).toEqual(['info: frame', 'info: page']);
});

test('windows of frames find one another, and are the same after a navigation', async () => {
  const { page, run } = frames('<iframe name=a src=child.html></iframe><iframe name=b srcdoc="<p>b</p>"></iframe>');
  run("var early = document.querySelector('iframe').contentWindow");
  await page.loaded;
  const [a, b] = page.frames.map((frame) => frame.page!);

  expect(
    run(
      '[early === frames[0], early === frames.a, length, early.document.title, early.parent === window, early.name].join()',
    ),
  ).toBe('true,true,2,Child,true,a');
  expect(
    a!.realm.run('[parent !== window, parent === top, parent.frames[0] === window, parent[1] === parent.b].join()'),
  ).toBe('true,true,true,true');
  expect(a!.realm.run('frameElement.name')).toBe('a');
  expect(b!.realm.run('location.href + origin')).toBe('about:srcdocfile://');
  expect(run("document.querySelectorAll('iframe')[1].contentDocument.body.innerHTML")).toBe('<p>b</p>');
});

test('frames post messages to one another, and each knows from whom', async () => {
  const { page, run, log, lines } = frames('<iframe name=a src=child.html></iframe>');
  run('onmessage = (e) => console.log(e.data.from, e.data instanceof Object, e.source === frames[0], e.origin)');
  await page.loaded;
  const child = page.frames[0]!.page!;
  child.realm.run(
    "onmessage = (e) => { console.log(e.data.from, e.data instanceof Object, e.source === parent); e.source.postMessage({ from: 'child' }, '*') }",
  );

  run("frames.a.postMessage({ from: 'page' }, '*')");
  await until(() => lines.length > 0);

  expect(log.at(-1)).toBe('console page true true');
  expect(lines).toEqual(['info: child true true file://']);
});

test('a frame of another origin cannot be looked into, but be posted to', async () => {
  const { page, run, lines } = frames(
    '<iframe src="data:text/html,<script>parent.postMessage(1, `*`)</script>"></iframe>',
  );
  run('onmessage = (e) => console.log(e.origin, e.source === frames[0])');
  await page.loaded;
  await until(() => lines.length > 0);

  expect(lines).toEqual(['info: null true']);
  expect(run('document.querySelector("iframe").contentDocument')).toBe(null);
  expect(run("try { frames[0].document } catch (e) { e.name + ': ' + e.message }")).toBe(
    "SecurityError: Failed to read a named property 'document' from 'Window': " +
      'Blocked a frame with origin "file://" from accessing a cross-origin frame.',
  );
});

test('an empty frame is there at once', async () => {
  const { page, run, log } = frames('');
  await page.loaded;

  run(
    "const frame = document.createElement('iframe'); document.body.append(frame); frame.contentDocument.body.innerHTML = 'x'",
  );
  await until(() => log.includes('loaded about:blank'));

  expect(run('frame.contentDocument.body.innerHTML + frame.contentWindow.origin')).toBe('xfile://');
  expect(log).toEqual(['attached ', 'begin about:blank null', 'loaded about:blank']);
});

test('a frame navigates itself, and may be navigated by its page, a link and whoever holds it', async () => {
  const { page, run, log } = frames('<iframe name=a src=child.html></iframe><a target=a href=next.html>a</a>');
  await page.loaded;
  const loads = () => log.filter((line) => line.startsWith('loaded')).length;

  page.frames[0]!.page!.realm.run("location = 'next.html'");
  await until(() => loads() === 2);
  run("frames.a.location = 'child.html'");
  await until(() => loads() === 3);
  run("document.querySelector('a').click()");
  await until(() => loads() === 4);
  await page.frames[0]!.navigate('file:///app/child.html');

  expect(page.frames[0]!.page!.url).toBe('file:///app/child.html');
  expect(loads()).toBe(5);
});

test('a frame that cannot be loaded has failed', async () => {
  const { page, log, lines } = frames('<iframe src="app://none/"></iframe>');
  await page.loaded;

  expect(log).toEqual(['attached ', 'loading app://none/', 'failed ERR_UNKNOWN_URL_SCHEME app://none/']);
  expect(lines).toEqual(['error: Failed to load resource: net::ERR_UNKNOWN_URL_SCHEME']);
});

test('frames go with their page', async () => {
  const { page, log, seen } = frames('<iframe src=child.html></iframe>');
  await page.loaded;
  seen[0]!.page!.realm.run("onunload = () => console.log('unload')");

  page.unload();
  await tick();

  expect(log.slice(-2)).toEqual(['console unload', 'removed']);
});

test('S8.3: a webview is told of, and has the events that are dispatched on it', async () => {
  const told: unknown[] = [];
  const { page, run } = show('<webview src="a.html"></webview>', {
    webviewTag: true,
    hooks: { webview: (element, change) => told.push([element.getAttribute('src'), change]) },
  });
  await page.loaded;

  run(
    "const view = document.querySelector('webview'); view.setAttribute('src', 'b.html'); view.remove(); view.setAttribute('src', 'c.html')",
  );

  expect(told).toEqual([
    ['a.html', 'connected'],
    ['b.html', { attribute: 'src' }],
    ['b.html', 'disconnected'],
  ]);
});
