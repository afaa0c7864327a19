const electron = require('electron');
const fakeElectron = require('fake-electron');

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';

/** Everything of ours that loads something when it is first used. */
const uses = () => {
  const { fake } = fakeElectron;
  return {
    ...Object.fromEntries(Object.keys(electron).map((name) => [name, () => electron[name]])),
    versions: () => process.versions.chrome,
    binding: () => process._linkedBinding('electron_common_v8_util'),
    window: () => new electron.BrowserWindow().loadURL('data:text/html,<script>1</script>'),
    script: () => new electron.BrowserWindow().webContents.executeJavaScript('1'),
    image: () => electron.nativeImage.createFromBuffer(Buffer.from(PNG, 'base64')).getSize(),
    menu: () => electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate([{ label: 'x' }])),
    cookies: () => electron.session.defaultSession.cookies.get({}),
    fetch: () => electron.net.fetch('http://localhost:1'),
    record: () => String(fakeElectron.traffic),
    waitFor: () => fakeElectron.traffic.waitFor('never', { timeout: 20 }),
    assertion: () => fakeElectron.assertNotSent(fakeElectron.traffic, 'x'),
    renderer: () => fake.createRenderer(),
    worker: () => fake.startServiceWorker(),
    utility: () => fake.forkUtility(() => {}),
    webview: () => fake.attachWebview(fake.renderer),
    launch: () => fake.launch('/nowhere'),
    preload: () => fake.loadPreload('/nowhere'),
    settled: () => fake.settled(),
    pageOf: () => fake.pageOf(fake.renderer),
    windowOf: () => fake.windowOf(fake.renderer),
    ipcEvent: () => fake.ipcEvent(),
    privateFake: () => fakeElectron.createFakeElectron().electron.Menu,
    send: () => electron.ipcRenderer.send('nobody', 1),
    sendSync: () => electron.ipcRenderer.sendSync('nobody', 1),
    invoke: () => electron.ipcRenderer.invoke('nobody', 1),
    handle: () => electron.ipcMain.handle('x', () => 1),
    expose: () => electron.contextBridge.exposeInMainWorld('x', { a: () => 1 }),
    quit: () => electron.app.quit(),
  };
};

/** Uses all of that when the file has ended; what is thrown is on `process`, for the last file. */
module.exports = () => {
  process.latenessErrors ??= [];
  const { latenessErrors } = process;
  setTimeout(() => {
    for (const [name, use] of Object.entries(uses())) {
      try {
        use();
      } catch (error) {
        latenessErrors.push(`${name}: ${error.stack}`);
      }
    }
    latenessErrors.isDone = true;
  }, 100);
};
