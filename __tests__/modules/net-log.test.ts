import * as fs from 'node:fs';
import * as path from 'node:path';
import { createFakeElectron } from '../../src';

function start() {
  const fake = createFakeElectron();
  const { app, netLog, session } = fake.electron;
  const file = path.join(app.getPath('userData'), 'net.json');
  return { fake, app, netLog, session, file };
}

test('M17.5: before the app is ready nothing happens', async () => {
  const { fake, app, netLog, file } = start();
  const ready = app.whenReady();
  const calls = [netLog.startLogging(file), netLog.stopLogging()];
  expect(netLog.currentlyLogging).toBe(false);
  expect(await Promise.all(calls)).toEqual([undefined, undefined]);
  await ready;
  expect([netLog.currentlyLogging, fs.existsSync(file)]).toEqual([false, false]);
  fake.dispose();
});

test('M17.5: it writes a log, which is the default session’s', async () => {
  const { fake, netLog, session, file } = start();
  const started = netLog.startLogging(file, { captureMode: 'everything', maxFileSize: 1000 });
  expect(netLog.currentlyLogging).toBe(true);
  await started;
  expect(session.defaultSession.netLog.currentlyLogging).toBe(true);
  expect(session.fromPartition('other').netLog.currentlyLogging).toBe(false);
  await session.defaultSession.netLog.stopLogging();
  expect(netLog.currentlyLogging).toBe(false);
  const log = JSON.parse(fs.readFileSync(file, 'utf8'));
  expect([log.constants.clientInfo.name, log.events]).toEqual(['Electron', []]);
  await expect(netLog.stopLogging()).rejects.toEqual(new Error('No net log in progress'));
  fake.dispose();
});

const WRONG: [string, unknown[], string][] = [
  ['an empty path', [''], 'The first parameter must be a valid string'],
  ['null', [null], 'The first parameter must be a valid string'],
  ['a number', [7], 'Error processing argument at index 0, conversion failure from 7'],
  ['no mode', ['x', { captureMode: 'all' }], 'Invalid value for captureMode'],
  ['a mode that is undefined', ['x', { captureMode: undefined }], 'Invalid value for captureMode'],
  ['no size', ['x', { maxFileSize: 'big' }], 'Invalid value for maxFileSize'],
];

test.each(WRONG)('M17.5: netLog rejects %s, and a session’s throws', async (_, given, text) => {
  const { fake, netLog, session } = start();
  const ofSession = session.defaultSession.netLog;
  await expect(Reflect.apply(netLog.startLogging, netLog, given)).rejects.toEqual(new TypeError(text));
  expect(() => Reflect.apply(ofSession.startLogging, ofSession, given)).toThrow(new TypeError(text));
  expect(netLog.currentlyLogging).toBe(false);
  fake.dispose();
});

test('M17.5: one at a time', async () => {
  const { fake, netLog, session, file } = start();
  await netLog.startLogging(file);
  const error = new TypeError('There is already a net log running');
  await expect(netLog.startLogging(file)).rejects.toEqual(error);
  expect(() => session.defaultSession.netLog.startLogging(file)).toThrow(error);
  fake.dispose();
});

test('a file that cannot be opened', async () => {
  const { fake, netLog, file } = start();
  await expect(netLog.startLogging(path.join(file, 'x'))).rejects.toThrow('FILE_ERROR_NOT_FOUND');
  await expect(netLog.startLogging(path.dirname(file))).rejects.toThrow('FILE_ERROR_NOT_A_FILE');
  expect(netLog.currentlyLogging).toBe(false);
  fake.dispose();
});

test('a log goes with the test', async () => {
  const { fake, netLog, session, file } = start();
  const rollback = fake.mark();
  const kept = session.defaultSession.netLog;
  await netLog.startLogging(file);
  rollback();
  expect([netLog.currentlyLogging, kept.currentlyLogging]).toEqual([false, false]);
  fake.dispose();
});
