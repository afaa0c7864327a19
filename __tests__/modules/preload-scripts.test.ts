import * as fc from 'fast-check';
import { createFakeElectron } from '../../src';
import type { Session } from '../../src/modules/session-class';

type Registration = Electron.PreloadScriptRegistration;

const sessionOf = (fake = createFakeElectron()) =>
  fake.electron.session.defaultSession as Electron.Session & Pick<Session, 'preloadScriptsFor'>;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

test('a script has the id it is given, or a UUID, and is told as it was registered', () => {
  const session = sessionOf();
  const matches = ['https://*/*'];

  expect(session.registerPreloadScript({ id: 'mine', type: 'frame', filePath: '/a.js', matches })).toBe('mine');
  const id = session.registerPreloadScript({ type: 'service-worker', filePath: '/b.js' });
  expect(id).toMatch(UUID);
  matches.push('changed');
  session.getPreloadScripts()[0]!.matches!.push('changed');
  expect(session.getPreloadScripts()).toEqual([
    { id: 'mine', type: 'frame', filePath: '/a.js', matches: ['https://*/*'] },
    { id, type: 'service-worker', filePath: '/b.js' },
  ]);
});

test('an id is taken once, and what is not there cannot be taken away', () => {
  const session = sessionOf();
  session.registerPreloadScript({ id: 'mine', type: 'frame', filePath: '/a.js' });

  expect(() => session.registerPreloadScript({ id: 'mine', type: 'frame', filePath: '/b.js' })).toThrow(
    new Error("Cannot register preload script with existing ID 'mine'"),
  );
  session.unregisterPreloadScript('mine');
  expect(() => session.unregisterPreloadScript('mine')).toThrow(
    new Error("Cannot unregister preload script with non-existing ID 'mine'"),
  );
  expect(session.getPreloadScripts()).toEqual([]);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['another type', { type: 'page', filePath: '/a.js' }],
  ['no path', { type: 'frame' }],
  ['an id that is no text', { id: 1, type: 'frame', filePath: '/a.js' }],
  ['a filter that is no list', { type: 'frame', filePath: '/a.js', matches: 'https://*/*' }],
])('%s is no registration', (_what, given) => {
  const text = given === undefined ? 'undefined' : '#<Object>';
  expect(() => sessionOf().registerPreloadScript(given as Registration)).toThrow(
    new TypeError(`Error processing argument at index 0, conversion failure from ${text}`),
  );
});

test('setPreloads takes the place of every script for frames, and getPreloads tells their paths', () => {
  const session = sessionOf();
  session.registerPreloadScript({ type: 'frame', filePath: '/a.js' });
  session.registerPreloadScript({ type: 'service-worker', filePath: '/worker.js' });

  session.setPreloads(['/b.js', '/c.js']);

  expect(session.getPreloads()).toEqual(['/b.js', '/c.js']);
  expect(session.getPreloadScripts().map(({ filePath }) => filePath)).toEqual(['/worker.js', '/b.js', '/c.js']);
  session.setPreloads([]);
  expect(session.getPreloads()).toEqual([]);
});

test('there is setPreloads alone before Electron 35', () => {
  const fake = createFakeElectron({ version: '34' });
  const session = sessionOf(fake);
  expect(session.registerPreloadScript).toBeUndefined();
  expect(session.unregisterPreloadScript).toBeUndefined();
  expect(session.getPreloadScripts).toBeUndefined();
  session.setPreloads(['/a.js']);
  expect(session.preloadScriptsFor('frame', 'https://example.com/')).toEqual(['/a.js']);

  fake.configure({ version: '35' });
  expect(session.getPreloadScripts()).toHaveLength(1);
});

test('a rollback takes back what was registered, and brings back what was taken away', () => {
  const fake = createFakeElectron();
  const session = sessionOf(fake);
  session.registerPreloadScript({ id: 'kept', type: 'frame', filePath: '/kept.js' });
  const rollback = fake.mark();

  session.unregisterPreloadScript('kept');
  session.registerPreloadScript({ type: 'frame', filePath: '/new.js' });
  const late = fake.electron.session.fromPartition('late');
  late.setPreloads(['/late.js']);
  late.on('will-download', () => {});
  rollback();

  expect(session.getPreloads()).toEqual(['/kept.js']);
  expect(fake.electron.session.fromPartition('late')).toBe(late);
  expect(late.getPreloads()).toEqual([]);
  expect(late.eventNames()).toEqual([]);
});

test('even from a session that nobody had asked for when the mark was made', () => {
  const fake = createFakeElectron();
  const rollback = fake.mark();
  sessionOf(fake).setPreloads(['/a.js']);
  rollback();

  expect(sessionOf(fake).getPreloads()).toEqual([]);
});

const runs = (filters: Partial<Registration>, url: string, origin?: string): boolean => {
  const fake = createFakeElectron();
  fake.electron.protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true } },
    { scheme: 'odd', privileges: { secure: true } },
  ]);
  const session = sessionOf(fake);
  session.registerPreloadScript({ type: 'frame', filePath: '/a.js', ...filters });
  return session.preloadScriptsFor('frame', url, origin).length > 0;
};

describe('match patterns', () => {
  test.each<[pattern: string, taken: string[], refused: string[]]>([
    ['<all_urls>', ['http://a/', 'https://a.b/c', 'file:///a', 'app://a/'], ['about:blank', 'data:,a', 'odd://a/']],
    ['*://*/*', ['http://a/', 'https://a.b/c?d', 'wss://a/'], ['file:///a', 'app://a/', 'ftp://a/']],
    ['https://*/*', ['https://a/'], ['http://a/']],
    ['https://a.com/*', ['https://a.com/', 'https://A.com./b', 'https://a.com:8443/'], ['https://b.a.com/']],
    ['https://*.a.com/*', ['https://a.com/', 'https://c.b.a.com/'], ['https://ba.com/', 'https://a.com.b/']],
    ['https://a.com:8443/*', ['https://a.com:8443/'], ['https://a.com/', 'https://a.com:443/']],
    ['https://a.com:443/*', ['https://a.com/'], ['https://a.com:8443/']],
    ['https://a.com:*/*', ['https://a.com/', 'https://a.com:1/'], []],
    ['https://a.com/b*', ['https://a.com/b', 'https://a.com/bc/d', 'https://a.com/b?c'], ['https://a.com/c/b']],
    ['https://a.com/b/*', ['https://a.com/b', 'https://a.com/b/'], ['https://a.com/bc']],
    ['https://a.com/*?c=*', ['https://a.com/b?c=d'], ['https://a.com/b', 'https://a.com/c=d']],
    ['https://a.com/b.c', ['https://a.com/b.c', 'https://a.com/b.c#d'], ['https://a.com/bxc', 'https://a.com/b.c?d']],
    ['file:///notes/*', ['file:///notes/a.html'], ['file:///other/a.html', 'https://notes/a.html']],
    ['app://notes/*', ['app://notes/', 'app://Notes/index.html'], ['app://other/']],
    ['odd://a/*', [], ['odd://a/']],
  ])('%s', (pattern, taken, refused) => {
    expect(taken.filter((url) => !runs({ matches: [pattern] }, url))).toEqual([]);
    expect(refused.filter((url) => runs({ matches: [pattern] }, url))).toEqual([]);
    expect(taken.filter((url) => runs({ excludeMatches: [pattern] }, url))).toEqual([]);
  });

  test.each([
    ['https:/a/*', 'Missing scheme separator.'],
    ['', 'Missing scheme separator.'],
    ['h_t://a/*', 'Invalid scheme.'],
    ['https://a', 'Empty path.'],
    ['https:///a', 'Host can not be empty.'],
    ['https://a*/*', 'Invalid host wildcard.'],
    ['https://a.*.b/*', 'Invalid host wildcard.'],
    ['https://a:b/*', 'Invalid port.'],
  ])('%p is none', (pattern, why) => {
    const text =
      `fake-electron: '${pattern}' is no match pattern: ${why} A pattern is <scheme>://<host>/<path>, such as ` +
      "'https://*.example.com/*', or '<all_urls>'.";
    expect(() => runs({ matches: [pattern] }, 'https://a/')).toThrow(new Error(text));
    expect(() => runs({ excludeMatches: [pattern] }, 'https://a/')).toThrow(new Error(text));
  });
});

describe('globs', () => {
  test.each<[glob: string, url: string, taken: boolean]>([
    ['*', 'about:blank', true],
    ['odd:*', 'odd:a/b', true],
    ['*://a.com/?', 'https://a.com/', true],
    ['*://a.com/?', 'https://a.com/b', true],
    ['*://a.com/?', 'https://a.com/bc', false],
    ['https://a.com/*.html', 'https://a.com/b/c.html', true],
    ['https://a.com/*.html', 'https://a.com/bhtml', false],
    ['https://a.com/\\*', 'https://a.com/*', true],
    ['https://a.com/\\*', 'https://a.com/b', false],
  ])('%s, and %s', (glob, url, taken) => {
    expect(runs({ includeGlobs: [glob] }, url)).toBe(taken);
    expect(runs({ excludeGlobs: [glob] }, url)).toBe(!taken);
  });

  test('a text without wildcards is itself alone', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.webUrl(), (a, b) => {
        const one = new URL(a).href;
        const other = new URL(b).href;
        fc.pre(!/[*?\\]/.test(one));
        return runs({ includeGlobs: [one] }, one) && runs({ includeGlobs: [one] }, other) === (one === other);
      }),
      { numRuns: 30 },
    );
  });
});

test('a script runs where every condition holds', () => {
  const filters = {
    matches: ['https://a.com/*', 'https://b.com/*'],
    includeGlobs: ['*1*', '*2*'],
    excludeMatches: ['https://b.com/2'],
    excludeGlobs: ['*x*'],
  };
  const urls = ['https://a.com/1', 'https://b.com/1', 'https://b.com/2', 'https://a.com/3', 'https://c.com/1'];
  expect([...urls, 'https://a.com/1x'].filter((url) => runs(filters, url))).toEqual(urls.slice(0, 2));
});

test('a document without an origin of its own is matched by that of its creator, if the script asks for it', () => {
  const matches = ['https://a.com/*'];
  expect(runs({ matches }, 'about:blank', 'https://a.com')).toBe(false);
  expect(runs({ matches, matchOriginAsFallback: true }, 'about:blank', 'https://a.com')).toBe(true);
  expect(runs({ matches, matchOriginAsFallback: true }, 'about:blank', 'https://b.com')).toBe(false);
  expect(runs({ matches, matchOriginAsFallback: true }, 'https://b.com/', 'https://a.com')).toBe(false);
  expect(runs({ excludeMatches: matches, matchOriginAsFallback: true }, 'data:,a', 'https://a.com')).toBe(false);
});

test('filters that could never hold are refused', () => {
  for (const name of ['matches', 'includeGlobs']) {
    expect(() => runs({ [name]: [] }, 'https://a.com/')).toThrow(
      new Error(`fake-electron: ${name} is empty, so the script would never run. Leave it out to run it everywhere.`),
    );
  }
  expect(() => runs({ matches: ['https://a.com/b'], matchOriginAsFallback: true }, 'https://a.com/b')).toThrow(
    new Error(
      "fake-electron: with matchOriginAsFallback every pattern in matches has the path '/*'; given 'https://a.com/b'.",
    ),
  );
});
