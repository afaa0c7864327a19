import { createFakeElectron } from '../../src';

const NAMES =
  'timing, listenerErrors, logs, loopLimit, recordLimit, traceAsync, failOn, version, loadUtility, pages, scriptTimeLimit, secondHandler, process, network';
const KINDS =
  "'listener-error', 'unanswered-sync', 'unanswerable-invoke', 'unheard', 'no-handler', 'uncloneable', 'undecodable', " +
  "'dead-target', 'early-send', 'preload-error', 'page-error', 'second-handler', 'no-network'";

const WRONG: [options: unknown, message: string][] = [
  [{ timming: 'sync' }, `there is no option 'timming'. Did you mean 'timing'? The options are ${NAMES}.`],
  [{ foo: 1 }, `there is no option 'foo'. The options are ${NAMES}.`],
  [{ toString: 1 }, `there is no option 'toString'. The options are ${NAMES}.`],
  [{ timing: 'later' }, "timing takes 'sync', 'async', 'manual' or a scheduler function; given 'later'."],
  [{ timing: null }, "timing takes 'sync', 'async', 'manual' or a scheduler function; given null."],
  [{ listenerErrors: 'ignore' }, "listenerErrors takes 'report' or 'throw'; given 'ignore'."],
  [{ logs: 'no' }, "logs takes true or false; given 'no'."],
  [{ loopLimit: 0 }, 'loopLimit takes a whole number above 0; given 0.'],
  [{ loopLimit: 1.5 }, 'loopLimit takes a whole number above 0; given 1.5.'],
  [{ recordLimit: Number.POSITIVE_INFINITY }, 'recordLimit takes a whole number above 0; given Infinity.'],
  [{ traceAsync: 1 }, 'traceAsync takes true or false; given 1.'],
  [{ failOn: 'unheard' }, `failOn takes an array of ${KINDS}; given 'unheard'.`],
  [{ failOn: ['unheard', 'nonsense'] }, `failOn takes an array of ${KINDS}; given ['unheard', 'nonsense'].`],
  [{ secondHandler: 'keep' }, "secondHandler takes 'throw' or 'replace'; given 'keep'."],
  [
    { process: 'mian' },
    "process takes 'both', 'main', 'renderer', or an object with one of them for default, for packages and for names of " +
      "packages; given 'mian'.",
  ],
  [{ process: { packages: 'mian' } }, "process['packages'] takes 'both', 'main', 'renderer'; given 'mian'."],
  [{ process: { 'electron-log': true } }, "process['electron-log'] takes 'both', 'main', 'renderer'; given true."],
  [null, 'options takes an object; given null.'],
  ['sync', "options takes an object; given 'sync'."],
];

test.each(WRONG)('refuses %j', (options, message) => {
  expect(() => createFakeElectron(options as never)).toThrow(new TypeError(`fake-electron: ${message}`));
  expect(() => createFakeElectron().configure(options as never)).toThrow(new TypeError(`fake-electron: ${message}`));
});

test('a refused configure changes nothing', () => {
  const fake = createFakeElectron();
  const before = { ...fake.settings };

  expect(() => fake.configure({ timing: 'manual', logs: 1 as never })).toThrow(TypeError);

  expect(fake.settings).toEqual(before);
});

test('undefined leaves an option as it is', () => {
  const fake = createFakeElectron({ timing: 'manual', logs: undefined as never });

  fake.configure({ timing: undefined as never });

  expect(fake.settings).toMatchObject({ timing: 'manual', logs: true });
});

test('logs: false silences the lines of Electron', async () => {
  const error = jest.spyOn(console, 'error').mockImplementation(() => {});
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const fake = createFakeElectron({ logs: false });

  fake.renderer.webContents.send('a', () => {});
  fake.ipcRenderer.sendSync('a');
  await expect(fake.ipcRenderer.invoke('a')).rejects.toThrow();

  expect([...error.mock.calls, ...warn.mock.calls]).toEqual([]);
  jest.restoreAllMocks();
});

test('createRenderer refuses what is no option and no EventTarget', () => {
  const fake = createFakeElectron();

  expect(() => fake.createRenderer({ host: 1 } as never)).toThrow(
    new TypeError("fake-electron: createRenderer has no option 'host'. It takes hostElement, an EventTarget."),
  );
  expect(() => fake.createRenderer({ hostElement: {} } as never)).toThrow(
    new TypeError('fake-electron: hostElement takes an EventTarget; given #<Object>.'),
  );
});
