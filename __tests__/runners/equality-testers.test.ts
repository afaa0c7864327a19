import { expect, test } from '@jest/globals';
import { createFakeElectron } from '../../src';
import type { FakeElectronMatchers } from '../../src/runners/jest-types';
import { matchers } from '../../src/runners/matchers';
import { quiet } from '../support/quiet';

quiet();

interface Volume {
  readonly volume: number;
  readonly unit: 'l' | 'ml';
}

const isVolume = (value: unknown): value is Volume => typeof value === 'object' && value !== null && 'volume' in value;
const inMillilitres = ({ volume, unit }: Volume) => (unit === 'l' ? volume * 1000 : volume);

const LITRE: Volume = { volume: 1, unit: 'l' };
const SAME: Volume = { volume: 1000, unit: 'ml' };
const LESS: Volume = { volume: 999, unit: 'ml' };

expect.extend(matchers as never);
expect.addEqualityTesters([(a, b) => (isVolume(a) && isVolume(b) ? inMillilitres(a) === inMillilitres(b) : undefined)]);

const ours = (subject: object) =>
  expect(subject) as unknown as FakeElectronMatchers<void> & { not: FakeElectronMatchers<void> };

/** A message of every kind that carries one litre, and one that carries it deep inside. */
async function busy() {
  const fake = createFakeElectron();
  const { ipcMain, ipcRenderer } = fake;
  ipcMain.on('c', (event) => {
    event.returnValue = 0;
  });
  ipcMain.handle('h', () => 0);
  ipcRenderer.send('c', LITRE);
  ipcRenderer.sendSync('c', LITRE);
  ipcRenderer.sendToHost('c', LITRE);
  await ipcRenderer.invoke('h', LITRE);
  ipcRenderer.send('deep', { list: [LITRE] });
  return fake;
}

test.each(['Sent', 'SentSync', 'SentToHost', 'Invoked', 'Received', 'Handled'] as const)(
  'the matchers of %s',
  async (family) => {
    const { ipcMain, ipcRenderer } = await busy();
    const subject = family === 'Received' || family === 'Handled' ? ipcMain : ipcRenderer;
    const channel = family === 'Invoked' || family === 'Handled' ? 'h' : 'c';
    const called = (name: string, isNot: boolean, ...args: unknown[]) => {
      const asked = isNot ? ours(subject).not : ours(subject);
      (asked as unknown as Record<string, (...args: unknown[]) => void>)[name]!(...args);
    };

    called(`toHave${family}`, false, channel, SAME);
    called(`toHave${family}`, true, channel, LESS);
    if (family === 'Handled') return;
    called(`toHaveNth${family}`, false, 1, channel, SAME);
    called(`toHaveNth${family}`, true, 1, channel, LESS);
    called(`toHaveLast${family}`, false, channel, SAME);
    called(`toHaveLast${family}`, true, channel, LESS);
  },
);

test('deep inside of an argument, and beside a matcher', async () => {
  const { ipcRenderer } = await busy();

  ours(ipcRenderer).toHaveSent('deep', { list: [SAME] });
  ours(ipcRenderer).toHaveSent('deep', { list: expect.arrayContaining([SAME]) });
  ours(ipcRenderer).not.toHaveSent('deep', { list: [LESS] });
});

test('toHaveTraffic, in every form of a message', async () => {
  const { traffic } = await busy();

  ours(traffic).toHaveTraffic([['c', SAME], { channel: 'h', args: [SAME] }, ['deep', { list: [SAME] }]]);
  ours(traffic).not.toHaveTraffic([['c', LESS]]);
  ours(traffic).not.toHaveTraffic([{ channel: 'h', args: [LESS] }]);
});
