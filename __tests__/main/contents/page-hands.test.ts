import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeElectron } from '../../../src';
import { dataUrl } from '../../conformance/page-harness';

async function open(html = '<body></body>', options: Electron.BrowserWindowConstructorOptions = {}) {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const window = new fake.BrowserWindow(options);
  const contents = window.webContents;
  await contents.loadURL(dataUrl(html));
  const run = (code: string): Promise<unknown> => contents.executeJavaScript(code);
  return { fake, window, contents, run };
}

const folder = mkdtempSync(join(tmpdir(), 'fake-electron-hands-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('W4.5: zoom', () => {
  test('levels and factors', async () => {
    const { contents } = await open();

    contents.setZoomFactor(1.2);
    expect([contents.getZoomLevel(), contents.zoomFactor]).toEqual([1, 1.2]);
    contents.zoomLevel = 2;
    expect(contents.getZoomFactor()).toBe(1.44);
    expect(() => contents.setZoomFactor(0)).toThrow(new Error("'zoomFactor' must be a double greater than 0.0"));
    expect(() => contents.setZoomMode('other' as 'manual')).toThrow(
      new Error("'zoomMode' must be 'default', 'isolated', 'manual', or 'disabled'"),
    );
  });

  test('is shared by the pages of a host in their session, and survives navigation', async () => {
    const fake = createFakeElectron();
    const [one, two, other] = [{}, {}, { partition: 'other' }].map(
      (webPreferences) => new fake.BrowserWindow({ webPreferences }).webContents,
    ) as [Electron.WebContents, Electron.WebContents, Electron.WebContents];
    for (const contents of [one, two, other]) await contents.loadURL('https://a.example/1');

    one.setZoomLevel(3);
    await two.loadURL('https://a.example/2');

    expect([one, two, other].map((contents) => contents.getZoomLevel())).toEqual([3, 3, 0]);
    await two.loadURL('https://b.example/');
    expect(two.getZoomLevel()).toBe(0);
    one.setZoomMode('isolated');
    one.setZoomLevel(1);
    await two.loadURL('https://a.example/');
    expect([one.getZoomLevel(), two.getZoomLevel(), one.zoomMode]).toEqual([1, 3, 'isolated']);
  });

  test('starts with what the preferences say', async () => {
    const { contents } = await open('', { webPreferences: { zoomFactor: 2 } });
    expect(contents.getZoomFactor()).toBe(2);
  });
});

test('W4.6: a search counts what it finds, from match to match', async () => {
  const { fake, contents } = await open('<p>One two one</p><script>var one</script>');
  const found: Partial<Electron.FoundInPageResult>[] = [];
  contents.on('found-in-page', (_event, { requestId, matches, activeMatchOrdinal, finalUpdate }) =>
    found.push({ requestId, matches, activeMatchOrdinal, finalUpdate }),
  );

  expect([contents.findInPage('one'), contents.findInPage('one', { findNext: false })]).toEqual([1, 2]);
  expect(contents.findInPage('one', { matchCase: true, forward: false })).toBe(3);
  contents.stopFindInPage('clearSelection');
  await fake.settled();

  expect(found).toEqual([
    { requestId: 1, matches: 2, activeMatchOrdinal: 1, finalUpdate: true },
    { requestId: 2, matches: 2, activeMatchOrdinal: 2, finalUpdate: true },
    { requestId: 3, matches: 1, activeMatchOrdinal: 1, finalUpdate: true },
  ]);
  expect(() => contents.findInPage('')).toThrow(new TypeError('Must provide a non-empty search content'));
  expect(() => contents.stopFindInPage('other' as 'clearSelection')).toThrow(
    new TypeError('Error processing argument at index 0, conversion failure from other'),
  );
});

test('W4.10: a style sheet that is inserted is seen until it is removed', async () => {
  const { contents, run } = await open('<b>text</b>');
  const style = () => run("getComputedStyle(document.querySelector('b')).display");

  const before = await style();
  const key = await contents.insertCSS('b { display: none }');
  await expect(style()).resolves.toBe('none');
  await contents.removeInsertedCSS(key);

  await expect(style()).resolves.toBe(before);
});

describe('W4.11: input', () => {
  test('keys, behind before-input-event', async () => {
    const { contents, run } = await open(`<body><script>
      window.heard = [];
      for (const type of ['keydown', 'keyup', 'keypress']) document.addEventListener(type, (event) => {
        heard.push([type, event.key, event.code, event.keyCode, event.shiftKey, event.ctrlKey]);
      });</script>`);
    const inputs: Partial<Electron.Input>[] = [];
    contents.on('before-input-event', (event, { type, key, code, shift, control }) => {
      inputs.push({ type, key, code, shift, control });
      if (key === 'b') event.preventDefault();
    });

    contents.sendInputEvent({ type: 'keyDown', keyCode: 'A' });
    contents.sendInputEvent({ type: 'keyDown', keyCode: 'B' });
    contents.sendInputEvent({ type: 'keyUp', keyCode: 'Z', modifiers: ['shift', 'ctrl'] });
    contents.sendInputEvent({ type: 'keyDown', keyCode: 'Tab' });
    contents.sendInputEvent({ type: 'char', keyCode: 'x' });

    expect(inputs).toEqual([
      { type: 'keyDown', key: 'a', code: 'KeyA', shift: false, control: false },
      { type: 'keyDown', key: 'b', code: 'KeyB', shift: false, control: false },
      { type: 'keyUp', key: 'Z', code: 'KeyZ', shift: true, control: true },
      { type: 'keyDown', key: 'Tab', code: 'Tab', shift: false, control: false },
    ]);
    await expect(run('heard')).resolves.toEqual([
      ['keydown', 'a', 'KeyA', 65, false, false],
      ['keyup', 'Z', 'KeyZ', 90, true, true],
      ['keydown', 'Tab', 'Tab', 9, false, false],
      ['keypress', 'x', '', 120, false, false],
    ]);
  });

  test('characters go into the field that has the focus', async () => {
    const { contents, run } = await open('<input id="a">');
    await run('a.focus(); window.inputs = []; a.oninput = (event) => inputs.push(event.data); 1');

    for (const keyCode of ['h', 'i', '!']) contents.sendInputEvent({ type: 'char', keyCode });
    contents.sendInputEvent({ type: 'keyDown', keyCode: 'Backspace' });

    await expect(run('[a.value, inputs]')).resolves.toEqual(['hi', ['h', 'i', '!', null]]);
  });

  test('the mouse: clicks, the menu, the wheel', async () => {
    const { contents, run } = await open(`<body><b>text</b><script>
      window.heard = [];
      for (const type of ['mousedown', 'mouseup', 'click', 'contextmenu', 'wheel'])
        document.addEventListener(type, (event) => heard.push([type, event.clientX, event.button]));</script>`);
    const told: unknown[] = [];
    contents.on('before-mouse-event', (_event, { type, x }) => told.push([type, x]));
    contents.on('context-menu', (_event, params) => told.push(['menu', params.x, params.pageURL.slice(0, 5)]));
    contents.on('zoom-changed', (_event, direction) => told.push(['zoom', direction]));
    const at = { x: 5, y: 6 };

    contents.sendInputEvent({ type: 'mouseDown', button: 'left', clickCount: 1, ...at });
    contents.sendInputEvent({ type: 'mouseUp', button: 'left', clickCount: 1, ...at });
    contents.sendInputEvent({ type: 'mouseDown', button: 'right', ...at });
    contents.sendInputEvent({ type: 'mouseWheel', deltaY: 1, modifiers: ['control'], ...at });

    expect(told).toEqual([
      ['mouseDown', 5],
      ['mouseUp', 5],
      ['mouseDown', 5],
      ['menu', 5, 'data:'],
      ['mouseWheel', 5],
      ['zoom', 'in'],
    ]);
    await expect(run('heard.map(([type]) => type)')).resolves.toEqual([
      'mousedown',
      'mouseup',
      'click',
      'mousedown',
      'contextmenu',
      'wheel',
    ]);
  });

  test.each([
    [[undefined], Error, 'Invalid event object'],
    [[{ type: 'other' }], Error, 'Invalid event object'],
    [[{ type: 'keyDown' }], Error, 'Invalid event object'],
    [[{ type: 'mouseDown' }], Error, 'Invalid event object'],
    [[], TypeError, 'Insufficient number of arguments.'],
  ])('refuses %p', async (given, Class, text) => {
    const { contents } = await open();
    const call = () => Reflect.apply(contents.sendInputEvent, contents, given);
    expect(call).toThrow(new Class(text));
  });
});

test('the edit commands act where the focus is', async () => {
  const { fake, contents, run } = await open('<input id="a" value="one two">');
  await run('a.focus(); a.setSelectionRange(0, 3)');
  const value = () => run('a.value');

  contents.copy();
  expect(fake.electron.clipboard.readText()).toBeDefined();
  contents.replace('1');
  await expect(value()).resolves.toBe('1 two');
  contents.undo();
  await expect(value()).resolves.toBe('one two');
  contents.redo();
  await expect(value()).resolves.toBe('1 two');
  contents.selectAll();
  contents.paste();
  await expect(value()).resolves.toBe('one');
  contents.selectAll();
  contents.cut();
  await contents.insertText('new');
  await expect(value()).resolves.toBe('new');
  await run('a.setSelectionRange(0, 0)');
  contents.delete();
  await expect(value()).resolves.toBe('ew');
  await run('a.setSelectionRange(1, 2)');
  contents.adjustSelection({ start: -1, end: 5 });
  await expect(run('[a.selectionStart, a.selectionEnd]')).resolves.toEqual([0, 2]);
});

test('W4.9: a picture of the page is as large as the page, and white', async () => {
  const { contents } = await open('', { width: 40, height: 30 });

  const image = await contents.capturePage();
  expect([image.getSize(), image.isEmpty()]).toEqual([{ width: 40, height: 30 }, false]);
  expect([...image.toBitmap().subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  const part = await contents.capturePage({ x: 0, y: 0, width: 10, height: 20 });
  expect(part.getSize()).toEqual({ width: 10, height: 20 });
  await expect(contents.capturePage({ x: 'a' } as unknown as Electron.Rectangle)).rejects.toThrow(TypeError);
});

test('W4.17: only an offscreen page paints', async () => {
  const { fake, contents } = await open('', { width: 20, height: 10, webPreferences: { offscreen: true } });
  const painted: unknown[] = [];
  contents.on('paint', (_event, dirty, image) => painted.push([dirty, image.getSize()]));

  contents.invalidate();
  await fake.settled();
  expect(painted).toEqual([
    [
      { x: 0, y: 0, width: 20, height: 10 },
      { width: 20, height: 10 },
    ],
  ]);
  expect([contents.isOffscreen(), contents.isPainting(), contents.getFrameRate()]).toEqual([true, true, 60]);
  contents.stopPainting();
  contents.setFrameRate(30);
  contents.invalidate();
  await fake.settled();

  expect([contents.isPainting(), contents.frameRate, painted.length]).toEqual([false, 30, 1]);
  const { contents: other } = await open();
  other.setFrameRate(30);
  expect([other.isOffscreen(), other.isPainting(), other.getFrameRate()]).toEqual([false, false, 0]);
});

describe('W4.7: print', () => {
  test.each([
    [[null], TypeError, 'webContents.print(): Invalid print settings specified.'],
    [['a'], TypeError, 'webContents.print(): Invalid print settings specified.'],
    [[{}, true], TypeError, 'webContents.print(): Invalid optional callback provided.'],
    [[{ pageSize: 'a4' }], Error, 'Unsupported pageSize: a4'],
    [[{ pageSize: { width: 1 } }], Error, 'height and width properties are required for pageSize'],
    [
      [{ pageSize: { width: 352, height: 1000 } }],
      RangeError,
      'height and width properties must be minimum 352 microns.',
    ],
    [
      [{ pageSize: 'A4', usePrinterDefaultPageSize: true }],
      Error,
      'usePrinterDefaultPageSize cannot be combined with pageSize',
    ],
  ])('refuses %p', async (given, Class, text) => {
    const { contents } = await open();
    const call = () => Reflect.apply(contents.print, contents, given);
    expect(call).toThrow(new Class(text));
  });

  test('tells that there is no printer, and writes the size into the options', async () => {
    const { fake, contents } = await open();
    const done = jest.fn();
    const options: Record<string, unknown> = { silent: true, pageSize: 'Letter' };

    contents.print(options, done);
    await fake.settled();

    expect(done.mock.calls).toEqual([[false, 'no valid printers available']]);
    expect(options.mediaSize).toMatchObject({ name: 'NA_LETTER', width_microns: 215_900, height_microns: 279_400 });
    await expect(contents.getPrintersAsync()).resolves.toEqual([]);
  });
});

describe('W4.8: printToPDF', () => {
  test('writes the title and the text of the page', async () => {
    const { contents } = await open('<title>Bérénice (1)</title><h1>Head</h1><p>Text</p>');

    const pdf = (await contents.printToPDF({ landscape: true, pageSize: 'a4' as 'A4' })).toString('latin1');

    expect(pdf).toMatch(/^%PDF-1\.4\n/);
    expect(pdf).toMatch(/%%EOF\n$/);
    expect(pdf).toContain('/MediaBox [0 0 842.4 595.44]');
    expect(pdf).toContain('(Head) Tj T*\n(Text) Tj T*');
    expect(pdf).toContain(
      `/Title <FEFF${Buffer.from('Bérénice (1)', 'utf16le').swap16().toString('hex').toUpperCase()}>`,
    );
    const start = Number(/startxref\n(\d+)/.exec(pdf)![1]);
    expect(pdf.slice(start, start + 4)).toBe('xref');
    const offsets = [...pdf.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(offsets.map((offset) => pdf.slice(offset, offset + 7))).toEqual(
      offsets.map((_offset, at) => `${at + 1} 0 obj`),
    );
  });

  test('breaks into pages, and prints those that were asked for', async () => {
    const { contents } = await open(`<body>${'<p>line</p>'.repeat(200)}`);
    const count = async (options: Electron.PrintToPDFOptions) =>
      /\/Count (\d+)/.exec((await contents.printToPDF(options)).toString('latin1'))![1];

    await expect(count({})).resolves.toBe('5');
    await expect(count({ pageRanges: '1-2, 4' })).resolves.toBe('3');
  });

  test.each([
    [{ landscape: [] }, TypeError, 'landscape must be a boolean'],
    [{ scale: 'a' }, TypeError, 'scale must be a number'],
    [{ pageRanges: 1 }, TypeError, 'pageRanges must be a string'],
    [{ margins: 'a' }, TypeError, 'margins must be an object'],
    [{ margins: { top: 'a' } }, TypeError, 'margins.top must be a number'],
    [{ pageSize: 1 }, TypeError, 'pageSize must be a string or an object'],
    [{ pageSize: {} }, TypeError, 'width and height properties are required for pageSize'],
    [{ pageSize: 'B4' }, Error, 'Invalid pageSize B4'],
    [{ margins: { top: 9, bottom: 9 } }, Error, 'margins must be less than or equal to pageSize'],
  ])('refuses %p', async (options, Class, text) => {
    const { contents } = await open();
    await expect(contents.printToPDF(options as never)).rejects.toThrow(new Class(text));
  });

  test('needs its argument', async () => {
    const { contents } = await open();
    await expect((contents.printToPDF as () => Promise<Buffer>)()).rejects.toThrow(TypeError);
  });
});

test('W4.19: a page is saved', async () => {
  const { contents } = await open('<!DOCTYPE html><title>T</title><p>é=1</p>');
  const path = (name: string) => join(folder, name);

  await contents.savePage(path('a.html'), 'HTMLOnly');
  expect(readFileSync(path('a.html'), 'utf8')).toBe(
    '<!DOCTYPE html>\n<html><head><title>T</title></head><body><p>é=1</p></body></html>',
  );
  await contents.savePage(path('a.mhtml'), 'MHTML');
  expect(readFileSync(path('a.mhtml'), 'utf8')).toContain('<p>=C3=A9=3D1=\r\n</p>');
  await expect(contents.savePage('a.html', 'HTMLOnly')).rejects.toThrow(new Error('Path must be absolute'));
  await expect(contents.savePage(join(folder, 'no', 'a'), 'HTMLOnly')).rejects.toThrow(
    new Error('Failed to save the page'),
  );
});

test('W4.19: a whole page is saved with what it names', async () => {
  const { fake, contents } = await open();
  const page = join(folder, 'whole.html');
  const { writeFileSync } = jest.requireActual<typeof import('node:fs')>('node:fs');
  writeFileSync(page, '<link rel="stylesheet" href="own.css"><img src="none.png">');
  writeFileSync(join(folder, 'own.css'), 'b {}');
  await contents.loadFile(page);
  await fake.settled();

  await contents.savePage(join(folder, 'copy.html'), 'HTMLComplete');

  expect(readFileSync(join(folder, 'copy_files', 'own.css'), 'utf8')).toBe('b {}');
  expect(readFileSync(join(folder, 'copy.html'), 'utf8')).toContain('href="./copy_files/own.css"');
});

test('W4.19: heap snapshots and drags', async () => {
  const { contents } = await open();
  const nowhere = join(folder, 'no', 'heap');

  await contents.takeHeapSnapshot(join(folder, 'heap'));
  expect(readFileSync(join(folder, 'heap')).length).toBeGreaterThan(0);
  await expect(contents.takeHeapSnapshot(nowhere)).rejects.toThrow(
    new Error(`Failed to take heap snapshot with invalid file path ${nowhere}`),
  );
  expect(() => contents.startDrag({ file: 'a' } as Electron.Item)).toThrow(new Error("'icon' parameter is required"));
  expect(() => contents.startDrag({ icon: 'a.png' } as Electron.Item)).toThrow(
    new Error("Must specify either 'file' or 'files' option"),
  );
});

test('W4.18: the ports of WebRTC', async () => {
  const { contents } = await open();
  const set = (range: unknown) => () => contents.setWebRTCUDPPortRange(range as Electron.UdpPortRange);

  expect(contents.getWebRTCUDPPortRange()).toEqual({ min: 0, max: 0 });
  contents.setWebRTCUDPPortRange({ min: 1, max: 65_535 });
  expect(contents.getWebRTCUDPPortRange()).toEqual({ min: 1, max: 65_535 });
  expect(set({ min: 1 })).toThrow(new Error("'min' and 'max' are both required"));
  expect(set({ min: 1, max: 65_536 })).toThrow(new Error("'min' and 'max' must be in the (0, 65535] range or [0, 0]"));
  expect(set({ min: 2, max: 1 })).toThrow(new Error("'max' must be greater than or equal to 'min'"));
});

test('W4.17: the user agent is the session’s, never empty', async () => {
  const { contents, run } = await open();
  expect(contents.getUserAgent()).toBe(contents.session.getUserAgent());

  contents.userAgent = 'mine';
  expect(contents.getUserAgent()).toBe('mine');
  await contents.loadURL(dataUrl('<p>again'));
  await expect(run('navigator.userAgent')).resolves.toBe('mine');
});
