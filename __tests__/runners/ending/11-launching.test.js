const { createFakeElectron, fake } = require('fake-electron');

test('its test does not wait for it', () => {
  fake.launch(`${__dirname}/app`);
});

afterAll(() => {
  createFakeElectron().launch(`${__dirname}/app`);
});
