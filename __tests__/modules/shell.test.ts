import { createFakeElectron } from '../../src';
import { shellOf } from '../../src/machine/shell';
import { on } from '../support/platform';

const made = () => {
  const fake = createFakeElectron();
  return { fake, shell: fake.electron.shell, opened: shellOf(fake.machine).opened };
};

test('what the app asks for is on a list, and nothing is opened', async () => {
  const { shell, opened } = made();
  await shell.openExternal('https://example.com', { activate: false });
  shell.showItemInFolder('/a.md');
  shell.beep();
  expect(opened).toEqual([
    { kind: 'openExternal', target: 'https://example.com', options: { activate: false } },
    { kind: 'showItemInFolder', target: '/a.md' },
    { kind: 'beep', target: '' },
  ]);
});

test('its functions work taken off it', async () => {
  const { shell, opened } = made();
  const { openPath, beep } = shell;
  beep();
  await expect(openPath('/a')).resolves.toBe('');
  expect(opened.map(({ kind }) => kind)).toEqual(['beep', 'openPath']);
});

test('M2.1: what is no string throws, what is no URL rejects', async () => {
  const { shell } = made();
  const conversion = new TypeError('Error processing argument at index 0, conversion failure from undefined');
  expect(() => shell.openExternal(undefined as never)).toThrow(conversion);
  expect(() => Reflect.apply(shell.openExternal, shell, [])).toThrow(
    new TypeError('Insufficient number of arguments.'),
  );
  const open = (platform: NodeJS.Platform) => on(platform, () => shell.openExternal('no url'));
  await expect(open('linux')).rejects.toEqual(new Error('Failed to open path'));
  await expect(open('darwin')).rejects.toEqual(new Error('Invalid URL'));
  await expect(open('win32')).rejects.toThrow(/^Failed to open: /);
  await expect(shell.openExternal('mailto:a@example.com')).resolves.toBeUndefined();
});

test('M2.2: openPath answers an empty string', async () => {
  const { shell, opened } = made();
  await expect(shell.openPath('/a.md')).resolves.toBe('');
  expect(opened).toEqual([{ kind: 'openPath', target: '/a.md' }]);
  expect(() => shell.openPath(1 as never)).toThrow(TypeError);
});

test('M2.3: trashItem resolves with nothing, showItemInFolder and beep give nothing', async () => {
  const { shell, opened } = made();
  await expect(shell.trashItem(__filename)).resolves.toBeUndefined();
  expect([shell.showItemInFolder('/a'), shell.beep()]).toEqual([undefined, undefined]);
  expect(opened[0]).toEqual({ kind: 'trashItem', target: __filename });
  expect(require('node:fs').existsSync(__filename)).toBe(true);
});

test('M2.4: shortcut links are there on Windows only', () => {
  const { shell, opened } = made();
  for (const platform of ['linux', 'darwin'] as const) {
    on(platform, () => expect([shell.writeShortcutLink, shell.readShortcutLink]).toEqual([undefined, undefined]));
  }
  on('win32', () => {
    const error = new Error('Failed to read shortcut link');
    expect(() => shell.readShortcutLink('a.lnk')).toThrow(error);
    expect(shell.writeShortcutLink('a.lnk', 'update', { target: 'a.exe' })).toBe(false);
    expect(shell.writeShortcutLink('a.lnk', { target: 'a.exe', description: 'A' })).toBe(true);
    expect(shell.writeShortcutLink('a.lnk', 'update', { target: 'b.exe' })).toBe(true);
    expect(shell.readShortcutLink('a.lnk')).toEqual({ target: 'b.exe', description: 'A' });
    expect(shell.writeShortcutLink('a.lnk', 'replace', { target: 'c.exe' })).toBe(true);
    expect(shell.readShortcutLink('a.lnk')).toEqual({ target: 'c.exe' });
    expect(() => shell.writeShortcutLink('a.lnk', 'nonsense' as never, { target: '' })).toThrow(TypeError);
  });
  expect(opened[0]).toEqual({
    kind: 'writeShortcutLink',
    target: 'a.lnk',
    options: { operation: 'update', target: 'a.exe' },
  });
});

test('M0.2: null is an empty path, and one with a control character is none', () => {
  const { shell, opened } = made();
  shell.showItemInFolder(null as never);
  expect(opened[0]!.target).toBe('');
  expect(() => shell.showItemInFolder('a\nb')).toThrow(
    /^Error processing argument at index 0, conversion failure from/,
  );
});

test('a rollback forgets what was opened since', () => {
  const { fake, shell, opened } = made();
  shell.beep();
  const rollback = fake.mark();
  shell.showItemInFolder('/a');
  on('win32', () => shell.writeShortcutLink('a.lnk', { target: 'a.exe' }));
  rollback();
  expect(opened.map(({ kind }) => kind)).toEqual(['beep']);
  expect(() => on('win32', () => shell.readShortcutLink('a.lnk'))).toThrow('Failed to read');
});
