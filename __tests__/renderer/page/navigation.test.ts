import type { Opening } from '../../../src/renderer/page/types';
import { show, tick, until } from './harness';

const URL = 'file:///app/index.html';

async function loaded(body = '', options = {}) {
  const shown = show(`<p></p>${body}`, { url: URL, ...options });
  await shown.page.loaded;
  return shown;
}

test.each([
  ["location = 'a.html'", 'file:///app/a.html', 'push'],
  ["location.href = '/a.html'", 'file:///a.html', 'push'],
  ["location.assign('a.html?q#h')", 'file:///app/a.html?q#h', 'push'],
  ["location.replace('a.html')", 'file:///app/a.html', 'replace'],
  ['location.reload()', URL, 'reload'],
  ['history.go()', URL, 'reload'],
  ['location.href = location.href', URL, 'replace'],
  ["document.location = 'https://example.com'", 'https://example.com/', 'push'],
  ["location.search = 'q'", `${URL}?q`, 'push'],
])('%s asks for another document', async (code, url, how) => {
  const { run, told } = await loaded();

  run(code);

  expect(told).toEqual([['navigate', url, how]]);
});

test('a link is followed, unless somebody prevents it', async () => {
  const { run, told } = await loaded('<a id="a" href="a.html"><b>link</b></a><a id="other" href="b.html">other</a>');

  run("other.onclick = () => false; other.click(); document.querySelector('b').click()");

  expect(told).toEqual([['navigate', 'file:///app/a.html', 'push']]);
});

test('what goes to another window is opened', async () => {
  const opened: unknown[] = [];
  const child = {};
  const hooks = {
    open: (url: string, name: string, features: string, { disposition, noopener }: Opening) =>
      opened.push([url, name, features, disposition, noopener]) ? child : null,
  };
  const { run, told } = await loaded('<a target="_blank" href="a.html">a</a>', { hooks });

  run("document.querySelector('a').click()");

  expect(run("window.open('b.html', 'name', 'width=1')")).toBe(child);
  run('window.open()');
  expect(opened).toEqual([
    ['file:///app/a.html', '', '', 'foreground-tab', true],
    ['file:///app/b.html', 'name', 'width=1', 'new-window', false],
    ['about:blank', '', '', 'foreground-tab', false],
  ]);
  run("window.open('c.html', '_self')");
  expect(told).toEqual([['navigate', 'file:///app/c.html', 'push']]);
});

test('forms are sent', async () => {
  const { run, told } = await loaded(
    '<form id="get" action="find"><input name="q" value="a b"><button name="b" value="1">go</button></form>' +
      '<form id="post" method="post" action="save"><input name="q" value="é"><input name="r" required></form>',
  );

  run("document.querySelector('button').click()");
  run('post.requestSubmit()');
  run(
    "post.elements.namedItem('r').value = 'x'; post.requestSubmit(); post.onsubmit = () => false; post.requestSubmit(); post.submit()",
  );

  const submission = {
    method: 'POST',
    body: Buffer.from('q=%C3%A9&r=x'),
    contentType: 'application/x-www-form-urlencoded',
  };
  expect(told).toEqual([
    ['navigate', 'file:///app/find?q=a+b&b=1', 'push', undefined],
    ['navigate', 'file:///app/save', 'push', submission],
    ['navigate', 'file:///app/save', 'push', submission],
  ]);
});

test('fragments and the history stay in the document', async () => {
  const { page, run, told, lines } = await loaded();
  run(
    "addEventListener('hashchange', (e) => console.log('hash', e.newURL)); onpopstate = (e) => console.log('pop', JSON.stringify(e.state))",
  );

  run("location.hash = 'a'");
  await until(() => lines.length === 2);
  run("history.pushState({ n: 1 }, '', '#b'); history.replaceState({ n: 2 }, '', '#c')");
  run("history.pushState({ n: 3 }, '', '#d'); history.back()");
  await until(() => lines.length === 4);

  expect(page.url).toBe(`${URL}#c`);
  expect(run('history.state.n')).toBe(2);
  expect(told).toEqual([
    ['inPage', `${URL}#a`, 'push'],
    ['inPage', `${URL}#b`, 'push'],
    ['inPage', `${URL}#c`, 'replace'],
    ['inPage', `${URL}#d`, 'push'],
    ['inPage', `${URL}#c`, 'traverse'],
  ]);
  expect(lines).toEqual(['info: pop null', `info: hash ${URL}#a`, 'info: pop {"n":2}', `info: hash ${URL}#c`]);
});

test('history.go out of the document, and what the window itself does', async () => {
  const { page, run, told } = await loaded();

  run('history.back(); history.go(2); window.close()');
  page.showInPage('#there');
  await tick();

  expect(told).toEqual([['traverse', -1], ['traverse', 2], ['close']]);
  expect(run('location.hash')).toBe('#there');
});

test('javascript: URLs run in the page', async () => {
  const { run, told } = await loaded('<a href="javascript:window.ran = 1">a</a>');

  run("document.querySelector('a').click()");
  await until(() => run('window.ran'));

  expect(told).toEqual([]);
});

test('the title is told when the document is there, and when it changes', async () => {
  const { run, told } = await loaded('<title>One</title>');

  run("document.title = 'Two'");
  await tick();

  expect(told).toEqual([
    ['title', 'One'],
    ['title', 'Two'],
  ]);
});

test('beforeunload can object, in each of its ways', async () => {
  const ask = async (code: string) => {
    const { page, run } = await loaded();
    run(code);
    return page.askUnload();
  };

  expect(await ask('')).toBe(true);
  expect(await ask('onbeforeunload = () => {}')).toBe(true);
  expect(await ask("onbeforeunload = () => 'stay'")).toBe(false);
  expect(await ask('onbeforeunload = () => false')).toBe(false);
  expect(await ask("addEventListener('beforeunload', (event) => event.preventDefault())")).toBe(false);
  expect(await ask("addEventListener('beforeunload', (event) => { event.returnValue = 'stay' })")).toBe(false);
});

test('S4.7: unload listeners still run as the page, and nothing does afterwards', async () => {
  const { page, run, lines } = await loaded();
  run("for (const name of ['pagehide', 'unload']) addEventListener(name, () => console.log(name, document.URL))");
  run("setInterval(() => console.log('interval'), 1); postMessage(1, '*'); onmessage = () => console.log('message')");

  page.unload();
  await tick();

  expect(lines.filter((line) => !line.includes('interval'))).toEqual([`info: pagehide ${URL}`, `info: unload ${URL}`]);
  expect(lines.at(-1)).toBe(`info: unload ${URL}`);
  expect(page.isReleased).toBe(true);
  expect(page.askUnload()).toBe(true);
});
