import { createFakeElectron } from '../../../src';
import type { PromptClipboard } from '../../../src/modules/clipboard/before';
import { onPlatform } from '../../support/platform';
import { pngOf } from '../image/pixels';

/** The clipboard as the versions until 43 have it; the types know only today's. */
type Before = { [K in keyof PromptClipboard]: PromptClipboard[K] };

function start(version = '43') {
  const fake = createFakeElectron({ version });
  return { fake, clipboard: fake.electron.clipboard as unknown as Before };
}

test('M3.8: all answer at once', () => {
  const { clipboard } = start();
  clipboard.writeText('hello');
  expect(clipboard.readText()).toBe('hello');
  clipboard.writeHTML('<b>');
  expect([clipboard.readHTML(), clipboard.readText()]).toEqual(['<b>', '']);
  clipboard.writeRTF('{\\rtf1}');
  expect([clipboard.readRTF(), clipboard.readHTML()]).toEqual(['{\\rtf1}', '']);
  expect([clipboard.availableFormats(), clipboard.has('text/rtf'), clipboard.has('text/html')]).toEqual([
    ['text/rtf'],
    true,
    false,
  ]);
  expect(clipboard.read('text/rtf')).toBe('{\\rtf1}');
  clipboard.clear();
  expect(clipboard.availableFormats()).toEqual([]);
});

test('M3.8: the last parameter is exactly selection, else it is the clipboard', () => {
  const { clipboard } = start();
  clipboard.writeText('selected', 'selection');
  clipboard.writeText('copied', 'Selection');
  expect([clipboard.readText(), clipboard.readText('selection'), clipboard.readText('other')]).toEqual([
    'copied',
    'selected',
    'copied',
  ]);
  clipboard.clear('selection');
  expect([clipboard.readText('selection'), clipboard.has('text/plain', 'selection'), clipboard.readText()]).toEqual([
    '',
    false,
    'copied',
  ]);
  expect(clipboard).not.toHaveProperty('selection.readText');
});

test('M3.8: buffers of any format', () => {
  const { clipboard } = start();
  clipboard.writeBuffer('public/x', Buffer.from('raw'));
  expect([clipboard.readBuffer('public/x').toString(), clipboard.read('public/x')]).toEqual(['raw', 'raw']);
  expect([clipboard.has('public/x'), clipboard.readBuffer('other')]).toEqual([true, Buffer.alloc(0)]);
});

test.each(['darwin', 'win32', 'linux'] as const)('M3.8: bookmarks and what is searched, on %s', (platform) => {
  onPlatform(platform);
  const { clipboard } = start();
  clipboard.writeBookmark('Docs', 'https://example.com/');
  clipboard.writeFindText('needle');
  expect(clipboard.readBookmark()).toEqual(
    platform === 'linux' ? { title: '', url: '' } : { title: 'Docs', url: 'https://example.com/' },
  );
  expect(clipboard.readFindText()).toBe(platform === 'darwin' ? 'needle' : '');
});

test('M3.8: renderers have it too', () => {
  const { fake } = start();
  expect(fake.view('renderer').clipboard).toBe(fake.view('main').clipboard);
  expect(Object.keys(fake.view('renderer'))).toContain('clipboard');
  expect(fake.electron.ClipboardItem).toBeUndefined();
});

test('M3.9: several kinds at once, and a bookmark needs the text, which is its URL', () => {
  onPlatform('darwin');
  const { fake, clipboard } = start();
  const image = fake.electron.nativeImage.createFromBuffer(pngOf(2, 2));
  clipboard.write({ text: 'https://example.com/', html: '<a>', rtf: 'r', image, bookmark: 'Docs' });
  expect(clipboard.availableFormats()).toEqual(['text/plain', 'text/html', 'text/rtf', 'image/png']);
  expect(clipboard.readBookmark()).toEqual({ title: 'Docs', url: 'https://example.com/' });
  expect([clipboard.readText(), clipboard.readHTML(), clipboard.readRTF()]).toEqual([
    'https://example.com/',
    '<a>',
    'r',
  ]);
  clipboard.write({ html: '<b>', bookmark: 'Docs' });
  expect([clipboard.readBookmark(), clipboard.readText()]).toEqual([{ title: '', url: '' }, '']);
});

test('M3.9: images', async () => {
  const { fake, clipboard } = start();
  const image = fake.electron.nativeImage.createFromBuffer(pngOf(2, 3));
  clipboard.writeImage(image);
  expect(clipboard.readImage().toBitmap()).toEqual(image.toBitmap());
  expect(clipboard.readImage('selection').isEmpty()).toBe(true);
  expect(() => clipboard.writeImage('nowhere.png')).toThrow(
    new TypeError('Error processing argument at index 0, conversion failure from nowhere.png'),
  );
  clipboard.writeText('x');
  expect(clipboard.readImage().isEmpty()).toBe(true);
  const ready = fake.app.whenReady();
  expect(() => clipboard.readImage()).toThrow(
    new Error('clipboard.readImage is available only after app ready in the main process'),
  );
  await ready;
  expect(clipboard.readImage().isEmpty()).toBe(true);
});

test('M3.9, M0.1: what they do not take', () => {
  const { clipboard } = start();
  expect(() => clipboard.writeBuffer('x', 'text')).toThrow(new TypeError('buffer must be a node Buffer'));
  expect(() => clipboard.writeText()).toThrow(new TypeError('Insufficient number of arguments.'));
  const text = 'Error processing argument at index 0, conversion failure from ';
  expect(() => clipboard.writeText(undefined)).toThrow(new TypeError(`${text}undefined`));
  expect(() => clipboard.write('text')).toThrow(new TypeError(`${text}text`));
});

test('M3.1: a fake that is told another version changes over', async () => {
  const { fake, clipboard } = start('45');
  await clipboard.writeText('hello');
  fake.configure({ version: '43' });
  expect([clipboard.readText(), clipboard.availableFormats()]).toEqual(['hello', ['text/plain']]);
  fake.configure({ version: '45' });
  expect(clipboard.readText()).toBeInstanceOf(Promise);
  expect(clipboard.availableFormats).toBeUndefined();
});

test('M3.1: and a mark brings the version back', async () => {
  const { fake, clipboard } = start('45');
  const names = Object.getOwnPropertyNames(clipboard);
  const rollback = fake.mark();
  fake.configure({ version: '43' });
  clipboard.writeText('at once');
  rollback();
  expect(Object.getOwnPropertyNames(clipboard)).toEqual(names);
  expect(await clipboard.readText()).toBe('');
});
