import { missingError } from '../../src/words/errors';
import { speak, spokenLanguage } from '../../src/words/runner-language';

const LANGUAGE = Symbol.for('fake-electron.runner-language');
const { env } = process;
const globals = globalThis as Record<symbol, unknown> & { before?: unknown };

beforeEach(() => {
  process.env = { ...env };
});
afterEach(() => {
  process.env = env;
  delete globals[LANGUAGE];
});

const GIVE = 'fake-electron does not fake shell.beep(). Give it an implementation of your own: ';
const NEW = 'fake-electron does not fake new Tray(). Give it an implementation of your own: ';
const DEFINE = "Object.defineProperty(electron, 'Tray', { value: … }).";

test.each([
  ['jest', "jest.spyOn(shell, 'beep').mockImplementation(…), or "],
  ['vitest', "vi.spyOn(shell, 'beep').mockImplementation(…), or "],
  ['sinon', "sinon.stub(shell, 'beep').callsFake(…), or "],
  ['node', "mock.method(shell, 'beep', …), or "],
  ['none', ''],
] as const)('a method that is missing is given in the words of %s', (language, way) => {
  speak(language);
  expect(missingError('shell.beep()', 'shell.beep').message).toBe(`${GIVE}${way}assign to electron.shell.beep.`);
});

test.each([
  ['jest', "jest.spyOn(electron, 'Tray').mockImplementation(…), or "],
  ['vitest', "vi.spyOn(electron, 'Tray').mockImplementation(…), or "],
  ['sinon', ''],
  ['node', ''],
  ['none', ''],
] as const)('a class that is missing is given in the words of %s', (language, way) => {
  speak(language);
  expect(missingError('new Tray()', 'Tray').message).toBe(`${NEW}${way}${DEFINE}`);
});

test.each([
  [{ VITEST: 'true', JEST_WORKER_ID: '1' }, 'vitest'],
  [{ JEST_WORKER_ID: '1' }, 'jest'],
  [{ NODE_TEST_CONTEXT: 'child-v8' }, 'node'],
  [{}, 'none'],
] as const)('without an integration, %p is %s', (set, language) => {
  for (const name of ['VITEST', 'JEST_WORKER_ID', 'NODE_TEST_CONTEXT']) delete process.env[name];
  Object.assign(process.env, set);
  expect(spokenLanguage()).toBe(language);
});

test('without an integration, the globals of Mocha are those of Sinon', () => {
  for (const name of ['VITEST', 'JEST_WORKER_ID', 'NODE_TEST_CONTEXT']) delete process.env[name];
  globals.before = () => {};
  try {
    expect(spokenLanguage()).toBe('sinon');
  } finally {
    delete globals.before;
  }
});
