import { createFakeElectron } from '../../../src';
import { clipboardOf } from '../../../src/machine/clipboard';
import { onPlatform } from '../../support/platform';
import { pngOf } from '../image/pixels';

const BOOKMARK = 'electron application/bookmark';
const FIND = 'electron application/findtext';
const format = (name: string) => `electron application/osclipboard;format="${name}"`;

function start() {
  const fake = createFakeElectron({ version: '45' });
  const { clipboard, ClipboardItem } = fake.electron;
  type Payloads = ConstructorParameters<typeof ClipboardItem>[0];
  return {
    fake,
    clipboard,
    ClipboardItem,
    write: (items: Payloads) => clipboard.write([new ClipboardItem(items)]),
    read: async () => (await clipboard.read())[0]!,
    textOf: async (type: string) => {
      const payload = await (await clipboard.read())[0]!.getType(type);
      return (payload as Blob).text();
    },
  };
}

test('M3.1: all but clear answer with promises', async () => {
  const { clipboard, write } = start();
  await write({ 'text/plain': 'hello' });
  expect(await clipboard.readText()).toBe('hello');
  await clipboard.writeText('again');
  const answers = [clipboard.readText(), clipboard.has('text/plain'), clipboard.read()];
  for (const answer of answers) expect(answer).toBeInstanceOf(Promise);
  expect(clipboard.clear()).toBeUndefined();
  expect(await clipboard.readText()).toBe('');
});

test('M3.1: they are plain functions, and the older ones are gone', async () => {
  const { clipboard } = start();
  const { writeText, readText } = clipboard;
  await writeText('hello');
  expect(await readText()).toBe('hello');
  expect(clipboard).not.toHaveProperty('readHTML');
  expect(Object.keys(clipboard).sort()).toEqual(['clear', 'has', 'read', 'readText', 'write', 'writeText']);
});

test('M3.1: Linux has a selection of its own, with the same six', async () => {
  onPlatform('linux');
  const { clipboard, ClipboardItem } = start();
  await clipboard.writeText('copied');
  await clipboard.selection.write([new ClipboardItem({ 'text/plain': 'selected' })]);
  expect([await clipboard.readText(), await clipboard.selection.readText()]).toEqual(['copied', 'selected']);
  expect(Object.keys(clipboard.selection).sort()).toEqual(['clear', 'has', 'read', 'readText', 'write', 'writeText']);
  clipboard.selection.clear();
  expect([await clipboard.readText(), await clipboard.selection.has('text/plain')]).toEqual(['copied', false]);
  for (const platform of ['darwin', 'win32'] as const) {
    onPlatform(platform);
    expect(clipboard.selection).toBeUndefined();
  }
});

test.each([
  ['no array', 'text'],
  ['nothing', undefined],
  ['no items', [{ 'text/plain': 'x' }]],
])('M3.2: write rejects %s', async (_, items) => {
  const { clipboard } = start();
  await expect(clipboard.write(items as never)).rejects.toEqual(
    new TypeError('clipboard.write expects an array of ClipboardItem'),
  );
});

test('M3.2: write rejects an item that was read', async () => {
  const { clipboard } = start();
  await expect(clipboard.write(await clipboard.read())).rejects.toEqual(
    new TypeError(
      'clipboard.write cannot accept a ClipboardItem returned from clipboard.read() — construct a new ClipboardItem to write.',
    ),
  );
});

test('M3.2: everything is written at once, or nothing', async () => {
  const { clipboard, ClipboardItem, write, read } = start();
  await write({ 'text/plain': 'kept', 'text/html': '<b>kept</b>' });
  const bad = new ClipboardItem({ 'text/plain': 'lost', 'text/html': 7 as unknown as string });
  await expect(clipboard.write([bad])).rejects.toThrow(TypeError);
  expect(await clipboard.readText()).toBe('kept');
  await clipboard.write([]);
  expect((await read()).types).toEqual(['text/plain', 'text/html']);
  await clipboard.write([new ClipboardItem({ 'text/html': '<i>' }), new ClipboardItem({ 'text/rtf': 'r' })]);
  expect((await read()).types).toEqual(['text/html', 'text/rtf']);
});

test('M3.3: writeText and has throw what is no string', () => {
  const { clipboard } = start();
  const text = 'Error processing argument at index 0, conversion failure from ';
  expect(() => clipboard.writeText(7 as unknown as string)).toThrow(new TypeError(`${text}7`));
  expect(() => clipboard.has(null as unknown as string)).toThrow(new TypeError(`${text}null`));
  expect(() => Reflect.apply(clipboard.writeText, clipboard, [])).toThrow(
    new TypeError('Insufficient number of arguments.'),
  );
});

test('M3.4: read gives one item, also of an empty clipboard, that reads when it is asked', async () => {
  const { clipboard, ClipboardItem } = start();
  const items = await clipboard.read();
  expect([items.length, items[0]!.types]).toEqual([1, []]);
  expect(items[0]).toBeInstanceOf(ClipboardItem);
  await clipboard.writeText('first');
  const [item] = await clipboard.read();
  await clipboard.writeText('second');
  expect(await ((await item!.getType('text/plain')) as Blob).text()).toBe('second');
});

test('M3.4: has is whether it is among those types', async () => {
  const { clipboard, write } = start();
  await write({ 'text/html': 'x', 'application/json': '{}', 'web text/x': 'y' });
  const has = (type: string) => clipboard.has(type);
  expect(await Promise.all(['text/html', 'web text/x', format('application/json')].map(has))).toEqual([
    true,
    true,
    true,
  ]);
  expect(await Promise.all(['text/plain', 'application/json'].map(has))).toEqual([false, false]);
});

test.each([[undefined], [null], ['text'], [[]]])('M3.5: new ClipboardItem(%j)', (items) => {
  const { ClipboardItem } = start();
  expect(() => new ClipboardItem(items as never)).toThrow(
    new TypeError(
      "Failed to construct 'ClipboardItem': 1 argument required — an object mapping MIME types to payloads.",
    ),
  );
});

test('M3.5: an item has at least one type, and payloads are checked when they are written', async () => {
  const { ClipboardItem, write } = start();
  expect(() => new ClipboardItem({})).toThrow(
    new TypeError("Failed to construct 'ClipboardItem': at least one MIME type is required."),
  );
  for (const payload of [7, null, {}, Promise.resolve(7)]) {
    await expect(write({ 'text/plain': payload as never })).rejects.toEqual(
      new TypeError('ClipboardItem payload values must be a string or a Blob'),
    );
  }
  await expect(write({ [BOOKMARK]: 'text' })).rejects.toEqual(
    new TypeError(
      'ClipboardItem payload for `electron application/bookmark` must be an object with `title` and `url` properties',
    ),
  );
});

test('M3.6: types is a fresh array, and a payload of any kind comes back as a Blob of its type', async () => {
  const { ClipboardItem, write, read, textOf } = start();
  const items = { 'text/plain': 'a', 'text/html': new Blob(['b']), 'text/rtf': Promise.resolve('c') };
  const item = new ClipboardItem(items);
  item.types.push('more');
  expect(item.types).toEqual(['text/plain', 'text/html', 'text/rtf']);
  const texts = await Promise.all(item.types.map(async (type) => ((await item.getType(type)) as Blob).text()));
  expect(texts).toEqual(['a', 'b', 'c']);
  await write(items);
  expect(await Promise.all(Object.keys(items).map(textOf))).toEqual(['a', 'b', 'c']);
  const blob = (await (await read()).getType('text/rtf')) as Blob;
  expect([Object.prototype.toString.call(blob), blob.type]).toEqual(['[object Blob]', 'text/rtf']);
});

test('M3.6: a type that is not there', async () => {
  const { ClipboardItem, read } = start();
  const error = new Error("The type 'text/html' was not found in the ClipboardItem");
  await expect(new ClipboardItem({ 'text/plain': 'a' }).getType('text/html')).rejects.toEqual(error);
  await expect((await read()).getType('text/html')).rejects.toEqual(error);
});

test.each(['darwin', 'win32'] as const)('M3.7: a bookmark is an object on %s', async (platform) => {
  onPlatform(platform);
  const { write, read } = start();
  await write({ 'text/plain': 'x', [BOOKMARK]: { title: 'Docs', url: 'https://example.com' } });
  const item = await read();
  expect(item.types).toEqual(['text/plain', BOOKMARK]);
  expect(await item.getType(BOOKMARK)).toEqual({ title: 'Docs', url: 'https://example.com/' });
});

test('M3.7: Linux lists no bookmark', async () => {
  onPlatform('linux');
  const { write, read } = start();
  await write({ 'text/plain': 'x', [BOOKMARK]: { title: 'Docs', url: 'https://example.com' } });
  expect((await read()).types).toEqual(['text/plain']);
  await expect((await read()).getType(BOOKMARK)).rejects.toThrow('was not found in the ClipboardItem');
});

test('M3.7: formats of the system, of the web, and any other type', async () => {
  const { write, read, textOf } = start();
  await write({ [format('public/x')]: 'raw', 'web text/y': 'web', 'application/json': '{}' });
  expect((await read()).types).toEqual(['web text/y', format('public/x'), format('application/json')]);
  const types = [format('public/x'), 'web text/y', 'application/json', format('application/json')];
  expect(await Promise.all(types.map(textOf))).toEqual(['raw', 'web', '{}', '{}']);
});

test('M3.7: macOS has a board for what is searched, which nothing else replaces', async () => {
  onPlatform('darwin');
  const { clipboard, write, read, textOf } = start();
  await write({ [FIND]: 'needle' });
  await clipboard.writeText('hay');
  expect((await read()).types).toEqual(['text/plain', FIND]);
  expect(await textOf(FIND)).toBe('needle');
  onPlatform('linux');
  await write({ [FIND]: 'other' });
  expect((await read()).types).toEqual(['text/plain']);
  await expect(textOf(FIND)).rejects.toThrow('was not found in the ClipboardItem');
});

test('M3.7: a list of files is normalised', async () => {
  const { write, textOf } = start();
  await write({ 'text/uri-list': '# files\nfile:///a%20b\nhttps://example.com\r\nfile:///c d' });
  expect(await textOf('text/uri-list')).toBe('file:///a%20b\r\nfile:///c%20d');
});

test('M3.7: an image is kept as its pixels', async () => {
  const { fake, write, read } = start();
  const png = pngOf(3, 2);
  const jpeg = fake.electron.nativeImage.createFromBuffer(png).toJPEG(90);
  await write({ 'image/jpeg': new Blob([new Uint8Array(jpeg)]) });
  const item = await read();
  expect(item.types).toEqual(['image/png']);
  for (const type of ['image/png', 'image/jpeg']) {
    const bytes = Buffer.from(await ((await item.getType(type)) as Blob).arrayBuffer());
    const image = fake.electron.nativeImage.createFromBuffer(bytes);
    expect([image.getSize(), bytes[0]]).toEqual([{ width: 3, height: 2 }, type === 'image/png' ? 0x89 : 0xff]);
  }
  await write({ 'text/plain': 'kept' });
  await write({ 'image/png': 'no image' });
  expect((await read()).types).toEqual(['text/plain']);
});

test('M3.7: images are read when the app is ready', async () => {
  const { fake, write, read } = start();
  const ready = fake.app.whenReady();
  await write({ 'image/png': new Blob([new Uint8Array(pngOf(1, 1))]) });
  const item = await read();
  // The app is ready one turn after it was asked for.
  await ready;
  expect(((await item.getType('image/png')) as Blob).size).toBeGreaterThan(0);
  const other = start();
  const [before] = await other.clipboard.read();
  void other.fake.app.whenReady();
  await expect(before!.getType('image/png')).rejects.toEqual(
    new Error('clipboard.read of image/* is available only after app ready'),
  );
});

test('W1.4: renderers have none since 44', () => {
  const { fake } = start();
  expect(Object.keys(fake.view('renderer'))).not.toContain('clipboard');
});

test('it is the machine’s, and goes with the test', async () => {
  const { fake, clipboard } = start();
  const { clipboard: board } = clipboardOf(fake.machine);
  board.text = 'copied elsewhere';
  expect(await clipboard.readText()).toBe('copied elsewhere');
  const rollback = fake.mark();
  await clipboard.writeText('in the test');
  expect(board.text).toBe('in the test');
  rollback();
  expect(await clipboard.readText()).toBe('copied elsewhere');
});
