import { errorOf } from './harness';
import { createApp, dataUrl, folderOf } from './page-harness';

const FAILED =
  'Script failed to execute, this normally means an error was thrown. Check the renderer console for the error.';

describe('webContents.executeJavaScript', () => {
  test('waits for the load that is under way', async () => {
    const { open } = createApp();
    const window = open();
    const load = window.loadURL(dataUrl('<p>text<script>window.ran = true</script>'));

    const seen = await window.webContents.executeJavaScript('[document.readyState, window.ran]');

    expect(seen).toEqual(['complete', true]);
    await load;
  });

  test('waits for a load that is asked for in the same task', async () => {
    const { open } = createApp();
    const window = open();
    const result = window.webContents.executeJavaScript('location.href');
    void window.loadURL('about:blank#later');

    expect(await result).toBe('about:blank#later');
  });

  test('runs in the empty page of a contents that shows nothing', async () => {
    const { open } = createApp();

    expect(await open().webContents.executeJavaScript('1 + 1')).toBe(2);
  });

  test('resolves with what promises come to', async () => {
    const { webContents } = createApp().open();

    expect(await webContents.executeJavaScript('Promise.resolve(1)')).toBe(1);
    expect(await webContents.executeJavaScript('(async () => ({ a: await 1 }))()')).toStrictEqual({ a: 1 });
    expect(await webContents.executeJavaScript('new Promise((resolve) => setTimeout(() => resolve("late"), 5))')).toBe(
      'late',
    );
  });

  test("its results are the test's own", async () => {
    const { webContents } = createApp().open();
    const result = await webContents.executeJavaScript(
      '({ date: new Date(0), map: new Map([[1, { a: [1] }]]), set: new Set([1]), error: new TypeError("e"), bytes: new Uint8Array([1]), big: 1n, nothing: undefined })',
    );

    expect(result).toStrictEqual({
      date: new Date(0),
      map: new Map([[1, { a: [1] }]]),
      set: new Set([1]),
      error: new TypeError('e'),
      bytes: new Uint8Array([1]),
      big: 1n,
      nothing: undefined,
    });
    expect(result.error).toBeInstanceOf(TypeError);
    expect(result.date).toBeInstanceOf(Date);
  });

  test('a script that throws, or is none', async () => {
    const { webContents } = createApp().open();
    for (const code of ['throw new Error("x")', 'throw 1', '}', 'nowhere()']) {
      const error = await errorOf(() => webContents.executeJavaScript(code));

      expect([error.constructor, error.message]).toEqual([Error, FAILED]);
    }
  });

  test('what a promise rejects with is the rejection', async () => {
    const { webContents } = createApp().open();

    await expect(webContents.executeJavaScript('Promise.reject(new TypeError("x"))')).rejects.toStrictEqual(
      new TypeError('x'),
    );
    await expect(webContents.executeJavaScript('Promise.reject("text")')).rejects.toBe('text');
    await expect(webContents.executeJavaScript('Promise.reject()')).rejects.toBe(undefined);
  });

  test('what cannot cross is the error', async () => {
    const { webContents } = createApp().open();
    for (const code of [
      'document.body',
      '(() => {})',
      'window',
      'Promise.resolve(() => {})',
      'Promise.reject(() => {})',
    ]) {
      const error = await errorOf(() => webContents.executeJavaScript(code));

      expect([error.constructor, error.message]).toEqual([Error, 'An object could not be cloned.']);
    }
  });

  test('shares one scope', async () => {
    const { webContents } = createApp().open();
    await webContents.executeJavaScript('var a = 1; let b = 2; function c() { return a + b }');

    expect(await webContents.executeJavaScript('c()')).toBe(3);
    expect(await webContents.executeJavaScript('this === window')).toBe(true);
  });

  test('an endless loop is ended by the option scriptTimeLimit', async () => {
    const { webContents } = createApp({ scriptTimeLimit: 30 }).open();
    const error = await errorOf(() => webContents.executeJavaScript('for (;;);'));

    expect(error.message).toBe(FAILED);
    expect((error.cause as Error).message).toMatch(/^The script given to executeJavaScript ran for 30 ms/);
    expect(await webContents.executeJavaScript('1')).toBe(1);
  });

  test('of a contents that is destroyed it is refused', async () => {
    const { open } = createApp();
    const window = open();
    const { webContents } = window;
    await window.loadURL('about:blank');
    const pending = webContents.executeJavaScript('new Promise(() => {})');
    window.destroy();
    await new Promise<void>((resolve) => webContents.once('destroyed', () => resolve()));

    const error = await errorOf(() => webContents.executeJavaScript('1'));
    expect([error.constructor, error.message]).toEqual([TypeError, 'Object has been destroyed']);
    const settled = await Promise.race([
      pending.then(
        () => 'resolved',
        () => 'rejected',
      ),
      new Promise((resolve) => setTimeout(() => resolve('pending'), 10)),
    ]);
    expect(['pending', 'rejected']).toContain(settled);
  });

  test('of a contents that is destroyed while it waits it is refused', async () => {
    const { open } = createApp();
    const window = open();
    void window.loadURL(dataUrl('<script>1</script>'));
    const result = window.webContents.executeJavaScript('1');
    window.destroy();

    expect((await errorOf(() => result)).message).toBe('Object has been destroyed');
  });

  test('its type is any, as in Electron', async () => {
    const { webContents } = createApp().open();
    const { a }: { a: number } = await webContents.executeJavaScript('({ a: 1 })');

    expect(a).toBe(1);
  });
});

describe('frame.executeJavaScript', () => {
  test('runs in the frame', async () => {
    const { open } = createApp();
    const file = folderOf({
      'index.html': '<iframe src="child.html"></iframe>',
      'child.html': '<script>window.mine = "child"</script>',
    });
    const window = open();
    await window.loadFile(file('index.html'));
    const { mainFrame } = window.webContents;

    expect(await mainFrame.executeJavaScript('typeof mine')).toBe('undefined');
    expect(
      await mainFrame.frames[0]!.executeJavaScript('[mine, parent !== window, location.pathname.split("/").pop()]'),
    ).toStrictEqual(['child', true, 'child.html']);
  });

  test('resolves with plain data', async () => {
    const { mainFrame } = createApp().open().webContents;
    const rows: [code: string, result: unknown][] = [
      ['window.nothing', null],
      ['Promise.resolve()', null],
      ['(() => {})', null],
      ['Symbol()', null],
      ['NaN', null],
      ['[undefined, , () => {}, 1]', [null, null, null, 1]],
      ['({ b: 1, a: undefined, c: () => {} })', { b: 1 }],
      ['new Date(1500)', 1.5],
      ['[/a/g]', ['/a/g']],
      ['new Map([[1, 2]])', {}],
      ['new Error("e")', {}],
      ['new Uint8Array([1, 2]).buffer', Buffer.from([1, 2])],
      ['document.body', {}],
      ['[window]', [{}]],
      [
        'const o = { n: 1 }; o.o = o; [o, o]',
        [
          { n: 1, o: null },
          { n: 1, o: null },
        ],
      ],
    ];

    for (const [code, result] of rows) expect([code, await mainFrame.executeJavaScript(code)]).toEqual([code, result]);
  });

  test('rejects with the text of what is thrown, and for a frame that is gone', async () => {
    const { open } = createApp();
    const window = open();
    await window.loadURL(dataUrl('<iframe srcdoc="a"></iframe>'));
    const [frame] = window.webContents.mainFrame.frames;
    const rows: [code: string, text: string][] = [
      ['throw 1', '1'],
      ['console.log(test)', 'ReferenceError: test is not defined'],
      ['Promise.reject(new RangeError("Wamp-wamp"))', 'RangeError: Wamp-wamp'],
      ['new Promise((r, e) => setTimeout(e("error!"), 5))', 'error!'],
      ['}', "SyntaxError: Unexpected token '}'"],
      ['throw Object.create(null)', ''],
    ];

    for (const [code, text] of rows) await expect(frame!.executeJavaScript(code)).rejects.toBe(text);
    await window.webContents.executeJavaScript('document.querySelector("iframe").remove()');
    expect((await errorOf(() => frame!.executeJavaScript('1'))).message).toBe(
      'Render frame was disposed before WebFrameMain could be accessed',
    );
  });
});

describe('webContents.executeJavaScriptInIsolatedWorld', () => {
  test('shares the document and nothing else', async () => {
    const { open } = createApp();
    const { webContents } = open();
    await webContents.loadURL(dataUrl('<p>text<script>window.mine = 1</script>'));

    expect(
      await webContents.executeJavaScriptInIsolatedWorld(1001, [
        { code: 'document.querySelector("p").textContent = "changed"; window.own = typeof mine' },
        { code: 'own' },
      ]),
    ).toBe('undefined');
    expect(await webContents.executeJavaScript('[typeof own, document.querySelector("p").textContent]')).toEqual([
      'undefined',
      'changed',
    ]);
    expect(await webContents.executeJavaScriptInIsolatedWorld(1002, [{ code: 'typeof own' }])).toBe('undefined');
  });

  test('999 is the world of the preload', async () => {
    const { open } = createApp();
    const file = folderOf({ 'preload.js': 'window.preloaded = { at: 1 }' });
    const window = open({ preload: file('preload.js') });
    await window.loadURL('about:blank');

    expect(await window.webContents.executeJavaScriptInIsolatedWorld(999, [{ code: 'preloaded' }])).toStrictEqual({
      at: 1,
    });
  });

  test('rejects for a script that throws', async () => {
    const { webContents } = createApp().open();

    expect(
      (await errorOf(() => webContents.executeJavaScriptInIsolatedWorld(1001, [{ code: 'throw 1' }]))).message,
    ).toBe(FAILED);
  });
});
