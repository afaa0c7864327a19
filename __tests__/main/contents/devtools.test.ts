import { createFakeElectron } from '../../../src';
import { dataUrl } from '../../conformance/page-harness';

async function open(html = '<body></body>', webPreferences: Electron.WebPreferences = {}) {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const window = new fake.BrowserWindow({ webPreferences });
  await window.loadURL(dataUrl(html));
  return { fake, window, contents: window.webContents };
}

describe('W4.13: the tools are a contents of their own', () => {
  test('opened and closed', async () => {
    const { fake, contents } = await open();
    const log: unknown[] = [];
    const name = (tools: Electron.WebContents | null) => tools?.getURL().slice(0, 19);
    contents.on('devtools-opened', () => log.push(['opened', name(contents.devToolsWebContents)]));
    contents.on('devtools-focused', () => log.push('focused'));
    contents.on('devtools-closed', () => log.push(['closed', contents.devToolsWebContents]));

    contents.openDevTools();
    expect([contents.devToolsWebContents, contents.isDevToolsOpened()]).toEqual([null, true]);
    await fake.settled();
    const tools = contents.devToolsWebContents!;
    expect([tools.getType(), contents.isDevToolsFocused()]).toEqual(['remote', true]);
    expect(fake.webContents.getAllWebContents()).toContain(tools);
    contents.closeDevTools();
    await fake.settled();

    expect(log).toEqual([['opened', 'devtools://devtools'], 'focused', ['closed', null]]);
    expect([tools.isDestroyed(), contents.isDevToolsOpened()]).toEqual([true, false]);
  });

  test('without the focus, and with a title', async () => {
    const { fake, contents } = await open();

    contents.openDevTools({ mode: 'detach', activate: false });
    contents.setDevToolsTitle('Mine');
    await fake.settled();

    expect([contents.isDevToolsFocused(), contents.getDevToolsTitle()]).toEqual([false, 'Mine']);
  });

  test('in a contents of the app', async () => {
    const { fake, contents } = await open();
    const own = new fake.BrowserWindow().webContents;

    contents.setDevToolsWebContents(own);
    contents.openDevTools();
    await fake.settled();

    expect(contents.devToolsWebContents).toBe(own);
    expect(own.getURL()).toMatch(/^devtools:\/\/devtools/);
    own.close();
    await fake.settled();
    expect([contents.isDevToolsOpened(), contents.devToolsWebContents]).toEqual([false, null]);
  });

  test('not with devTools: false', async () => {
    const { fake, contents } = await open('', { devTools: false });
    const opened = jest.fn();
    contents.on('devtools-opened', opened);

    contents.openDevTools();
    contents.inspectElement(0, 0);
    contents.toggleDevTools();
    await fake.settled();

    expect([opened.mock.calls.length, contents.isDevToolsOpened()]).toEqual([0, false]);
  });

  test('go with what they are of', async () => {
    const { fake, window, contents } = await open();
    contents.inspectElement(1, 1);
    await fake.settled();
    const tools = contents.devToolsWebContents!;

    window.destroy();
    await fake.settled();

    expect(tools.isDestroyed()).toBe(true);
  });
});

describe('W4.12: the debugger', () => {
  async function attached(html?: string) {
    const { fake, window, contents } = await open(html);
    const { debugger: bugger } = contents;
    // biome-ignore lint/suspicious/noExplicitAny: as Electron's own type has it.
    const messages: [string, any, string][] = [];
    bugger.on('message', (_event, method, params, sessionId) => messages.push([method, params, sessionId]));
    bugger.attach();
    return { fake, window, contents, bugger, messages };
  }

  test('refuses a version that Chromium has not, and what is not attached', async () => {
    const { contents } = await open();
    const { debugger: bugger } = contents;

    expect(() => bugger.attach('2.0')).toThrow(new TypeError('Requested protocol version is not supported'));
    await expect(bugger.sendCommand('Runtime.evaluate')).rejects.toThrow(new Error('No target available'));
    bugger.attach('1.1');
    await expect(bugger.sendCommand('Test')).rejects.toThrow(new Error("'Test' wasn't found"));
    await expect(bugger.sendCommand(1 as never)).rejects.toThrow(new Error('Invalid method'));
    await expect(bugger.sendCommand('Page.enable', {}, '')).rejects.toThrow(
      new Error('Empty session id is not allowed'),
    );
  });

  test('detaches at once, and pending commands are rejected', async () => {
    const { bugger } = await attached();
    const detached = jest.fn();
    bugger.on('detach', (_event, reason) => detached(reason));

    const pending = bugger.sendCommand('Runtime.evaluate', { expression: '1' });
    bugger.detach();
    bugger.detach();

    expect(detached.mock.calls).toEqual([['target closed']]);
    await expect(pending).rejects.toThrow(new Error('target closed while handling command'));
  });

  test.each([
    ['4 + 2', { type: 'number', value: 6, description: '6' }],
    ["'\\u00e9'", { type: 'string', value: 'é' }],
    ['undefined', { type: 'undefined' }],
    ['null', { type: 'object', subtype: 'null', value: null }],
    ['NaN', { type: 'number', unserializableValue: 'NaN', description: 'NaN' }],
    ['[1]', { type: 'object', subtype: 'array', className: 'Array', description: 'Array(1)', objectId: '1.1.1' }],
  ])('evaluates %s', async (expression, result) => {
    const { bugger } = await attached();
    await expect(bugger.sendCommand('Runtime.evaluate', { expression })).resolves.toEqual({ result });
  });

  test('evaluates what throws, promises and objects', async () => {
    const { bugger } = await attached();
    const evaluate = (expression: string, options = {}) =>
      bugger.sendCommand('Runtime.evaluate', { expression, ...options });

    const thrown = await evaluate('throw new TypeError("no")');
    expect([thrown.exceptionDetails.text, thrown.result.className]).toEqual(['Uncaught', 'TypeError']);
    await expect(evaluate('Promise.resolve(7)', { awaitPromise: true })).resolves.toMatchObject({
      result: { value: 7 },
    });
    await expect(evaluate('({ a: [1] })', { returnByValue: true })).resolves.toEqual({
      result: { type: 'object', value: { a: [1] } },
    });
  });

  test('tells of the console, and of documents', async () => {
    const { fake, contents, bugger, messages } = await attached();
    await bugger.sendCommand('Console.enable');
    await bugger.sendCommand('Network.enable');

    await contents.loadURL(dataUrl('<title>✓</title><script>console.log("a")</script>'));
    await fake.settled();

    const line = messages.find(([method]) => method === 'Console.messageAdded')!;
    expect([line[1].message.level, line[1].message.text, line[2]]).toEqual(['log', 'a', '']);
    const { requestId } = messages.find(([method]) => method === 'Network.responseReceived')![1];
    await expect(bugger.sendCommand('Network.getResponseBody', { requestId })).resolves.toEqual({
      body: '<title>✓</title><script>console.log("a")</script>',
      base64Encoded: false,
    });
  });

  test('looks into the document', async () => {
    const { bugger } = await attached('<b class="x">text</b>');

    const { root } = await bugger.sendCommand('DOM.getDocument');
    const { nodeId } = await bugger.sendCommand('DOM.querySelector', { nodeId: root.nodeId, selector: 'b' });

    await expect(bugger.sendCommand('DOM.getOuterHTML', { nodeId })).resolves.toEqual({
      outerHTML: '<b class="x">text</b>',
    });
    await expect(bugger.sendCommand('DOM.getAttributes', { nodeId })).resolves.toEqual({ attributes: ['class', 'x'] });
  });

  test('finds targets, and attaches to one in a session of its own', async () => {
    const { fake, contents, bugger, messages } = await attached();
    const other = new fake.BrowserWindow();
    await other.loadURL(dataUrl('<title>Other</title>'));

    const { targetInfo } = await bugger.sendCommand('Target.getTargetInfo');
    expect(fake.webContents.fromDevToolsTargetId(targetInfo.targetId)).toBe(contents);
    expect(fake.webContents.fromDevToolsTargetId('nothing')).toBeUndefined();
    const targetId = other.webContents.getOrCreateDevToolsTargetId();
    const { sessionId } = await bugger.sendCommand('Target.attachToTarget', { targetId, flatten: true });
    await bugger.sendCommand('Console.enable', {}, sessionId);
    await other.webContents.executeJavaScript('console.warn("b")');
    await fake.settled();

    expect(messages.at(-1)).toMatchObject(['Console.messageAdded', { message: { text: 'b' } }, sessionId]);
    await expect(
      bugger.sendCommand('Runtime.evaluate', { expression: 'document.title' }, sessionId),
    ).resolves.toMatchObject({ result: { value: 'Other' } });
  });

  test('goes with its contents', async () => {
    const { fake, window, bugger } = await attached();
    const detached = jest.fn();
    bugger.on('detach', detached);

    window.destroy();
    await fake.settled();

    expect([detached.mock.calls.length, bugger.isAttached()]).toEqual([1, false]);
  });
});
