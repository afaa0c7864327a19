import * as fs from 'node:fs';
import * as path from 'node:path';
import { createFakeElectron } from '../../src';
import { inPlainNode } from '../support/spawn';

test('the app has its lock until it lets go of it, and a rollback brings that back', () => {
  const fake = createFakeElectron();
  const { app } = fake;
  expect(app.hasSingleInstanceLock()).toBe(false);
  expect(app.requestSingleInstanceLock()).toBe(true);
  const rollback = fake.mark();

  app.releaseSingleInstanceLock();
  expect(app.hasSingleInstanceLock()).toBe(false);
  rollback();
  expect(app.hasSingleInstanceLock()).toBe(true);
});

test('switches of the command line are remembered', () => {
  const fake = createFakeElectron();
  const { commandLine } = fake.app;
  commandLine.appendSwitch('Kept', 'a');
  commandLine.appendArgument('--other');
  const rollback = fake.mark();

  commandLine.appendSwitch('new');
  commandLine.removeSwitch('kept');
  expect([commandLine.hasSwitch('new'), commandLine.getSwitchValue('new')]).toEqual([true, '']);
  expect([commandLine.hasSwitch('kept'), commandLine.getSwitchValue('kept')]).toEqual([false, '']);
  Object.assign(fake.app, { commandLine: {} });
  rollback();

  expect(fake.app.commandLine).toBe(commandLine);
  expect([commandLine.hasSwitch('kept'), commandLine.getSwitchValue('kept')]).toEqual([true, 'a']);
  expect(commandLine.hasSwitch('new')).toBe(false);
});

test('folders that are gone leave no listener on the process', () => {
  const fake = createFakeElectron();
  const before = process.listenerCount('exit');
  fake.app.getPath('userData');
  expect(process.listenerCount('exit')).toBe(before + 1);
  fake.dispose();
  expect(process.listenerCount('exit')).toBe(before);
});

test('sessionData is where userData is, unless it is set', () => {
  const { app } = createFakeElectron();
  expect(app.getPath('sessionData')).toBe(app.getPath('userData'));
  app.setPath('userData', __dirname);
  expect(app.getPath('sessionData')).toBe(__dirname);
  app.setPath('sessionData', process.cwd());
  expect([app.getPath('sessionData'), app.getPath('userData')]).toEqual([process.cwd(), __dirname]);
});

test('what a test writes into a folder of the app goes with it, whoever made the folder', () => {
  const fake = createFakeElectron();
  const inATest = (work: (folder: string) => void) => {
    const rollback = fake.mark();
    work(fake.app.getPath('userData'));
    rollback();
  };

  inATest(() => {});
  inATest((folder) => fs.writeFileSync(path.join(folder, 'notes.json'), '[]'));
  inATest((folder) => expect(fs.readdirSync(folder)).toEqual([]));

  // What was there before stays.
  const kept = fake.app.getPath('userData');
  fs.writeFileSync(path.join(kept, 'kept.json'), '[]');
  inATest((folder) => fs.writeFileSync(path.join(folder, 'more.json'), '[]'));
  expect(fs.readdirSync(kept)).toContain('kept.json');
  fake.dispose();
});

test.each(['darwin', 'linux', 'win32'])(
  'the folder is where the machine has its own, also where a test says %s',
  (platform) => {
    const exists = inPlainNode(`
    Object.defineProperty(process, 'platform', { value: '${platform}' });
    report(require('node:fs').existsSync(createFakeElectron().app.getPath('userData')));`);

    expect(exists).toBe(true);
  },
);
