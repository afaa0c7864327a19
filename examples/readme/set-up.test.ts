import { app, session } from 'electron';

test('an app says what it opens, and which pages may ask for what', () => {
  const { defaultSession } = session;
  const setPermissionRequestHandler = jest.spyOn(defaultSession, 'setPermissionRequestHandler');

  app.setAsDefaultProtocolClient('notes');
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === 'fullscreen'));

  expect(app.isDefaultProtocolClient('notes')).toBe(true);
  // Nobody asks here, so the test does.
  const [[handler]] = setPermissionRequestHandler.mock.calls as [[(...args: unknown[]) => void]];
  const answer = jest.fn();
  handler(null, 'geolocation', answer, {});
  expect(answer).toHaveBeenCalledWith(false);
});
