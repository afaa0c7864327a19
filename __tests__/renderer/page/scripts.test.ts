import { show, until } from './harness';

const files = (contents: Record<string, string>) => ({
  reader: (url: string) => {
    const body = contents[url.slice(url.lastIndexOf('/') + 1)];
    return body === undefined ? undefined : Promise.resolve({ url, type: 'text/javascript', body: Buffer.from(body) });
  },
});

test('scripts run in the order of the document, deferred ones at its end', async () => {
  const { page, lines } = show(
    `<script src="deferred.js" defer></script>
     <script>console.log('first', document.currentScript.dataset.n, document.readyState)</script>
     <script src="outer.js"></script>
     <script data-n="3">console.log('third', document.currentScript.dataset.n)</script>
     <script>document.addEventListener('DOMContentLoaded', () => console.log('ready'))</script>
     <p>text</p>`,
    files({ 'outer.js': "console.log('second')", 'deferred.js': "console.log('deferred')" }),
  );

  await page.loaded;

  expect(lines).toEqual([
    'info: first undefined loading',
    'info: second',
    'info: third 3',
    'info: deferred',
    'info: ready',
  ]);
});

test('an asynchronous script runs before the page has loaded, and so does one that a script adds', async () => {
  const { page, lines } = show(
    `<script async src="async.js"></script><script>
      const script = document.createElement('script');
      script.src = 'added.js';
      script.onload = () => console.log('loaded');
      document.head.append(script);
      onload = () => console.log('page');
    </script>`,
    files({ 'async.js': "console.log('async')", 'added.js': "console.log('added')" }),
  );

  await page.loaded;

  expect([...lines].sort()).toEqual(['info: added', 'info: async', 'info: loaded', 'info: page']);
  expect(lines.at(-1)).toBe('info: page');
});

test('event attributes work, and the classes of the page are its own', async () => {
  const { page, run, lines } = show('<button onclick="console.log(event.type, this.id)" id="go">go</button>');
  await page.loaded;

  run('document.getElementById("go").click()');

  expect(lines).toEqual(['info: click go']);
  expect(run('[] instanceof Array && structuredClone({ a: [1] }).a instanceof Array')).toBe(true);
  expect(run('new TextEncoder().encode("x") instanceof Uint8Array')).toBe(true);
  expect(Object.getPrototypeOf(run('[]'))).not.toBe(Array.prototype);
});

test('a script that throws is reported with its place, and the next one runs', async () => {
  const places: unknown[] = [];
  const { page, errors } = show(
    "<p></p>\n\n<script>\nthrow new TypeError('boom')</script><script>a b</script>\n<script>window.after = 1</script>",
    { hooks: { console: ({ level, message, line, sourceId }) => places.push([level, message, line, sourceId]) } },
  );
  await page.loaded;

  expect(places).toEqual([
    ['error', 'Uncaught TypeError: boom', 4, 'file:///app/index.html'],
    ['error', "Uncaught SyntaxError: Unexpected identifier 'b'", 4, 'file:///app/index.html'],
  ]);
  expect(errors.map(String)).toEqual(['TypeError: boom', "SyntaxError: Unexpected identifier 'b'"]);
  expect(page.realm.global.after).toBe(1);
});

test('what listeners and timers throw and promises reject with is reported, unless the page takes it', async () => {
  const { page, lines, errors, run } = show('<script></script>');
  await page.loaded;

  run("setTimeout(() => { throw new Error('timer') })");
  run("addEventListener('x', () => { throw new Error('listener') }); dispatchEvent(new Event('x'))");
  run("Promise.reject(new Error('promise'))");
  await until(() => errors.length === 3);
  run(
    "addEventListener('error', (event) => event.preventDefault()); addEventListener('unhandledrejection', (e) => e.preventDefault())",
  );
  run("setTimeout(() => { Promise.reject(1); dispatchEvent(new Event('x')); console.log('done') })");
  await until(() => lines.includes('info: done'));
  await new Promise((resolve) => setImmediate(resolve));

  expect(errors.map(String).sort()).toEqual(['Error: listener', 'Error: promise', 'Error: timer']);
  expect([...lines].sort()).toEqual([
    'error: Uncaught (in promise) Error: promise',
    'error: Uncaught Error: listener',
    'error: Uncaught Error: timer',
    'info: done',
  ]);
});

test('an endless loop in a script is stopped, and the next one runs', async () => {
  const { page, errors } = show(
    '<script>for (;;);</script><script>window.after = document.currentScript !== null</script>',
    {
      limit: 30,
    },
  );
  await page.loaded;

  expect(errors.map(String)).toEqual([
    'Error: A script of the page file:///app/index.html ran for 30 ms without coming to an end, and was stopped. ' +
      "Look for an endless loop in it, or give it more time with the option 'scriptTimeLimit' (in milliseconds; 0 is no limit).",
  ]);
  expect(page.realm.global.after).toBe(true);
});

test('a script that is not there is reported, and tells its element', async () => {
  const { page, lines } = show('<script src="none.js" onerror="console.log(\'none\')"></script>', {
    url: 'file:///no/such/folder/index.html',
  });
  await page.loaded;

  expect(lines).toEqual(['info: none', 'error: Failed to load resource: net::ERR_FILE_NOT_FOUND']);
});

test('module scripts go to the loader after the document, and what it rejects with is reported', async () => {
  const run: unknown[] = [];
  const { page, lines, errors } = show(
    `<script type="module">inline</script><script type="module" src="m.js" onload="console.log('loaded')"></script>
     <script>console.log('classic')</script>`,
    {
      ...files({ 'm.js': 'outer' }),
      hooks: {
        runModule(url, { code, isInline }, page) {
          run.push([code, url, isInline, page.realm.run('document.readyState')]);
          return code === 'inline' ? Promise.reject(new Error('no modules here')) : undefined;
        },
      },
    },
  );
  await page.loaded;

  expect(run).toEqual([
    // The one until jsdom 30, the other since.
    ['inline', 'file:///app/index.html', true, expect.stringMatching(/^(loading|interactive)$/)],
    ['outer', 'file:///app/m.js', false, expect.stringMatching(/^(loading|interactive)$/)],
  ]);
  expect(errors.map(String)).toEqual(['Error: no modules here']);
  expect(lines).toEqual(['info: classic', 'error: Uncaught Error: no modules here', 'info: loaded']);
});

test('a module script without a loader is an error, not skipped', async () => {
  const { page, errors } = show('<script type="module">import "x"</script>');
  await page.loaded;

  expect(errors.map(String)).toEqual([
    'Error: The module script file:///app/index.html was not run: this page has no loader for modules.',
  ]);
});

test("the console tells what Electron's console-message does", async () => {
  const { page, lines, run } = show('<script></script>');
  await page.loaded;

  run("console.log('a %s', 1, { a: 1 }, [1, [2, null]], null, undefined, 5n, Symbol('s'), new Error('e'))");
  run(
    "console.warn('w'); console.error('e'); console.debug('d'); console.assert(true); console.assert(false, 'why'); console.count()",
  );

  expect(lines).toEqual([
    'info: a %s 1 [object Object] 1,2, null undefined 5n Symbol(s) Error: e',
    'warning: w',
    'error: e',
    'debug: d',
    'error: why',
    'info: default: 1',
  ]);
});

test('what jsdom has not is a warning, once', async () => {
  const { page, lines, run } = show('<canvas></canvas>');
  await page.loaded;

  run("document.querySelector('canvas').getContext('2d'); document.querySelector('canvas').getContext('2d')");

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^warning: Not implemented: HTMLCanvasElement('s |\.prototype\.)getContext/);
});

test('what Chromium has beside is there', async () => {
  const { page, run } = show('<p id="p">text</p><dialog></dialog>');
  await page.loaded;

  expect(run("matchMedia('(a)').matches")).toBe(false);
  expect(run('new ResizeObserver(() => {}).observe(document.body)')).toBe(undefined);
  expect(run("p.innerText = 'other'; p.textContent + p.innerText")).toBe('otherother');
  expect(
    run(
      "const d = document.querySelector('dialog'); d.showModal(); const was = d.open; d.close('x'); [was, d.open, d.returnValue].join()",
    ),
  ).toBe('true,false,x');
  expect(run('[alert(), confirm(), prompt(), scrollTo(0, 0)].map(String).join()')).toBe(
    'undefined,false,null,undefined',
  );
  expect(run('typeof crypto.subtle.digest + crypto.getRandomValues(new Uint8Array(3)).length')).toBe('function3');
  expect(run('new Promise((resolve) => requestAnimationFrame(resolve))')).toBeTruthy();
});

test('rejections are taken whoever has replaced process.emit meanwhile, and put it back', async () => {
  const { runInThisContext } = jest.requireActual<typeof import('node:vm')>('node:vm');
  const outer = runInThisContext('process') as NodeJS.Process;
  const { page, errors, run } = show('<script></script>');
  await page.loaded;
  const before = outer.emit;
  const seen: unknown[] = [];
  outer.emit = function (this: NodeJS.Process, ...args: unknown[]) {
    seen.push(args[0]);
    return Reflect.apply(before, this, args) as boolean;
  } as typeof before;
  const heard = jest.fn();
  outer.once('fake-electron-test' as 'exit', heard);
  outer.emit('fake-electron-test' as never);
  run("Promise.reject(new Error('meanwhile'))");
  await until(() => errors.length === 1);
  outer.emit = before;
  run("Promise.reject(new Error('after'))");
  await until(() => errors.length === 2);

  expect(errors.map(String)).toEqual(['Error: meanwhile', 'Error: after']);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(seen).toContain('fake-electron-test');
});
