import { createFakeElectron } from '../../src';
import { dialogsOf } from '../../src/machine/dialogs';
import { on } from '../support/platform';

type MessageOptions = Electron.MessageBoxOptions;
const made = (version?: string) => {
  const fake = createFakeElectron(version === undefined ? {} : { version });
  return { fake, user: fake.user, dialog: fake.electron.dialog, shown: dialogsOf(fake.machine).shown };
};
type Form = (options: never) => unknown;
const thrown = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('it threw nothing');
};

describe('who is in front of it', () => {
  test('nobody: a dialog is dismissed at once, and is on the list as such', async () => {
    const { dialog, shown } = made();
    expect(await dialog.showOpenDialog({ title: 'Open a note' })).toEqual({ canceled: true, filePaths: [] });
    expect(await dialog.showSaveDialog({})).toEqual({ canceled: true, filePath: '' });
    expect(shown).toMatchObject([
      { kind: 'open', options: { title: 'Open a note' }, window: null, canceled: true, isOpen: false },
      { kind: 'save', answer: { canceled: true, filePath: '' } },
    ]);
  });

  test('somebody who was said to answer: the next dialog of that kind', async () => {
    const { dialog, user, shown } = made();
    user.willSave('/b.md');
    user.willOpen('/a.md');
    user.willOpen(['/c.md', '/d.md']);
    user.willPress('Delete', { checkbox: true });
    const buttons = ['Cancel', '&Delete'];

    expect(await dialog.showOpenDialog({})).toEqual({ canceled: false, filePaths: ['/a.md'] });
    expect(dialog.showOpenDialogSync({ properties: ['multiSelections'] })).toEqual(['/c.md', '/d.md']);
    expect(await dialog.showSaveDialog({})).toEqual({ canceled: false, filePath: '/b.md' });
    const answer = await dialog.showMessageBox({ message: '?', buttons, checkboxLabel: 'Always' });
    expect(answer).toEqual({ response: 1, checkboxChecked: true });
    expect(shown.map(({ canceled }) => canceled)).toEqual([false, false, false, false]);
    expect(user.unused).toEqual([]);
  });

  test('somebody who was said to cancel: the next dialog, whatever it is', async () => {
    const { dialog, user } = made();
    user.willCancel();
    user.willPress(1);
    const options: MessageOptions = { message: '?', buttons: ['Yes', 'No', 'Cancel'] };
    expect((await dialog.showMessageBox(options)).response).toBe(1);
    expect((await dialog.showMessageBox({ ...options, cancelId: 2 })).response).toBe(1);
    expect((await dialog.showMessageBox({ ...options, cancelId: 2 })).response).toBe(2);
  });

  test.each<[string, (user: ReturnType<typeof made>['user']) => void, MessageOptions, string]>([
    [
      'a button that is not there',
      (user) => user.willPress('Delte'),
      { message: '?', buttons: ['Cancel', 'Delete'] },
      "the message box has no button 'Delte'; it has 'Cancel', 'Delete'. Did you mean 'Delete'?",
    ],
    ['an index', (user) => user.willPress(2), { message: '?' }, "the message box has no button 2; it has 'OK'."],
    [
      'a checkbox',
      (user) => user.willPress('OK', { checkbox: true }),
      { message: '?' },
      'the message box has no checkbox: its options have no checkboxLabel.',
    ],
  ])('what cannot be done is not done: %s', async (_what, say, options, misfit) => {
    const { dialog, user, shown } = made();
    say(user);
    expect((await dialog.showMessageBox(options)).response).toBe(0);
    expect(shown[0]!.canceled).toBe(true);
    expect(user.unused).toMatchObject([{ misfit }]);
  });

  test('one file is all that an open dialog takes unless it says otherwise', async () => {
    const { dialog, user } = made();
    user.willOpen(['/a', '/b']);
    expect((await dialog.showOpenDialog({})).canceled).toBe(true);
    expect(user.unused).toMatchObject([
      {
        words: "user.willOpen(['/a', '/b'])",
        misfit: "the open dialog takes one file, and not 2: its properties have no 'multiSelections'.",
      },
    ]);
  });

  test('somebody who waits: dialogs stay open until they are answered', async () => {
    const { dialog, user, shown } = made();
    user.waits();
    const open = dialog.showOpenDialog({});
    const box = dialog.showMessageBox({ message: '?', buttons: ['A', 'B'] });
    expect(shown.map(({ isOpen, answer }) => [isOpen, answer])).toEqual([
      [true, null],
      [true, null],
    ]);

    expect(thrown(() => user.willPress('Sea'))).toEqual(
      new Error("the message box has no button 'Sea'; it has 'A', 'B'."),
    );
    user.willPress('B');
    expect(await box).toEqual({ response: 1, checkboxChecked: false });
    expect(shown[0]!.isOpen).toBe(true);
    user.willCancel();
    expect(await open).toEqual({ canceled: true, filePaths: [] });
    expect(shown.map(({ isOpen, canceled }) => [isOpen, canceled])).toEqual([
      [false, true],
      [false, false],
    ]);
    // There is no later for it.
    expect(dialog.showOpenDialogSync({})).toBeUndefined();
  });

  test('all of it goes with the test', async () => {
    const { fake, dialog, user, shown } = made();
    user.willOpen('/kept');
    const rollback = fake.mark();
    user.waits();
    user.willSave('/new');
    await dialog.showOpenDialog({});
    void dialog.showMessageBox({ message: '?' });
    rollback();

    expect(shown).toEqual([]);
    expect(user.unused.map(({ words }) => words)).toEqual(["user.willOpen('/kept')"]);
    expect((await dialog.showSaveDialog({})).canceled).toBe(true);
  });
});

describe('M1', () => {
  test('M1.1: a window is one by its class; any other first argument is the options', async () => {
    const { fake, dialog, shown } = made();
    const window = new fake.BrowserWindow();
    const base = new fake.BaseWindow();
    const look = { title: 'not a window', isDestroyed: () => false };
    await dialog.showOpenDialog(window, { title: 'a' });
    await dialog.showSaveDialog(base, { title: 'b' });
    await dialog.showMessageBox(null as never, { message: 'c' });
    dialog.showOpenDialogSync(look as never, { title: 'dropped' });
    expect(shown.map((dialog) => [dialog.window, dialog.options.title ?? ''])).toEqual([
      [window.id, 'a'],
      [base.id, 'b'],
      [null, ''],
      [null, 'not a window'],
    ]);
  });

  test('M1.1: in 30.0 the window is a BrowserWindow', () => {
    const { fake, dialog, shown } = made('30.0.0');
    dialog.showOpenDialogSync(new fake.BaseWindow({ title: 'options' }), { title: 'dropped' });
    dialog.showOpenDialogSync(new fake.BrowserWindow(), { title: 'kept' });
    expect(shown.map((dialog) => dialog.window)).toEqual([null, 2]);
  });

  test('M1.2: before ready all but two throw, whatever the options', () => {
    const { fake, dialog } = made();
    fake.app.whenReady();
    const error = new Error('dialog module can only be used after app is ready');
    const forms = ['showOpenDialog', 'showOpenDialogSync', 'showSaveDialog', 'showSaveDialogSync'] as const;
    for (const form of [...forms, 'showMessageBox', 'showMessageBoxSync'] as const) {
      expect(thrown(() => (dialog[form] as Form)({ title: 1 } as never))).toEqual(error);
    }
    const print = jest.spyOn(console, 'error').mockImplementation(() => {});
    expect(on('darwin', () => dialog.showErrorBox('a', 'b'))).toBeUndefined();
    expect(print).not.toHaveBeenCalled();
    expect(thrown(() => dialog.showCertificateTrustDialog(null as never))).toEqual(
      new TypeError('options must be an object'),
    );
    print.mockRestore();
  });

  test.each([
    ['showOpenDialog', { properties: 'openFile', title: 1 }, 'Properties must be an array'],
    ['showOpenDialog', { title: 1, buttonLabel: 1 }, 'Title must be a string'],
    ['showOpenDialogSync', { buttonLabel: 1, defaultPath: 1 }, 'Button label must be a string'],
    ['showSaveDialog', { defaultPath: 1, message: 1 }, 'Default path must be a string'],
    ['showSaveDialogSync', { message: 1, nameFieldLabel: 1 }, 'Message must be a string'],
    ['showSaveDialog', { nameFieldLabel: 1 }, 'Name field label must be a string'],
    ['showSaveDialog', { title: null }, 'Title must be a string'],
  ] as const)('M1.3: %s(%j) throws, also in the async form', (form, options, text) => {
    expect(thrown(() => (made().dialog[form] as Form)(options as never))).toEqual(new TypeError(text));
  });

  test('M1.3: unknown properties are ignored, filters are not looked at', async () => {
    const { dialog } = made();
    const options = { properties: ['nonsense'], filters: 'nonsense' } as never;
    await expect(dialog.showOpenDialog(options)).resolves.toEqual({ canceled: true, filePaths: [] });
  });

  test('M1.4: what is missing', async () => {
    const { dialog, shown } = made();
    await dialog.showOpenDialog(undefined as never);
    await dialog.showSaveDialog(null as never);
    await dialog.showMessageBox(undefined as never);
    await dialog.showOpenDialog({});
    await dialog.showSaveDialog({});
    const strings = { title: '', buttonLabel: '', defaultPath: '', message: '', filters: [] };
    expect(shown.map(({ options }) => options)).toMatchObject([
      { ...strings, title: 'Open', properties: ['openFile'] },
      { ...strings, title: 'Save' },
      { type: 'none', message: '', title: '', detail: '', checkboxLabel: '' },
      { ...strings, properties: ['openFile'] },
      { ...strings, nameFieldLabel: '', showsTagField: true },
    ]);
  });

  test('M1.6: a cancelled dialog that blocks', () => {
    const cancelled = (platform: NodeJS.Platform, version?: string) =>
      on(platform, () => made(version).dialog.showSaveDialogSync({}));
    expect(made().dialog.showOpenDialogSync({})).toBeUndefined();
    expect(cancelled('linux')).toBe('');
    expect(cancelled('linux', '30.0.0')).toBeUndefined();
    expect(cancelled('darwin')).toBeUndefined();
    expect(cancelled('win32')).toBeUndefined();
  });

  test.each<[object, Error]>([
    [{ type: 'nonsense', buttons: 1 }, new TypeError('Invalid message box type')],
    [{ type: null }, new TypeError('Invalid message box type')],
    [{ buttons: 'OK', title: 1 }, new TypeError('Buttons must be an array')],
    [{ title: 1, noLink: 1 }, new TypeError('Title must be a string')],
    [{ noLink: 1, message: 1 }, new TypeError('noLink must be a boolean')],
    [{ message: 1, detail: 1 }, new TypeError('Message must be a string')],
    [{ detail: 1, checkboxLabel: 1 }, new TypeError('Detail must be a string')],
    [{ checkboxLabel: 1, checkboxChecked: true }, new TypeError('checkboxLabel must be a string')],
    [{ checkboxChecked: 1 }, new Error('checkboxChecked requires that checkboxLabel also be passed')],
  ])('M1.8: a message box of %j', (options, error) => {
    const { dialog } = made();
    expect(thrown(() => dialog.showMessageBox(options as never))).toEqual(error);
    expect(thrown(() => dialog.showMessageBoxSync(options as never))).toEqual(error);
  });

  test('M1.9: without buttons there is one, and a message may be missing', () => {
    const { dialog, user, shown } = made();
    expect(dialog.showMessageBoxSync({ checkboxChecked: 'yes', checkboxLabel: 'a' } as never)).toBe(0);
    expect(shown[0]!.options).toMatchObject({ buttons: [], defaultId: -1, checkboxChecked: true, message: '' });
    user.willPress('OK');
    expect(dialog.showMessageBoxSync({ message: '' })).toBe(0);
    expect(shown[1]!.canceled).toBe(false);
  });

  test.each<[MessageOptions['buttons'], number | undefined, number]>([
    [[], undefined, 0],
    [['a', 'b'], undefined, 0],
    [['a', 'b'], 0, 1],
    [['a'], 0, 0],
    [['a', 'b', 'Cancel', 'no'], 0, 2],
    [['NO', 'cancel'], undefined, 0],
    [['Cancel it', 'No!'], undefined, 0],
  ])('M1.10, M1.12: dismissed, %j with defaultId %s answers %i', async (buttons, defaultId, response) => {
    const options = { message: '', buttons, defaultId, cancelId: null } as never;
    const { dialog } = made();
    expect(await dialog.showMessageBox(options)).toEqual({ response, checkboxChecked: false });
    expect(dialog.showMessageBoxSync(options)).toBe(response);
  });

  test.each<[NodeJS.Platform, string[], number]>([
    ['darwin', ['Save_', 'A&B', 'Cancel'], 2],
    ['linux', ['_Save__', 'A&_B', '_Cancel'], 0],
    ['win32', ['&Save_', 'A&&&B', '&Cancel'], 0],
  ])('M1.11: access keys on %s', (platform, buttons, response) => {
    const { dialog, shown } = made();
    const given = { message: '', buttons: ['&Save_', 'A&&&B', '&Cancel'], normalizeAccessKeys: true };
    expect(on(platform, () => dialog.showMessageBoxSync(given))).toBe(response);
    expect(shown[0]!.options.buttons).toEqual(buttons);
  });

  test('M1.13: a signal dismisses a message box', async () => {
    const { dialog, user, shown } = made();
    user.waits();
    const given = new AbortController();
    const box = dialog.showMessageBox({ message: '', buttons: ['a', 'Cancel'], signal: given.signal });
    expect(shown[0]!.isOpen).toBe(true);
    given.abort();
    expect(await box).toEqual({ response: 1, checkboxChecked: false });
    expect(shown[0]).toMatchObject({ isOpen: false, canceled: true });
  });

  test('M1.13: one that is aborted already answers without a response, the other form with a promise too', async () => {
    const { dialog, shown } = made();
    const options = { message: '', buttons: ['a', 'Cancel'], signal: AbortSignal.abort() };
    const expected = { cancelId: 1, checkboxChecked: false };
    await expect(dialog.showMessageBox(options)).resolves.toEqual(expected);
    await expect(dialog.showMessageBoxSync(options)).resolves.toEqual(expected);
    expect(shown).toEqual([]);
  });

  test('M1.13: on macOS only with a window', async () => {
    const { fake, dialog, user, shown } = made();
    user.waits();
    const given = new AbortController();
    const options = { message: '', signal: given.signal };
    on('darwin', () => {
      void dialog.showMessageBox(options);
      void dialog.showMessageBox(new fake.BrowserWindow(), options);
    });
    given.abort();
    expect(shown.map(({ isOpen }) => isOpen)).toEqual([true, false]);
  });

  test('M1.14: an error box takes two strings and tells nothing', () => {
    const { dialog, shown } = made();
    expect(dialog.showErrorBox('Oh', 'no')).toBeUndefined();
    expect(shown).toMatchObject([{ kind: 'error', options: { title: 'Oh', content: 'no' }, answer: null }]);
    expect(thrown(() => dialog.showErrorBox('Oh', undefined as never))).toEqual(
      new TypeError('Error processing argument at index 1, conversion failure from undefined'),
    );
    expect(thrown(() => Reflect.apply(dialog.showErrorBox, dialog, ['Oh']))).toEqual(
      new TypeError('Insufficient number of arguments.'),
    );
  });

  test('M1.14: before ready on Linux it is on the terminal', () => {
    const { fake, dialog } = made();
    fake.app.whenReady();
    const print = jest.spyOn(console, 'error').mockImplementation(() => {});
    on('linux', () => dialog.showErrorBox('Oh', 'no'));
    expect(print.mock.calls).toEqual([['Oh\nno']]);
    print.mockRestore();
  });

  test('M1.15: a certificate dialog', async () => {
    const { dialog, shown } = made();
    const show = (options: unknown) => thrown(() => dialog.showCertificateTrustDialog(options as never));
    const good = { certificate: {} as Electron.Certificate, message: 'Trust it?' };
    expect(show({ message: 1 })).toEqual(new TypeError('certificate must be an object'));
    expect(show({ certificate: {}, message: 1 })).toEqual(new TypeError('message must be a string'));
    on('linux', () => {
      expect(show(undefined)).toEqual(new TypeError('options must be an object'));
      expect(show(good)).toEqual(new TypeError('dialogBinding.showCertificateTrustDialog is not a function'));
    });
    await on('darwin', () => dialog.showCertificateTrustDialog(good));
    expect(shown).toMatchObject([{ kind: 'certificate', options: good, canceled: true }]);
  });
});
