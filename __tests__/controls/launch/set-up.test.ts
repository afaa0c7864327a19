import { createFakeElectron } from '../../../src';
import { launched, WINDOW } from './harness';

/** The first page of many a main script. */
const SET_UP = `
  const { app, crashReporter, session, Menu } = require('electron');
  crashReporter.start({ uploadToServer: false });
  app.enableSandbox();
  app.disableDomainBlockingFor3DAPIs();
  app.setAppLogsPath();
  app.setAppUserModelId('com.example.notes');
  app.setAboutPanelOptions({ applicationName: 'Notes' });
  if (!app.requestSingleInstanceLock()) app.quit();
  if (!app.isDefaultProtocolClient('notes')) app.setAsDefaultProtocolClient('notes');
  app.setLoginItemSettings({ openAtLogin: app.getLoginItemSettings().openAtLogin });
  app.whenReady().then(async () => {
    const { defaultSession } = session;
    defaultSession.setPermissionRequestHandler((contents, permission, answer) => answer(false));
    defaultSession.setPermissionCheckHandler(() => false);
    defaultSession.setCertificateVerifyProc((request, verify) => verify(-3));
    defaultSession.setDisplayMediaRequestHandler(null);
    defaultSession.webRequest.onHeadersReceived((details, answer) => answer({}));
    defaultSession.setSpellCheckerLanguages([app.getPreferredSystemLanguages()[0]]);
    defaultSession.setUserAgent(defaultSession.getUserAgent() + ' Notes');
    await defaultSession.setProxy({ mode: 'system' });
    await defaultSession.clearCache();
    if (process.platform === 'win32') {
      app.setJumpList(null);
      app.setUserTasks([]);
    }
    app.setBadgeCount(2);
    app.applicationMenu = Menu.buildFromTemplate([{ label: 'Notes' }]);
  }).then(() => {${WINDOW}});
`;

test('an app that sets up everything opens its window, and leaves nothing behind', async () => {
  const fake = createFakeElectron();
  const app = await launched({ 'main.js': SET_UP }, {}, fake);

  expect(app.windows).toHaveLength(1);
  expect([fake.app.badgeCount, fake.app.isDefaultProtocolClient('notes')]).toEqual([2, true]);
  expect(fake.electron.session.defaultSession.getUserAgent()).toMatch(/ Notes$/);
  await app.close();

  expect([fake.app.badgeCount, fake.app.isDefaultProtocolClient('notes')]).toEqual([0, false]);
  expect(fake.electron.session.defaultSession.getUserAgent()).not.toMatch(/ Notes$/);
});
