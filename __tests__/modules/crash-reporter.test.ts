import { join } from 'node:path';
import { createFakeElectron } from '../../src';

test('it starts, and has nothing to report', () => {
  const { crashReporter } = createFakeElectron().electron;
  expect([crashReporter.getUploadToServer(), crashReporter.getParameters()]).toEqual([false, {}]);

  crashReporter.start({ submitURL: 'https://example.com/crashes', extra: { build: '7' } });
  crashReporter.addExtraParameter('user', 'me');
  expect(crashReporter.getUploadToServer()).toBe(true);
  expect(crashReporter.getParameters()).toEqual({ build: '7', user: 'me' });
  crashReporter.setUploadToServer(false);
  crashReporter.removeExtraParameter('build');
  expect(crashReporter.getUploadToServer()).toBe(false);
  expect(crashReporter.getParameters()).toEqual({ user: 'me' });
  expect(crashReporter.getLastCrashReport()).toBeNull();
  expect(crashReporter.getUploadedReports()).toEqual([]);
});

test('it must know where to, if it is to upload', () => {
  const { crashReporter } = createFakeElectron().electron;
  const error = new Error('submitURL must be specified when uploadToServer is true');
  expect(() => crashReporter.start({})).toThrow(error);
  expect(() => Reflect.apply(crashReporter.start, crashReporter, [])).toThrow(error);
  crashReporter.start({ uploadToServer: false });
  expect(crashReporter.getUploadToServer()).toBe(false);
});

test('it is the same in all processes', async () => {
  const fake = createFakeElectron();
  const main = fake.view('main');
  const window = new fake.BrowserWindow({ webPreferences: { preload: join(__dirname, 'fixtures/crash-reporter.js') } });
  await window.loadFile(join(__dirname, '../conformance/fixtures/empty.html'));
  expect(main.crashReporter.getParameters()).toEqual({ from: 'preload' });
});

test('all of it goes with the test', () => {
  const fake = createFakeElectron();
  const { crashReporter } = fake.electron;
  crashReporter.start({ uploadToServer: false, extra: { kept: 'yes' } });
  const rollback = fake.mark();

  crashReporter.setUploadToServer(true);
  crashReporter.addExtraParameter('more', 'yes');
  crashReporter.removeExtraParameter('kept');
  rollback();

  expect([crashReporter.getUploadToServer(), crashReporter.getParameters()]).toEqual([false, { kept: 'yes' }]);
});
