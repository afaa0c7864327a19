import { join } from 'node:path';
import { createFakeElectron } from '../../src';
import { crashesOf } from '../../src/machine/crashes';

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

test('M16.1: it must know where to, if it is to upload', () => {
  const { crashReporter } = createFakeElectron().electron;
  const error = new Error('submitURL must be specified when uploadToServer is true');
  expect(() => crashReporter.start({})).toThrow(error);
  expect(() => Reflect.apply(crashReporter.start, crashReporter, [])).toThrow(error);
  crashReporter.start({ uploadToServer: false });
  expect(crashReporter.getUploadToServer()).toBe(false);
});

test('M16.1: it starts before the app is ready, and only once', async () => {
  const { app, crashReporter } = createFakeElectron().electron;
  const ready = app.whenReady();
  crashReporter.start({ submitURL: 'https://example.com/', extra: { first: 'yes' } });
  crashReporter.start({ uploadToServer: false, extra: { second: 'yes' } });
  expect([crashReporter.getUploadToServer(), crashReporter.getParameters()]).toEqual([true, { first: 'yes' }]);
  await ready;
});

test('M16.2: the reports that were uploaded, and the newest of them', () => {
  const fake = createFakeElectron();
  const { crashReporter } = fake.electron;
  const rollback = fake.mark();
  const reports = [1, 3, 2].map((day) => ({ id: String(day), date: new Date(2026, 0, day) }));
  for (const report of reports) crashesOf(fake.machine).add(report);
  expect(crashReporter.getUploadedReports()).toEqual(reports);
  expect(crashReporter.getLastCrashReport()).toEqual(reports[1]);
  rollback();
  expect([crashReporter.getUploadedReports(), crashReporter.getLastCrashReport()]).toEqual([[], null]);
});

test('M16.2: renderers have three methods', () => {
  const fake = createFakeElectron();
  for (const view of ['renderer', 'sandboxed'] as const) {
    const { crashReporter } = fake.view(view);
    expect(Object.keys(crashReporter)).toEqual(['addExtraParameter', 'removeExtraParameter', 'getParameters']);
    crashReporter.addExtraParameter('a', '1');
    crashReporter.addExtraParameter('b', '2');
    crashReporter.removeExtraParameter('a');
    expect(crashReporter.getParameters()).toEqual({ b: '2' });
  }
});

test('M0.1: parameters are strings', () => {
  const { crashReporter } = createFakeElectron().electron;
  expect(() => crashReporter.addExtraParameter('a', 1 as never)).toThrow(
    new TypeError('Error processing argument at index 1, conversion failure from 1'),
  );
  expect(() => Reflect.apply(crashReporter.removeExtraParameter, crashReporter, [])).toThrow(
    new TypeError('Insufficient number of arguments.'),
  );
});

test('W1.10: uploads without compression are warned about, every time', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const { crashReporter } = createFakeElectron().electron;
  crashReporter.start({ submitURL: 'https://example.com/' });
  crashReporter.start({ uploadToServer: false, compress: false });
  expect(warn).not.toHaveBeenCalled();
  crashReporter.start({ submitURL: 'https://example.com/', compress: false });
  crashReporter.start({ submitURL: 'https://example.com/', compress: false });
  const text =
    '(electron) Sending uncompressed crash reports is deprecated and will be removed in a future version of Electron. ' +
    'Set { compress: true } to opt-in to the new behavior. Crash reports will be uploaded gzipped, which most crash ' +
    'reporting servers support.';
  expect(warn.mock.calls).toEqual([[text], [text]]);
  warn.mockRestore();
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
