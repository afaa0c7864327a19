import { createFakeElectron } from '../../src';

/** The handler of an app that serves its own pages only. */
function saveNote({ senderFrame }: Electron.IpcMainInvokeEvent, note: { title: string }): string {
  if (senderFrame === null || senderFrame.detached) throw new Error('The sender is gone');
  if (senderFrame.parent !== null) throw new Error('Frames may not save notes');
  if (new URL(senderFrame.url).origin !== 'https://notes.example') throw new Error(`Refused: ${senderFrame.origin}`);
  return `saved ${note.title}`;
}

describe('a handler that is called by hand', () => {
  const fake = createFakeElectron();
  const call = (...options: Parameters<typeof fake.invokeEvent>) =>
    saveNote(fake.invokeEvent(...options), { title: 'Groceries' });

  test('S13.1: serves its own page and refuses foreign ones', () => {
    expect(call({ url: 'https://notes.example/list' })).toBe('saved Groceries');
    expect(() => call({ url: 'https://evil.example' })).toThrow(new Error('Refused: https://evil.example'));
    expect(() => call({ url: 'file:///tmp/evil.html' })).toThrow(new Error('Refused: file://'));
  });

  test('S13.2: is not deceived by a page whose url begins like its own', () => {
    expect(() => call({ url: 'https://notes.example.evil/' })).toThrow('Refused: https://notes.example.evil');
  });

  test('S13.3, S13.4: refuses a frame that is gone, and one that unloads', () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    expect(() => call({ url: 'https://notes.example', frame: 'gone' })).toThrow('The sender is gone');
    expect(warn).toHaveBeenCalledWith(
      'Frame property was accessed after it navigated or was destroyed. Avoid asynchronous tasks prior to indexing.',
      'electron',
    );
    warn.mockRestore();
    expect(() => call({ url: 'https://notes.example', frame: 'detached' })).toThrow('The sender is gone');
  });

  test('S13.5: refuses a foreign frame in its own page', () => {
    expect(() => call({ url: 'https://notes.example', childUrl: 'https://evil.example' })).toThrow('Frames may not');
  });

  test('leaves nothing on record, for nothing crossed', () => {
    expect(fake.traffic).toHaveLength(0);
  });
});

describe('an event made by hand', () => {
  test('is one of the fake’s own, with a contents and a frame that the app can ask', () => {
    const fake = createFakeElectron();
    const event = fake.invokeEvent({ url: 'app://bundle/index.html' });
    const { processId, routingId, frameTreeNodeId } = event.sender.mainFrame;

    expect(event.constructor.name).toBe('Event');
    expect(Object.keys(event).sort()).toEqual(
      ['_replyChannel', 'frameId', 'frameTreeNodeId', 'processId', 'sender', 'senderFrame', 'type'].sort(),
    );
    expect(event).toMatchObject({ type: 'frame', processId, frameId: routingId, frameTreeNodeId });
    expect(event.senderFrame).toBe(event.sender.mainFrame);
    expect(event.senderFrame).toMatchObject({ url: 'app://bundle/index.html', origin: 'app://bundle' });
    expect(fake.webContents.fromId(event.sender.id)).toBe(event.sender);
    expect(event.sender.getURL()).toBe('app://bundle/index.html');
  });

  test('comes from the exported renderer, from a renderer, or from a child frame', () => {
    const fake = createFakeElectron();
    const other = fake.createRenderer();

    expect(fake.ipcEvent().sender).toBe(fake.renderer.webContents);
    expect(fake.ipcEvent({ renderer: other }).senderFrame).toBe(other.frame);
    const { senderFrame, sender } = fake.ipcEvent({ url: 'https://a.example', childUrl: 'https://b.example' });
    expect(senderFrame).toMatchObject({ url: 'https://b.example', parent: sender.mainFrame });
    expect(sender.mainFrame.url).toBe('https://a.example');
  });

  test('does no harm to the renderer that it pretends to be gone', () => {
    const fake = createFakeElectron();
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});

    expect(fake.ipcEvent({ frame: 'gone' }).senderFrame).toBeNull();
    expect(fake.ipcEvent({ frame: 'detached' }).senderFrame?.detached).toBe(true);
    warn.mockRestore();

    expect(fake.renderer.frame.detached).toBe(false);
    expect(fake.ipcEvent().senderFrame).toBe(fake.renderer.frame);
  });

  test('puts replies on record, and they reach the renderer that it is of', () => {
    const fake = createFakeElectron();
    const heard = jest.fn();
    fake.ipcRenderer.on('saved', heard);

    fake.ipcEvent({ channel: 'save' }).reply('saved', 1);
    fake.ipcEvent({ url: 'https://a.example' }).reply('saved', 2);
    fake.ipcEvent({ url: 'https://a.example' }).sender.send('saved', 3);

    expect(heard).toHaveBeenCalledTimes(1);
    expect(fake.traffic.map(({ channel, args, outcome }) => [channel, ...args, outcome])).toEqual([
      ['saved', 1, 'heard'],
      ['saved', 2, 'heard'],
      ['saved', 3, 'heard'],
    ]);
    expect(fake.traffic.problems).toEqual([]);
  });

  test('S13.6: shows a reply to a child frame that goes astray', () => {
    const fake = createFakeElectron();
    const heard = jest.fn();
    const child = fake.renderer.attachFrame();
    child.ipcRenderer.on('saved', heard);

    fake.ipcEvent({ renderer: child }).sender.send('saved');
    expect(heard).not.toHaveBeenCalled();
    fake.ipcEvent({ renderer: child }).reply('saved');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('tells what its returnValue was set to first, as it crosses', () => {
    const fake = createFakeElectron();
    const event = fake.ipcEvent({ kind: 'sendSync' });
    const answer = { at: new Date(0) };

    expect(fake.answerOf(event)).toBeUndefined();
    event.returnValue = answer;
    event.returnValue = 'second';

    expect(event.returnValue).toBeUndefined();
    expect(fake.answerOf(event)).toEqual({ at: new Date(0) });
    expect(fake.answerOf(event)).not.toBe(answer);
    expect(() => {
      fake.ipcEvent({ kind: 'sendSync' }).returnValue = () => {};
    }).toThrow(new Error('An object could not be cloned.'));
  });

  test('S4.3: of a send has no returnValue, of a postMessage no reply', () => {
    const fake = createFakeElectron();
    const event = fake.ipcEvent();
    event.returnValue = 1;

    expect(fake.answerOf(event)).toBeUndefined();
    expect(fake.ipcEvent({ kind: 'postMessage' })).toMatchObject({ ports: [] });
    expect(fake.ipcEvent({ kind: 'postMessage' }).reply).toBeUndefined();
    expect((fake.invokeEvent() as Partial<Electron.IpcMainEvent>).reply).toBeUndefined();
  });

  test('goes with a rollback', () => {
    const fake = createFakeElectron();
    const rollback = fake.mark();
    const { sender } = fake.invokeEvent({ url: 'https://a.example' });

    rollback();

    expect(sender.isDestroyed()).toBe(true);
    expect(fake.webContents.getAllWebContents()).toHaveLength(1);
  });

  test('says which options there are', () => {
    const fake = createFakeElectron();

    expect(() => fake.invokeEvent({ ulr: 'https://a.example' } as never)).toThrow(
      new TypeError(
        "fake-electron: an event has no option 'ulr'. Did you mean 'url'? " +
          'The options are url, childUrl, renderer, frame, channel, kind.',
      ),
    );
    expect(() => fake.ipcEvent({ frame: 'dead' as never })).toThrow(
      new TypeError("fake-electron: the option frame of an event takes 'live', 'detached' or 'gone'; given 'dead'."),
    );
    expect(() => fake.ipcEvent({ kind: 'sync' as never })).toThrow(TypeError);
    expect(() => fake.answerOf({})).toThrow(
      new TypeError('fake-electron: answerOf takes an event that ipcEvent() or invokeEvent() of the same fake made.'),
    );
  });
});

describe('a frame that a test attaches', () => {
  test('says which options there are, and that a main frame cannot be detached', () => {
    const { renderer } = createFakeElectron();

    expect(() => renderer.attachFrame({ src: 'a' } as never)).toThrow(
      new TypeError("fake-electron: attachFrame has no option 'src'. It takes url and name, strings."),
    );
    expect(() => renderer.attachFrame({ url: 1 as never })).toThrow(
      new TypeError('fake-electron: attachFrame takes a string as url; given 1.'),
    );
    expect(() => renderer.detach()).toThrow(
      new TypeError(
        'fake-electron: detach() is for child frames, and this is the main frame of a page. Destroy its window or contents.',
      ),
    );
  });

  test('cannot be attached to what is gone', () => {
    const fake = createFakeElectron();
    const child = fake.renderer.attachFrame();
    child.detach();

    expect(() => child.attachFrame()).toThrow(
      new Error('Render frame was disposed before WebFrameMain could be accessed'),
    );
  });

  test('is found by its frame and by its ipcRenderer', () => {
    const fake = createFakeElectron();
    const child = fake.renderer.attachFrame();

    expect(fake.rendererOf(child.frame)).toBe(child);
    expect(fake.rendererOf(child.ipcRenderer)).toBe(child);
    expect(fake.rendererOf(child.webContents)).toBe(fake.renderer);
  });
});
