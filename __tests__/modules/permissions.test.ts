import { createApp, dataUrl, inBothTimings, next, until } from '../conformance/page-harness';
import { serve } from '../support/server';

const SETTERS = [
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setDevicePermissionHandler',
  'setUSBProtectedClassesHandler',
  'setBluetoothPairingHandler',
] as const;

const made = async (html = '<p>page</p>') => {
  const app = createApp();
  const window = app.open();
  await window.loadURL(dataUrl(`<body>${html}`));
  const { session } = window.webContents;
  const run = (code: string) => window.webContents.executeJavaScript(code, true) as Promise<unknown>;
  /** What a promise of the page's comes to: `name: message` where it is rejected. */
  const settled = (code: string) => run(`(async () => ${code})().catch((error) => error.name + ': ' + error.message)`);
  const { system, user } = app.fake;
  return { ...app, window, session, run, settled, system, user };
};

test.each(SETTERS)('N4.1: %s takes null or a function', async (name) => {
  const { session } = createApp().fake.electron;
  const set = session.defaultSession[name] as (...given: unknown[]) => void;
  for (const given of [[], [undefined], ['x'], [{}]]) {
    expect(() => Reflect.apply(set, session.defaultSession, given)).toThrow(
      new TypeError('Must pass null or function'),
    );
  }
  expect(Reflect.apply(set, session.defaultSession, [null])).toBeUndefined();
  expect(Reflect.apply(set, session.defaultSession, [() => true])).toBeUndefined();
});

test('N4.1: the display handler has words of its own', () => {
  const { defaultSession } = createApp().fake.electron.session;
  expect(() => defaultSession.setDisplayMediaRequestHandler('x' as never)).toThrow(
    new TypeError('Display media request handler must be null or a function'),
  );
});

inBothTimings(() => {
  test('N4.2: without handlers everything is granted, but for reading the clipboard synchronously', async () => {
    const { settled } = await made();
    expect(await settled('Notification.requestPermission()')).toBe('granted');
    expect(await settled("(await navigator.permissions.query({ name: 'geolocation' })).state")).toBe('granted');
    expect(await settled("navigator.clipboard.writeText('a').then(() => navigator.clipboard.readText())")).toBe('a');
  });

  test('N4.3: a request handler is asked for each call, with who asks and where', async () => {
    const { session, settled, window } = await made();
    const asked: unknown[][] = [];
    session.setPermissionRequestHandler((contents, permission, callback, details) => {
      asked.push([contents === window.webContents, permission, details]);
      callback(false);
    });
    const requestingUrl = window.webContents.getURL();
    const plain = { requestingUrl, isMainFrame: true };

    expect(await settled('Notification.requestPermission()')).toBe('denied');
    expect(await settled('navigator.mediaDevices.getUserMedia({ video: true, audio: true })')).toBe(
      'NotAllowedError: Permission denied',
    );
    expect(await settled('navigator.clipboard.readText()')).toBe('NotAllowedError: Read permission denied.');
    expect(await settled("navigator.clipboard.writeText('a')")).toBe('NotAllowedError: Write permission denied.');
    expect(await settled('navigator.requestMIDIAccess({ sysex: true })')).toMatch(/^NotAllowedError/);
    expect(await settled('IdleDetector.requestPermission()')).toBe('denied');
    expect(await settled('getScreenDetails()')).toMatch(/^NotAllowedError/);
    expect(await settled('document.body.requestFullscreen()')).toBe('TypeError: fullscreen error');
    expect(await settled('document.body.requestPointerLock()')).toMatch(/^SecurityError/);
    expect(await settled('navigator.keyboard.lock()')).toMatch(/^InvalidStateError/);
    expect(
      await settled(
        'new Promise((done) => navigator.geolocation.getCurrentPosition(done, ({ code, message }) => done([code, message])))',
      ),
    ).toEqual([1, 'User denied Geolocation']);
    expect(asked).toEqual([
      [true, 'notifications', plain],
      [true, 'media', { ...plain, mediaTypes: ['audio', 'video'], securityOrigin: '' }],
      [true, 'clipboard-read', plain],
      [true, 'clipboard-sanitized-write', plain],
      [true, 'midiSysex', plain],
      [true, 'idle-detection', plain],
      [true, 'window-management', plain],
      [true, 'fullscreen', plain],
      [true, 'pointerLock', plain],
      [true, 'keyboardLock', plain],
      [true, 'geolocation', plain],
    ]);
  });

  test('N4.4: taking the handler away denies what waits for it', async () => {
    const { session, settled } = await made();
    const asked = jest.fn();
    session.setPermissionRequestHandler(asked);
    const answer = settled('navigator.mediaDevices.getUserMedia({ video: true })');
    await until(() => asked.mock.calls.length > 0);
    session.setPermissionRequestHandler(null);
    expect(await answer).toBe('NotAllowedError: Permission denied');
  });

  test('N4.5, N4.6, N4.7: a check handler says what is granted already', async () => {
    const { session, settled, window } = await made();
    const handler = jest.fn((_contents: unknown, permission: string) => permission === 'geolocation');
    session.setPermissionCheckHandler(handler);
    const query = (descriptor: string) => settled(`(await navigator.permissions.query(${descriptor})).state`);

    expect(await query("{ name: 'geolocation' }")).toBe('granted');
    expect(await query("{ name: 'camera' }")).toBe('denied');
    expect(await query("{ name: 'midi', sysex: true }")).toBe('denied');
    expect(await query("{ name: 'nonsense' }")).toBe(
      "TypeError: Failed to execute 'query' on 'Permissions': Failed to read the 'name' property from " +
        "'PermissionDescriptor': The provided value 'nonsense' is not a valid enum value of type PermissionName.",
    );
    expect(await settled('Notification.permission')).toBe('denied');
    const details = { requestingUrl: window.webContents.getURL(), isMainFrame: true };
    expect(handler.mock.calls.map(([contents, ...rest]) => [contents === window.webContents, ...rest])).toEqual([
      [true, 'geolocation', '', details],
      [true, 'media', '', { ...details, mediaType: 'video' }],
      [true, 'midiSysex', '', details],
      // N4.6
      [false, 'notifications', '', details],
    ]);
  });
});

test('N1.2: a callback can be called once', async () => {
  const { session, settled } = await made();
  let again!: () => void;
  session.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(true);
    again = () => callback(true);
  });
  await settled('Notification.requestPermission()');
  expect(again).toThrow(new TypeError('One-time callback was called more than once'));
});

test('the person answers where the app asks nobody', async () => {
  const { session, settled, user } = await made();
  user.denies('media');
  expect(await settled('navigator.mediaDevices.getUserMedia({ audio: true })')).toBe(
    'NotAllowedError: Permission denied',
  );
  expect(await settled("(await navigator.permissions.query({ name: 'microphone' })).state")).toBe('denied');
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(true));
  expect(await settled('navigator.mediaDevices.getUserMedia({ audio: true })')).toBe(
    'NotFoundError: Requested device not found',
  );
});

test('what is around the machine reaches the page', async () => {
  const { settled, system, run } = await made();
  const locate = `new Promise((done) => navigator.geolocation.getCurrentPosition(
    ({ coords }) => done([coords.latitude, coords.longitude]), ({ code }) => done(code)))`;
  expect(await settled(locate)).toBe(2);
  system.position = { latitude: 48.2, longitude: 16.4 };
  expect(await settled(locate)).toEqual([48.2, 16.4]);
  await run('window.seen = []; void navigator.geolocation.watchPosition(({ coords }) => seen.push(coords.latitude))');
  await until(async () => true);
  system.position = { latitude: 1, longitude: 2 };
  expect(await settled('new Promise((done) => setTimeout(() => done(seen), 20))')).toEqual([48.2, 1]);
  expect(() => Object.assign(system, { position: { latitude: 'x' } })).toThrow(
    /^fake-electron: system\.position is a place/,
  );

  system.mediaDevices = [{ kind: 'videoinput', label: 'Cam' }];
  const tracks =
    '(await navigator.mediaDevices.getUserMedia({ video: true })).getTracks().map((t) => [t.kind, t.label])';
  expect(await settled(tracks)).toEqual([['video', 'Cam']]);
  expect(await settled('(await navigator.mediaDevices.enumerateDevices()).map((d) => d.label)')).toEqual(['Cam']);
});

test('the older way to cameras takes callbacks', async () => {
  const { settled, user } = await made();
  user.denies('media');
  const code = 'new Promise((done) => navigator.getUserMedia({ video: true }, done, ({ message }) => done(message)))';
  expect(await settled(code)).toBe('Permission denied');
});

test('Chromium plays devices where it is told to', async () => {
  const { fake, settled } = await made();
  fake.app.commandLine.appendSwitch('use-fake-device-for-media-stream');
  const tracks =
    '(await navigator.mediaDevices.getUserMedia({ video: true, audio: true })).getTracks().map((t) => t.label)';
  expect(await settled(tracks)).toEqual(['Fake Default Audio Input', 'fake_device_0']);
});

test('N4.10: getDisplayMedia asks for media without types, then the display handler', async () => {
  const { session, settled, window } = await made();
  const capture = '(await navigator.mediaDevices.getDisplayMedia({ audio: true })).getTracks().map((t) => t.kind)';
  expect(await settled(capture)).toBe('NotSupportedError: Not supported');
  const requests = jest.fn();
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    requests(permission, (details as Electron.MediaAccessPermissionRequest).mediaTypes);
    callback(true);
  });
  const errors: unknown[] = [];
  let streams: unknown;
  session.setDisplayMediaRequestHandler((request, callback) => {
    expect(request).toMatchObject({ videoRequested: true, audioRequested: true, frame: window.webContents.mainFrame });
    try {
      callback(streams as Electron.Streams);
    } catch (error) {
      errors.push(error);
    }
  });
  for (const [given, error] of [
    ['x', 'Display Media Request streams callback must be called with null or a valid object'],
    [{ video: 'x' }, 'video must be a WebFrameMain or DesktopCapturerSource'],
    [{ audio: 'x' }, 'audio must be a WebFrameMain, "loopback" or "loopbackWithMute"'],
    [{}, 'Video was requested, but no video stream was provided'],
  ] as const) {
    streams = given;
    expect(await settled(capture)).toBe('AbortError: Error starting capture');
    expect(errors.pop()).toEqual(new TypeError(error));
  }
  streams = null;
  expect(await settled(capture)).toBe('AbortError: Error starting capture');
  streams = { video: { id: 'bogus', name: 'bogus' } };
  expect(await settled(capture)).toBe('NotReadableError: Could not start video source');
  streams = { video: window.webContents.mainFrame, audio: 'loopback' };
  expect(await settled(capture)).toEqual(['video', 'audio']);
  expect(errors).toEqual([]);
  expect(requests).toHaveBeenLastCalledWith('media', []);
});

test('fullscreen is told to contents and window', async () => {
  const { settled, window } = await made();
  const entered = next(window.webContents, 'enter-html-full-screen');
  expect(
    await settled('document.body.requestFullscreen().then(() => document.fullscreenElement === document.body)'),
  ).toBe(true);
  await entered;
  expect(window.isFullScreen()).toBe(true);
  const left = next(window.webContents, 'leave-html-full-screen');
  await settled('document.exitFullscreen()');
  await left;
  expect(window.isFullScreen()).toBe(false);
});

test('a notification of a page is on the list, and can be clicked', async () => {
  const { run, system, user } = await made();
  await run(
    "window.told = []; const n = new Notification('Saved', { body: 'a.md' }); n.onclick = () => told.push('click'); 0",
  );
  expect(system.notifications).toMatchObject([{ title: 'Saved', body: 'a.md', isShown: true }]);
  user.clicks(system.notifications[0]!);
  expect(await run('told')).toEqual(['click']);
});

test('N4.11: a page chooses among devices, and has what it chose', async () => {
  const { session, settled, system } = await made();
  const pad = { deviceId: '7', name: 'Pad', vendorId: 1, productId: 2, collections: [] };
  system.devices = { hid: [pad, { ...pad, deviceId: '8', vendorId: 3 }], serial: [{ portId: 'p', portName: 'tty' }] };
  const choose = '(await navigator.hid.requestDevice({ filters: [{ vendorId: 1 }] })).map((d) => d.productName)';
  expect(await settled(choose)).toEqual([]);
  const listener = jest.fn((event: Electron.Event, _details: unknown, callback: (id: string) => void) => {
    event.preventDefault();
    callback('7');
  });
  session.on('select-hid-device', listener);
  expect(await settled('navigator.hid.getDevices()')).toEqual([]);
  expect(await settled(choose)).toEqual(['Pad']);
  expect(listener.mock.calls[0]![1]).toMatchObject({ deviceList: [pad] });
  expect(await settled('(await navigator.hid.getDevices()).length')).toBe(1);
  const revoked = next(session, 'hid-device-revoked');
  await settled('(await navigator.hid.getDevices())[0].forget()');
  expect(await revoked).toEqual([{ device: pad, origin: '' }]);
  expect(await settled('(await navigator.hid.getDevices()).length')).toBe(0);
  session.setDevicePermissionHandler(
    ({ deviceType, device }) => deviceType === 'hid' && (device as typeof pad).vendorId === 3,
  );
  expect(await settled('(await navigator.hid.getDevices()).length')).toBe(1);

  expect(await settled('navigator.serial.requestPort()')).toBe(
    "NotFoundError: Failed to execute 'requestPort' on 'Serial': No port selected by the user.",
  );
  session.setPermissionCheckHandler((_contents, permission) => permission !== 'serial');
  const unasked = jest.fn();
  session.on('select-serial-port', unasked);
  expect(await settled('navigator.serial.requestPort()')).toMatch(/^NotFoundError/);
  expect(unasked).not.toHaveBeenCalled();
  session.setPermissionCheckHandler(null);
  session.removeListener('select-serial-port', unasked);
  session.on('select-serial-port', (event, ports, _contents, callback) => {
    event.preventDefault();
    callback(ports[0]!.portId);
  });
  expect(await settled('(await navigator.serial.requestPort()).getInfo()')).toEqual({});
});

test('while somebody chooses, the app hears of what is plugged in', async () => {
  const { session, settled, system } = await made();
  const told: unknown[] = [];
  session.on('select-usb-device', (event, _details, callback) => {
    event.preventDefault();
    session.on('usb-device-added', (_event, device) => callback(device.deviceId));
    told.push('asked');
  });
  const device = { deviceId: '9', vendorId: 1, productId: 2, productName: 'Stick' } as Electron.USBDevice;
  const chosen = settled('(await navigator.usb.requestDevice({ filters: [] })).productName');
  await until(() => told.length > 0);
  system.devices = { usb: [device] };
  expect(await chosen).toBe('Stick');
});

test('N4.5: frames of other origins ask for themselves', async () => {
  const { window, session } = await made();
  const inner = await serve((_request, response) => response.setHeader('content-type', 'text/html').end('<p>in'));
  const outer = await serve((_request, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(`<iframe src="${inner}/frame" allow="geolocation; clipboard-read 'none'"></iframe>`),
  );
  await window.loadURL(`${outer}/page`);
  const checked = jest.fn((..._given: unknown[]) => true);
  const asked = jest.fn();
  session.setPermissionCheckHandler(checked as never);
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    asked(contents === window.webContents, permission, details);
    callback(true);
  });
  const [frame] = window.webContents.mainFrame.frames;
  await frame!.executeJavaScript("navigator.permissions.query({ name: 'geolocation' }).then(() => {})");
  await frame!.executeJavaScript('Notification.requestPermission()');
  // N15.1: what its element does not allow is not even asked for.
  const denied = 'NotAllowedError: Permission denied';
  const refused = ".catch((error) => error.name + ': ' + error.message)";
  expect(await frame!.executeJavaScript(`navigator.mediaDevices.getUserMedia({ audio: true })${refused}`)).toBe(denied);
  const query = (name: string) => `navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`;
  expect(await frame!.executeJavaScript(query('clipboard-read'))).toBe('denied');
  await window.webContents.executeJavaScript("navigator.permissions.query({ name: 'geolocation' }).then(() => {})");
  expect(checked.mock.calls).toEqual([
    [
      ...[null, 'geolocation', `${inner}/`],
      { isMainFrame: false, requestingUrl: `${inner}/frame`, embeddingOrigin: `${outer}/` },
    ],
    [window.webContents, 'geolocation', `${outer}/`, { isMainFrame: true, requestingUrl: `${outer}/page` }],
  ]);
  expect(asked.mock.calls).toEqual([[true, 'notifications', { isMainFrame: false, requestingUrl: `${inner}/frame` }]]);
});

test('a page without a document asks as well', async () => {
  const { fake, session } = await made();
  const window = new fake.BrowserWindow({ show: false });
  await window.loadURL('about:blank');
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(permission === 'geolocation'));
  const { webContents } = window;
  expect(await webContents.executeJavaScript('Notification.requestPermission()')).toBe('denied');
  expect(await webContents.executeJavaScript("'geolocation' in navigator && 'mediaDevices' in navigator")).toBe(true);
});

test('N4.8: a link to what another program is for asks for openExternal', async () => {
  const { session, system, run, window, log } = await made('<a href="mailto:a@example.com">write</a>');
  expect(log).toEqual([]);
  const navigated = next(window.webContents, 'will-navigate');
  const stopped = next(window.webContents, 'did-stop-loading');
  await run("document.querySelector('a').click()");
  expect((await navigated)[0]).toBe('mailto:a@example.com');
  await stopped;
  await until(() => system.opened.length > 0);
  expect(system.opened).toEqual([{ kind: 'openExternal', target: 'mailto:a@example.com' }]);
  expect(await run('document.body.textContent')).toBe('write');

  const asked = jest.fn();
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    asked(permission, details);
    callback(false);
  });
  await run("location.href = 'tel:1'");
  await until(() => asked.mock.calls.length > 0);
  const details = { requestingUrl: window.webContents.getURL(), isMainFrame: true, externalURL: 'tel:1' };
  expect(asked).toHaveBeenCalledWith('openExternal', details);
  expect(system.opened).toHaveLength(1);
});

test('all of it goes with the test', async () => {
  const app = createApp();
  const rollback = app.fake.mark();
  const { defaultSession } = app.fake.electron.session;
  const handler = jest.fn();
  defaultSession.setPermissionRequestHandler(handler);
  app.fake.system.position = { latitude: 1, longitude: 2 };
  rollback();
  expect(app.fake.system.position).toBeUndefined();
  const window = app.open();
  await window.loadURL(dataUrl('<body>'));
  await expect(window.webContents.executeJavaScript('Notification.requestPermission()')).resolves.toBe('granted');
  expect(handler).not.toHaveBeenCalled();
});
