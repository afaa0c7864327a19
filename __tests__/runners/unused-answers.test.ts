import { createFakeElectron } from '../../src';
import { Reckoning } from '../../src/runners/failures';

const made = () => {
  const fake = createFakeElectron();
  const reckoning = new Reckoning();
  reckoning.begin(fake);
  return { fake, user: fake.user, reckoning, texts: () => reckoning.ofTest(fake).map(({ message }) => message) };
};

test('an answer that no dialog has come for fails the test that said it', () => {
  const { user, texts } = made();
  user.willOpen(['/a', '/b']);
  user.willSave('/c');
  user.willPress('OK');
  user.willCancel();
  expect(texts()).toEqual([
    "user.willOpen(['/a', '/b']) said what the user would do, and no open dialog was shown.",
    "user.willSave('/c') said what the user would do, and no save dialog was shown.",
    "user.willPress('OK') said what the user would do, and no message box was shown.",
    'user.willCancel() said what the user would do, and no dialog was shown.',
  ]);
});

test('so does one that did not fit', async () => {
  const { fake, user, texts } = made();
  user.willPress('Delte');
  await fake.electron.dialog.showMessageBox({ message: '?', buttons: ['Delete', 'Keep'] });
  expect(texts()).toEqual([
    "user.willPress('Delte') said what the user would do, but the message box has no button 'Delte'; " +
      "it has 'Delete', 'Keep'. Did you mean 'Delete'?",
  ]);
});

test('one that was given does not, nor one from before the test', () => {
  const { fake, user, reckoning, texts } = made();
  user.willOpen('/a');
  fake.electron.dialog.showOpenDialogSync({});
  expect(texts()).toEqual([]);
  user.willSave('/b');
  reckoning.begin(fake);
  expect(texts()).toEqual([]);
});

test('it leads to where it was said', () => {
  const { fake, user, reckoning } = made();
  user.willOpen('/a');
  const [failure] = reckoning.ofTest(fake);
  expect(failure!.stack!.split('\n')[1]).toContain('unused-answers.test.ts');
});

test('a fake that nobody has looked at has nothing to answer for', () => {
  const fake = createFakeElectron();
  const reckoning = new Reckoning();
  reckoning.begin(undefined);
  expect(reckoning.ofTest(fake)).toEqual([]);
});
