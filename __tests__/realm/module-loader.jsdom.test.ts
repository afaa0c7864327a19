/** @jest-environment jsdom */
import { join } from 'node:path';
import { ModuleLoader } from '../../src/realm/module-loader';
import { ownRealm } from '../../src/realm/realm';
import { createTimers } from '../../src/realm/timers';
import { FIXTURES, folder, placeIn } from './folder';

test('modules run in the window of a test', async () => {
  const place = folder({
    'page.js': 'exports.found = [window === globalThis, document.title, exports instanceof Object]',
  });
  document.title = 'a page';
  const loader = new ModuleLoader({ realm: ownRealm, modules: { electron: {} } });

  expect(loader.require(join(place, 'page.js'))).toEqual({ found: [true, 'a page', true] });
  const file = join(FIXTURES, 'typed/preload.ts');
  const { whereThrown } = loader.require(file) as typeof import('./fixtures/typed/preload');
  expect(placeIn(whereThrown(), file)).toMatch(/^28:/);
});

test('the window has no more names after TypeScript has been run in it than before', () => {
  const before = Object.getOwnPropertyNames(globalThis);
  const place = folder({ 'typed.ts': 'export const typed: string = "yes";' });

  expect(new ModuleLoader({ realm: ownRealm, modules: {} }).require(join(place, 'typed.ts'))).toMatchObject({
    typed: 'yes',
  });

  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
});

test("timers have what Node's have, whatever those of the window are", () => {
  const own = createTimers();
  const timer = own.timers.setTimeout(() => {}, 1000) as unknown as NodeJS.Timeout;

  expect(timer.unref().hasRef()).toBe(false);
  expect(own.pending).toBe(1);
  own.dispose();
  expect(own.pending).toBe(0);
});
