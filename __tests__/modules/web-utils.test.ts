import { createFakeElectron } from '../../src';
import { filesOf } from '../../src/machine/files';

test('M17.7: a file that a script has made has no path, and one that was given to the page has', () => {
  const fake = createFakeElectron();
  const { getPathForFile } = fake.view('renderer').webUtils;
  const file = new File(['x'], 'a.txt');
  expect(getPathForFile(file)).toBe('');
  filesOf(fake.machine).add(file, '/notes/a.txt');
  expect(getPathForFile(file)).toBe('/notes/a.txt');
});

test('M17.7: it wants a File', () => {
  const { webUtils } = createFakeElectron().electron;
  const error = new TypeError('getPathForFile expected to receive a File object but one was not provided');
  for (const value of ['a.txt', undefined, {}, new Blob([])]) {
    expect(() => webUtils.getPathForFile(value as File)).toThrow(error);
  }
  expect(() => Reflect.apply(webUtils.getPathForFile, webUtils, [])).toThrow(
    new TypeError('Insufficient number of arguments.'),
  );
});

test('W1.1, W1.3: main has none', () => {
  const fake = createFakeElectron();
  expect(fake.view('main')).not.toHaveProperty('webUtils');
  expect(fake.view('sandboxed').webUtils).toBe(fake.view('renderer').webUtils);
});
