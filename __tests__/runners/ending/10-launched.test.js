const { fake } = require('fake-electron');

beforeAll(async () => {
  await fake.launch(`${__dirname}/app`);
});

test('nobody closes it', () => {
  expect(fake.BrowserWindow.getAllWindows()).not.toEqual([]);
});
