import { createFakeElectron } from '../../../src';
import { folder } from '../../realm/folder';
import { appOf, launched, WINDOW } from './harness';

const OPTIONS: [unknown, string][] = [
  [{ args: '--x' }, "args takes an array of strings; given '--x'."],
  [{ env: { A: 1 } }, 'env takes an object of strings; given #<Object>.'],
  [{ modules: [] }, 'modules takes an object of modules; given [].'],
  [{ window: 0 }, 'window takes true or false; given 0.'],
  [{ timeout: 'x' }, "timeout takes a number of milliseconds above 0; given 'x'."],
];

test.each(OPTIONS)('launch refuses the options %j', async (options, message) => {
  const fake = createFakeElectron();

  await expect(fake.launch(appOf({ 'main.js': WINDOW }), options as never)).rejects.toThrow(
    new TypeError(`fake-electron: ${message}`),
  );
});

test('what is no path is said to be none', async () => {
  const fake = createFakeElectron();

  await expect(fake.launch(undefined as never)).rejects.toThrow(
    new TypeError('fake-electron: entry takes the path of a main script or of a package; given undefined.'),
  );
  await expect(fake.loadPreload(undefined as never)).rejects.toThrow(
    new TypeError('fake-electron: loadPreload takes the path of a preload script; given undefined.'),
  );
});

test('a folder without a package says what was looked for', async () => {
  const empty = folder({ 'readme.txt': '' });

  await expect(createFakeElectron().launch(empty)).rejects.toThrow(
    new Error(
      `fake-electron: the app in ${empty} has no ${empty}/index.js, which is the main script where no package.json names one.`,
    ),
  );
});

test('a main script that loops for ever is stopped', async () => {
  const fake = createFakeElectron({ scriptTimeLimit: 50 });
  const app = appOf({ 'main.js': 'for (;;);' });

  await expect(fake.launch(app)).rejects.toThrow(`The module ${app}/main.js ran for 50 ms without coming to an end`);
});

test('an app that has been closed has no windows to look at', async () => {
  const app = await launched({ 'main.js': WINDOW });
  await app.close();

  expect(() => app.document).toThrow(new Error('fake-electron: the app has been closed.'));
});
