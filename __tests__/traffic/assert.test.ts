import { AssertionError } from 'node:assert';
import sinon from 'sinon';
import {
  assertHandled,
  assertHandler,
  assertInvoked,
  assertLastSent,
  assertListener,
  assertNotHandled,
  assertNotSent,
  assertNthSent,
  assertReceived,
  assertReceivedTimes,
  assertSent,
  assertSentSync,
  assertSentTimes,
  assertSentToHost,
  createFakeElectron,
  type FakeElectron,
} from '../../src';
import { quiet } from '../support/quiet';

quiet();

/** A fake with two notes saved, and one answer. */
function app(): FakeElectron {
  const fake = createFakeElectron();
  fake.ipcMain.on('note:save', (event, note) => {
    event.reply('note:saved', note.id);
    event.returnValue = true;
  });
  fake.ipcMain.handle('note:load', () => 'text');
  fake.ipcRenderer.on('note:saved', () => {});
  fake.ipcRenderer.send('note:save', { id: 1 });
  fake.ipcRenderer.send('note:save', { id: 2 }, 'now');
  return fake;
}

function failureOf(assertion: () => void): AssertionError {
  try {
    assertion();
  } catch (error) {
    expect(error).toBeInstanceOf(AssertionError);
    return error as AssertionError;
  }
  throw new Error('the assertion holds');
}

test('assertions hold for what crossed', async () => {
  const fake = app();
  const { ipcRenderer, ipcMain, traffic } = fake;
  await ipcRenderer.invoke('note:load', 1);
  ipcRenderer.sendSync('note:save', { id: 3 });
  ipcRenderer.sendToHost('ready', 1);

  assertSent(ipcRenderer, 'note:save');
  assertSent(ipcRenderer, 'note:save', { id: 1 });
  assertSent(fake.renderer, 'note:save', { id: 2 }, 'now');
  assertSent(traffic, 'note:saved', 2);
  assertSent(fake.renderer.webContents, 'note:saved', 1);
  assertSent(ipcMain, 'note:saved', 1);
  assertSentTimes(ipcRenderer, 'note:save', 2);
  assertNthSent(ipcRenderer, 1, 'note:save', { id: 1 });
  assertLastSent(ipcRenderer, 'note:save', { id: 2 }, 'now');
  assertNotSent(ipcRenderer, 'note:save', { id: 4 });
  assertNotSent(ipcRenderer, 'note:saved');
  assertInvoked(ipcRenderer, 'note:load', 1);
  assertSentSync(ipcRenderer, 'note:save', { id: 3 });
  assertSentToHost(ipcRenderer, 'ready', 1);
  assertReceived(ipcMain, 'note:load', 1);
  assertReceivedTimes(ipcRenderer, 'note:saved', 2);
  assertReceived(new fake.BrowserWindow(), 'note:save', { id: 1 });
  assertHandled(ipcMain, 'note:load', 1);
  assertNotHandled(ipcMain, 'note:save');
  assertHandler(ipcMain, 'note:load');
  assertListener(ipcRenderer, 'note:saved');
});

test('a failure is an AssertionError with what was recorded and what was wanted', () => {
  const { ipcRenderer } = app();

  const error = failureOf(() => assertSent(ipcRenderer, 'note:save', { id: 3 }));

  expect(error).toMatchObject({
    actual: [[{ id: 1 }], [{ id: 2 }, 'now']],
    expected: [{ id: 3 }],
    operator: 'assertSent',
    code: 'ERR_ASSERTION',
  });
  expect(error.message).toBe(
    [
      'assertSent("note:save", {"id": 3})',
      '',
      `Expected: 'note:save' sent with {"id": 3}`,
      "Recorded on 'note:save': 2",
      '  1.  {"id": 1}',
      '  2.  {"id": 2}, "now"',
    ].join('\n'),
  );
});

test('where there is one message the difference to it is shown', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  fake.ipcRenderer.send('a', { id: 1, title: 'x' });

  expect(failureOf(() => assertSent(fake.ipcRenderer, 'a', { id: 2, title: 'x' })).message).toBe(
    [
      'assertSent("a", {"id": 2, "title": "x"})',
      '',
      `Expected: 'a' sent with {"id": 2, "title": "x"}`,
      "Recorded on 'a': 1",
      '  1.  {"id": 1, "title": "x"}',
      '',
      '- Expected',
      '+ Recorded',
      '',
      '  Array [',
      '    Object {',
      '-     "id": 2,',
      '+     "id": 1,',
      '      "title": "x",',
      '    },',
      '  ]',
    ].join('\n'),
  );
});

test.each<[string, (fake: FakeElectron) => void, string]>([
  [
    'the number of times',
    ({ ipcRenderer }) => assertSentTimes(ipcRenderer, 'note:save', 1),
    'assertSentTimes("note:save", 1)\n\nExpected: \'note:save\' sent 1 time\n' +
      'Recorded on \'note:save\': 2\n  1.  {"id": 1}\n  2.  {"id": 2}, "now"',
  ],
  [
    'the nth',
    ({ ipcRenderer }) => assertNthSent(ipcRenderer, 2, 'note:save', { id: 1 }),
    'assertNthSent(2, "note:save", {"id": 1})\n\nExpected: \'note:save\' sent, number 2, with {"id": 1}\n' +
      'Recorded on \'note:save\': 2\n  1.  {"id": 1}\n  2.  {"id": 2}, "now"',
  ],
  [
    'the last',
    ({ ipcRenderer }) => assertLastSent(ipcRenderer, 'note:save', { id: 1 }),
    'assertLastSent("note:save", {"id": 1})\n\nExpected: \'note:save\' sent, last, with {"id": 1}\n' +
      'Recorded on \'note:save\': 2\n  1.  {"id": 1}\n  2.  {"id": 2}, "now"',
  ],
  [
    'what should not have been',
    ({ ipcRenderer }) => assertNotSent(ipcRenderer, 'note:save', { id: 1 }),
    'assertNotSent("note:save", {"id": 1})\n\nExpected: not \'note:save\' sent with {"id": 1}\n' +
      'Recorded on \'note:save\': 2\n  1.  {"id": 1}\n  2.  {"id": 2}, "now"',
  ],
  [
    'a typo',
    ({ ipcRenderer }) => assertSent(ipcRenderer, 'note:sav'),
    'assertSent("note:sav")\n\nExpected: \'note:sav\' sent\n' +
      "Recorded: nothing was sent on 'note:sav'. Did you mean 'note:save'?",
  ],
  [
    'another channel',
    ({ ipcRenderer }) => assertSent(ipcRenderer, 'settings'),
    'assertSent("settings")\n\nExpected: \'settings\' sent\n' +
      "Recorded: nothing was sent on 'settings'. The channels were 'note:save'.",
  ],
  [
    'another way',
    ({ ipcRenderer }) => assertInvoked(ipcRenderer, 'note:save'),
    'assertInvoked("note:save")\n\nExpected: \'note:save\' invoked\n' +
      "Recorded: nothing was invoked on 'note:save'. There was a send on it from renderer to main (heard).",
  ],
  [
    'nothing at all',
    () => assertSent(createFakeElectron().ipcRenderer, 'a'),
    "assertSent(\"a\")\n\nExpected: 'a' sent\nRecorded: nothing was sent on 'a'. Nothing at all was recorded.",
  ],
  [
    'a handler',
    ({ ipcMain }) => assertHandler(ipcMain, 'note:lod'),
    "assertHandler(\"note:lod\")\n\nExpected a handler for 'note:lod', and there is none. Did you mean 'note:load'?",
  ],
  [
    'a listener',
    ({ ipcRenderer }) => assertListener(ipcRenderer, 'settings'),
    "assertListener(\"settings\")\n\nExpected a listener for 'settings', and there is none. There are 'note:saved'.",
  ],
])('the message tells about %s', (_name, assertion, message) => {
  expect(failureOf(() => assertion(app())).message).toBe(message);
});

test('Jest matchers and sinon.match stand for what they accept, at any depth', () => {
  const { ipcRenderer } = app();

  assertSent(ipcRenderer, 'note:save', expect.anything());
  assertSent(ipcRenderer, 'note:save', { id: expect.any(Number) }, expect.stringMatching(/^n/));
  assertSent(ipcRenderer, 'note:save', sinon.match.object, sinon.match.string);
  assertSent(ipcRenderer, 'note:save', { id: sinon.match.number }, 'now');
  assertSent(ipcRenderer, 'note:save', sinon.match({ id: 2 }), 'now');
  assertNotSent(ipcRenderer, 'note:save', { id: expect.any(String) });
  assertNotSent(ipcRenderer, 'note:save', sinon.match.string);
});

test('what is expected crosses the wire as what was sent', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  class Note {
    readonly id = 1;
    save(): void {}
  }
  fake.ipcRenderer.send('a', new Note(), Buffer.from('x'), Object.create(null));

  assertSent(fake.ipcRenderer, 'a', new Note(), Buffer.from('x'), {});
  assertSent(fake.ipcRenderer, 'a', { id: expect.any(Number) }, Buffer.from('x'), expect.anything());
  assertNotSent(fake.ipcRenderer, 'a', () => {}, Buffer.from('x'), {});
});

test('a cycle may hold a matcher', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  const node = (id: unknown) => {
    const made: Record<string, unknown> = { id };
    made.self = made;
    return made;
  };
  fake.ipcRenderer.send('a', node(1));

  assertSent(fake.ipcRenderer, 'a', node(expect.any(Number)));
  assertNotSent(fake.ipcRenderer, 'a', node(expect.any(String)));
});

test('all the arguments are compared, and their number counts', () => {
  const { ipcRenderer } = app();

  assertNotSent(ipcRenderer, 'note:save', { id: 2 });
  assertNotSent(ipcRenderer, 'note:save', { id: 2 }, 'now', undefined);
});

test.each<[string, () => void, string]>([
  [
    'what is no subject',
    () => assertSent('ipcRenderer' as never, 'a'),
    'assertSent speaks of ipcRenderer or a renderer, a WebContents or a BrowserWindow, ipcMain, traffic; ' +
      "given 'ipcRenderer'. Import it from 'electron' where the fake stands in for it, or take it from your fake.",
  ],
  [
    'undefined',
    () => assertSent(undefined as never, 'a'),
    'assertSent speaks of ipcRenderer or a renderer, a WebContents or a BrowserWindow, ipcMain, traffic; ' +
      "given undefined. Import it from 'electron' where the fake stands in for it, or take it from your fake.",
  ],
  [
    'another side',
    () => assertInvoked(createFakeElectron().ipcMain, 'a'),
    'assertInvoked speaks of ipcRenderer or a renderer, traffic; given ipcMain. Ask the side that does it.',
  ],
  [
    'a handler of a renderer',
    () => assertHandler(createFakeElectron().ipcRenderer, 'a'),
    'assertHandler speaks of ipcMain; given ipcRenderer or a renderer. Ask the side that does it.',
  ],
])('refuses %s', (_name, assertion, message) => {
  expect(assertion).toThrow(new TypeError(`fake-electron: ${message}`));
});
