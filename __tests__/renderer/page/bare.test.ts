import { needsDocument, titleOf } from '../../../src/renderer/page/body';
import { show, until } from './harness';

test.each([
  ['', false],
  ['<p>text</p>', false],
  ['<p class="one" data-on="x">on click = nothing</p>', false],
  ['<!-- <script>x</script> --><link rel="stylesheet" href="x.css">', false],
  ['<SCRIPT src=x></SCRIPT>', true],
  ['<body\nonload = "x()">', true],
  ['<iframe src=x>', true],
  ['<webview>', true],
  ['<meta http-equiv="refresh" content="0">', true],
])('whether %s needs a document: %s', (body, needed) => {
  expect(needsDocument(body)).toBe(needed);
});

test('the title of a page, without a parser', () => {
  expect(titleOf('<head><title>\n  Tom &amp; J&#101;rry </title>')).toBe('Tom & Jerry');
  expect(titleOf('<!-- <title>no</title> --><p>')).toBe('');
});

test('a bare realm has what a window has beside its document', async () => {
  const { page, told, lines, run, errors } = show('<title>Bare</title><p>', {
    bare: true,
    hooks: {
      begin: ({ realm }) =>
        void realm.run(`
          for (const type of ['DOMContentLoaded', 'load']) addEventListener(type, () => console.log(type, document.readyState));
          onmessage = ({ data, source, origin }) => console.log(data.a, data instanceof Object, source === window, origin);
          postMessage({ a: 1 }, '*');
          setTimeout((a) => { console.log(a); throw new Error('timer') }, 1, 'later');
          Promise.reject(new Error('promise'))`),
    },
  });
  await page.loaded;
  await until(() => errors.length === 2);

  expect(page.hasDocument).toBe(false);
  expect(told).toEqual([['title', 'Bare']]);
  expect(lines.filter((line) => line.startsWith('info') && !line.endsWith('later'))).toEqual([
    'info: 1 true true file://',
    'info: DOMContentLoaded interactive',
    'info: load complete',
  ]);
  expect(lines).toContain('info: later');
  expect(errors.map(String).sort()).toEqual(['Error: promise', 'Error: timer']);
  expect(run('[window === globalThis, self === top, document.title, location.pathname, origin].join()')).toBe(
    'true,true,Bare,/app/index.html,file://',
  );
  expect(run("new URL('a', location.href).href + new TextEncoder().encode('a').length")).toBe('file:///app/a1');
  run("location.hash = 'x'; location.href = 'b.html'; document.title = 'Other'; window.close()");
  expect(told.slice(1)).toEqual([
    ['inPage', 'file:///app/index.html#x', 'push'],
    ['navigate', 'file:///app/b.html', 'push'],
    ['title', 'Other'],
    ['close'],
  ]);
});

test('isolated worlds of a bare page hear its messages and see nothing of it', async () => {
  const { page, run } = show('', { bare: true });
  const world = page.isolatedWorld(999);
  world.run(
    'var heard = []; addEventListener("message", (e) => heard.push(e.data instanceof Object && e.source === window))',
  );
  await page.loaded;

  run('window.mine = 1; postMessage({}, "*")');
  await until(() => world.run('heard.length'));

  expect(world.run('heard[0] + typeof mine')).toBe('trueundefined');
  expect(page.isolatedWorld(999)).toBe(world);
});

test('a bare page fetches from the machine and no further', async () => {
  const { page, run } = show('', { bare: true, url: 'https://example.com/a' });
  await page.loaded;

  expect(await run("fetch('data:,text').then((r) => r.text())")).toBe('text');
  expect(await run("fetch('b').catch((e) => e instanceof TypeError && e.message)")).toBe('Failed to fetch');
});

test('nothing of a bare page goes on after its end', async () => {
  const { page, run, lines } = show('', { bare: true });
  await page.loaded;
  run("onunload = () => console.log('unload'); setInterval(() => console.log('interval')); postMessage(1, '*')");

  expect(page.askUnload()).toBe(true);
  page.unload();
  await new Promise((resolve) => setImmediate(resolve));

  expect(lines).toEqual(['info: unload']);
});
