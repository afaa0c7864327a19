import { tmpdir } from 'node:os';
import { createFakeElectron } from '../../src';
import { MEMBERS } from '../../src/modules/members';
import { on } from '../support/platform';

/** What a test is to answer, or a user sees. */
const NOT_FAKED =
  'getApplicationInfoForProtocol importCertificate moveToApplicationsFolder startAccessingSecurityScopedResource';

/** W2.24: where they are, of those that are not everywhere. */
const PLATFORMS: Readonly<Record<string, NodeJS.Platform>> = {
  getCurrentActivityType: 'darwin',
  getJumpListSettings: 'win32',
  hide: 'darwin',
  invalidateCurrentActivity: 'darwin',
  isHidden: 'darwin',
  resignCurrentActivity: 'darwin',
  setActivationPolicy: 'darwin',
  setJumpList: 'win32',
  setUserActivity: 'darwin',
  setUserTasks: 'win32',
  show: 'darwin',
  updateCurrentActivity: 'darwin',
};

const ARGUMENTS: Readonly<Record<string, unknown[]>> = {
  addRecentDocument: ['/notes/a.txt'],
  configureHostResolver: [{}],
  getApplicationNameForProtocol: ['notes://a'],
  getFileIcon: ['/notes/a.txt'],
  getGPUInfo: ['basic'],
  getPath: ['userData'],
  isDefaultProtocolClient: ['notes'],
  removeAsDefaultProtocolClient: ['notes'],
  resolveProxy: ['https://a.test'],
  setAboutPanelOptions: [{}],
  setAccessibilitySupportEnabled: [true],
  setAccessibilitySupportFeatures: [[]],
  setActivationPolicy: ['regular'],
  setAppLogsPath: [tmpdir()],
  setAsDefaultProtocolClient: ['notes'],
  setJumpList: [null],
  setLoginItemSettings: [{}],
  setName: ['Notes'],
  setPath: ['userData', tmpdir()],
  setProxy: [{}],
  setUserActivity: ['com.example.reading', {}],
  setUserTasks: [[]],
  updateCurrentActivity: ['com.example.reading', {}],
};

const app = (): Electron.App => createFakeElectron().electron.app;

/** What calling or reading a member throws. */
function thrown(target: object, name: string): string {
  try {
    const member: unknown = Reflect.get(target, name);
    const given: unknown = typeof member === 'function' && Reflect.apply(member, target, ARGUMENTS[name] ?? []);
    if (given instanceof Promise) given.catch(() => {});
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test.each(MEMBERS.app!.methods.split(' '))('app.%s() is there, or says its name', (method) => {
  const said = on(PLATFORMS[method] ?? process.platform, () => thrown(app(), method));
  if (NOT_FAKED.split(' ').includes(method)) expect(said).toContain(`fake-electron does not fake app.${method}().`);
  else expect(said).toBe('');
});

test.each(MEMBERS.app!.properties.split(' ').filter((name) => name !== 'dock'))('app.%s can be read', (property) => {
  expect(thrown(app(), property)).toBe('');
});

test.each(Object.entries(PLATFORMS))('W2.24: app.%s is undefined but on %s', (method, platform) => {
  const one = app();
  for (const other of ['linux', 'darwin', 'win32'] as const) {
    expect(on(other, () => typeof Reflect.get(one, method))).toBe(other === platform ? 'function' : 'undefined');
  }
});

test('what an app finds before it has set anything', async () => {
  const { app } = createFakeElectron().electron;
  expect(app.getLocale()).toBe('en-US');
  expect(app.getSystemLocale()).toBe('en-US');
  expect(app.getLocaleCountryCode()).toBe('US');
  expect(app.getPreferredSystemLanguages()).toEqual(['en-US']);
  expect([app.getBadgeCount(), app.badgeCount]).toEqual([0, 0]);
  expect(app.runningUnderARM64Translation).toBe(false);
  expect(app.isAccessibilitySupportEnabled()).toBe(false);
  expect(app.isHardwareAccelerationEnabled()).toBe(true);
  expect(app.isEmojiPanelSupported()).toBe(false);
  expect(app.isSecureKeyboardEntryEnabled()).toBe(false);
  expect(app.getRecentDocuments()).toEqual([]);
  expect(app.userAgentFallback).toMatch(/^Mozilla\/5\.0 .* Electron\//);
  await expect(app.setProxy({ mode: 'direct' })).resolves.toBeUndefined();
});

test('an app is the client of the protocols that it says it is', () => {
  const { app } = createFakeElectron().electron;
  expect(app.isDefaultProtocolClient('notes')).toBe(false);
  expect(app.setAsDefaultProtocolClient('Notes', process.execPath, ['.'])).toBe(true);
  expect(app.isDefaultProtocolClient('notes')).toBe(true);
  expect(app.removeAsDefaultProtocolClient('notes')).toBe(true);
  expect(app.isDefaultProtocolClient('notes')).toBe(false);
});

test('getters and properties tell what setters were given', () => {
  const { app } = createFakeElectron().electron;
  expect(app.setBadgeCount(3)).toBe(true);
  expect([app.getBadgeCount(), app.badgeCount]).toEqual([3, 3]);
  app.badgeCount = 4;
  expect(app.getBadgeCount()).toBe(4);
  app.accessibilitySupportEnabled = true;
  expect(app.isAccessibilitySupportEnabled()).toBe(true);
  app.setAccessibilitySupportFeatures(['screenReader']);
  expect(app.getAccessibilitySupportFeatures()).toEqual(['screenReader']);
  app.setSecureKeyboardEntryEnabled(true);
  expect(app.isSecureKeyboardEntryEnabled()).toBe(true);
  app.disableHardwareAcceleration();
  expect(app.isHardwareAccelerationEnabled()).toBe(false);
  for (const path of ['/a', '/b', '/a']) app.addRecentDocument(path);
  expect(app.getRecentDocuments()).toEqual(['/a', '/b']);
  app.clearRecentDocuments();
  expect(app.getRecentDocuments()).toEqual([]);
  app.setAppLogsPath(tmpdir());
  expect(app.getPath('logs')).toBe(tmpdir());
  app.userAgentFallback = 'mine';
  expect(app.userAgentFallback).toBe('mine');
  on('darwin', () => {
    app.setUserActivity('com.example.reading', {});
    expect(app.getCurrentActivityType()).toBe('com.example.reading');
    app.invalidateCurrentActivity();
    expect(app.getCurrentActivityType()).toBe('');
    app.hide();
    expect(app.isHidden()).toBe(true);
    app.show();
    expect(app.isHidden()).toBe(false);
  });
});

test('what was given or told can be changed without the app', () => {
  const { app } = createFakeElectron().electron;
  const features = ['html'];
  app.setAccessibilitySupportFeatures(features);
  features.push('screenReader');
  app.getAccessibilitySupportFeatures().push('labelImages');
  expect(app.getAccessibilitySupportFeatures()).toEqual(['html']);
});

test('a CLSID of its own is in braces, and one is made up else', () => {
  const { app } = createFakeElectron().electron;
  const id = app.toastActivatorCLSID;
  expect(id).toMatch(/^\{[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}\}$/);
  expect(app.toastActivatorCLSID).toBe(id);
  app.setToastActivatorCLSID('01234567-89AB-CDEF-0123-456789ABCDEF');
  expect(app.toastActivatorCLSID).toBe('{01234567-89AB-CDEF-0123-456789ABCDEF}');
});

test('its menu is the one of Menu, it is active while a window has the focus, and in its folder if packaged', () => {
  const fake = createFakeElectron();
  const { app, BrowserWindow, Menu } = fake.electron;
  const menu = Menu.buildFromTemplate([{ label: 'Notes' }]);
  expect(app.applicationMenu).toBeNull();
  app.applicationMenu = menu;
  expect(Menu.getApplicationMenu()).toBe(menu);
  expect(app.applicationMenu).toBe(menu);

  expect(app.isActive()).toBe(false);
  new BrowserWindow().focus();
  expect(app.isActive()).toBe(true);

  expect(app.isInApplicationsFolder()).toBe(false);
  fake.app.isPackaged = true;
  expect(app.isInApplicationsFolder()).toBe(true);
});

test('all of it goes with the test', () => {
  const fake = createFakeElectron();
  const { app } = fake.electron;
  app.setAsDefaultProtocolClient('kept');
  const rollback = fake.mark();

  app.setAsDefaultProtocolClient('notes');
  app.removeAsDefaultProtocolClient('kept');
  app.setBadgeCount(3);
  app.userAgentFallback = 'mine';
  on('darwin', () => app.setLoginItemSettings({ openAtLogin: true }));
  app.setAccessibilitySupportEnabled(true);
  rollback();

  expect([app.isDefaultProtocolClient('notes'), app.isDefaultProtocolClient('kept')]).toEqual([false, true]);
  expect([app.badgeCount, app.accessibilitySupportEnabled]).toEqual([0, false]);
  expect(app.userAgentFallback).not.toBe('mine');
  expect(on('darwin', () => app.getLoginItemSettings().openAtLogin)).toBe(false);
});

test('its metrics are of the one process that there is', () => {
  const metrics = app().getAppMetrics();
  expect(metrics).toMatchObject([{ pid: process.pid, type: 'Browser', cpu: { percentCPUUsage: 0 } }]);
  const [{ memory, creationTime }] = metrics as [Electron.ProcessMetric];
  expect(memory.workingSetSize).toBeGreaterThan(1024);
  expect(memory.peakWorkingSetSize).toBeGreaterThan(1024);
  expect(creationTime).toBeLessThanOrEqual(Date.now());
});
