import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createFakeElectron } from '../../src';
import { clipboardOf } from '../../src/machine/clipboard';
import { filesOf } from '../../src/machine/files';
import { permissionsOf } from '../../src/machine/permissions';

const made = () => {
  const fake = createFakeElectron();
  return { fake, user: fake.user };
};

describe('closing a window', () => {
  test('goes as its button does: the app can prevent it', () => {
    const { fake, user } = made();
    const window = new fake.BrowserWindow();
    const close = jest.spyOn(window, 'close').mockImplementation(() => {});
    const told = jest.fn((event: Electron.Event) => event.preventDefault());
    window.once('close', told);
    user.closes(window);
    expect([told.mock.calls.length, window.isDestroyed(), close.mock.calls.length]).toEqual([1, false, 0]);
  });

  test('needs a button, and a window', () => {
    const { fake, user } = made();
    const window = new fake.BrowserWindow({ closable: false });
    expect(() => user.closes(window)).toThrow(
      new Error('user.closes(window): the window has no close button: it is not closable.'),
    );
    window.destroy();
    for (const target of [window, {}])
      expect(() => user.closes(target as never)).toThrow('what can be closed is a window');
  });
});

describe('dropping files', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'drops-'));
  const file = path.join(folder, 'a.txt');
  fs.writeFileSync(file, 'content');
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  const open = async (script: string) => {
    const all = made();
    const window = new all.fake.BrowserWindow();
    const html = `<body><div id="zone"><script>window.log = []; ${script}</script>`;
    await window.loadURL(`data:text/html,${encodeURIComponent(html)}`);
    return { ...all, window, log: (all.fake.windowOf(window) as unknown as { log: unknown[] }).log };
  };
  const TAKES = `const zone = document.querySelector('#zone');
    zone.addEventListener('dragover', (event) => event.preventDefault());
    for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) zone.addEventListener(type, () => log.push(type));
    zone.addEventListener('drop', ({ dataTransfer }) => { window.files = [...dataTransfer.files]; window.transfer = dataTransfer; });`;

  test('brings them to the element that takes them', async () => {
    const { fake, user, window, log } = await open(TAKES);
    user.drops(window, [file, '/no/such/b.png'], { on: '#zone' });
    expect(log).toEqual(['dragenter', 'dragover', 'drop']);
    const { files, transfer } = fake.windowOf(window) as unknown as { files: File[]; transfer: DataTransfer };
    expect(files.map(({ name, type, size }) => [name, type, size])).toEqual([
      ['a.txt', 'text/plain', 7],
      ['b.png', 'image/png', 0],
    ]);
    expect([transfer.types, transfer.files.item(1)!.name, transfer.items[0]!.getAsFile()]).toEqual([
      ['Files'],
      'b.png',
      files[0],
    ]);
    expect(files[0]).toBeInstanceOf((fake.windowOf(window) as unknown as typeof globalThis).File);
    // M17.7: where they are is for webUtils to say.
    expect(files.map((each) => filesOf(fake.machine).pathOf(each))).toEqual([file, '/no/such/b.png']);
  });

  test('is refused where the page does not take them', async () => {
    const { user, window, log } = await open(TAKES.replace('event.preventDefault()', '0'));
    expect(() => user.drops(window, '/a.png', { on: '#zone' })).toThrow(
      new Error(
        "user.drops(window, …): the page does not take it: no listener for 'dragover' prevents it there. " +
          'Add one, or say where with the option { on: selector }.',
      ),
    );
    expect(log).toEqual(['dragenter', 'dragover', 'dragleave']);
    expect(() => user.drops(window, '/a.png', { on: '#nothing' })).toThrow(
      new Error("user.drops(window, …): the page has no element '#nothing'."),
    );
  });

  test('needs a page', () => {
    const { fake, user } = made();
    expect(() => user.drops(new fake.BrowserWindow(), '/a.png')).toThrow('the window shows no page that has run');
  });
});

test('text that was copied somewhere else is on the clipboard', () => {
  const { fake, user } = made();
  const rollback = fake.mark();
  user.copies('text');
  expect(clipboardOf(fake.machine).clipboard.text).toBe('text');
  rollback();
  expect(clipboardOf(fake.machine).clipboard.text).toBe('');
});

test('permissions are answered for whoever asks, until the test is over', () => {
  const { fake, user } = made();
  const permissions = permissionsOf(fake.machine);
  user.grants('media');
  const rollback = fake.mark();
  user.denies('media');
  user.denies('geolocation');
  const answers = () => ['media', 'geolocation', 'midi'].map((name) => permissions.answerFor(name));
  expect(answers()).toEqual([false, false, undefined]);
  rollback();
  expect(answers()).toEqual([true, undefined, undefined]);
  expect(() => user.denies('geolocaton')).toThrow(
    /^user\.denies\('geolocaton'\): there is no such permission\. Did you mean 'geolocation'\? There are ar, /,
  );
});

test('there is one person in front of a fake', () => {
  const { fake, user } = made();
  expect(fake.user).toBe(user);
  expect(createFakeElectron().user).not.toBe(user);
});
