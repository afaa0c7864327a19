import { createFakeElectron } from '../../src';
import type { Session } from '../../src/modules/session-class';

const sessionOf = (fake = createFakeElectron()) =>
  fake.electron.session.defaultSession as Electron.Session & Pick<Session, 'preloadScriptsFor'>;
const frame = (filePath: string) => ({ type: 'frame', filePath }) as const;

test('S10.1: the scripts of a session run in the order of their registration', () => {
  const session = sessionOf();
  session.registerPreloadScript(frame('/b.js'));
  const id = session.registerPreloadScript(frame('/a.js'));
  session.registerPreloadScript(frame('/c.js'));
  expect(session.preloadScriptsFor('frame', 'https://example.com/')).toEqual(['/b.js', '/a.js', '/c.js']);

  session.unregisterPreloadScript(id);
  session.registerPreloadScript(frame('/a.js'));
  expect(session.preloadScriptsFor('frame', 'about:blank')).toEqual(['/b.js', '/c.js', '/a.js']);
});

test('S10.1: a script registered for frames runs in frames alone, and in its own session alone', () => {
  const fake = createFakeElectron();
  const session = sessionOf(fake);
  session.registerPreloadScript(frame('/frame.js'));

  expect(session.preloadScriptsFor('service-worker', 'https://example.com/')).toEqual([]);
  const other = fake.electron.session.fromPartition('persist:other') as typeof session;
  expect(other.preloadScriptsFor('frame', 'https://example.com/')).toEqual([]);
});

test('S10.1: only absolute paths count', () => {
  const session = sessionOf();

  expect(() => session.registerPreloadScript(frame('preload.js'))).toThrow(
    new Error('Preload script must have absolute path: preload.js'),
  );
  expect(session.preloadScriptsFor('frame', 'https://example.com/')).toEqual([]);
});

test('S10.1: a relative path given to setPreloads is ignored with a log', () => {
  const session = sessionOf();
  const error = jest.spyOn(console, 'error').mockImplementation(() => {});

  session.setPreloads(['/a.js', 'b.js', '/c.js']);

  expect(error.mock.calls).toEqual([['preload script must have absolute path: b.js']]);
  expect(session.preloadScriptsFor('frame', 'https://example.com/')).toEqual(['/a.js', '/c.js']);
});

test('S11.1: a service worker has the scripts registered for service workers, chosen by its scope', () => {
  const session = sessionOf();
  session.registerPreloadScript(frame('/frame.js'));
  session.registerPreloadScript({ type: 'service-worker', filePath: '/worker.js' });
  session.registerPreloadScript({
    type: 'service-worker',
    filePath: '/app.js',
    matches: ['https://app.example/*'],
  });

  expect(session.preloadScriptsFor('service-worker', 'https://example.com/')).toEqual(['/worker.js']);
  expect(session.preloadScriptsFor('service-worker', 'https://app.example/sw/')).toEqual(['/worker.js', '/app.js']);
});
