import { createFakeElectron } from '../../src';
import { on } from '../support/platform';

const conversion = (index: number, value: unknown) =>
  new TypeError(`Error processing argument at index ${index}, conversion failure from ${value}`);

test('M10.1: the source is system, and shouldUseDarkColors follows it at once', () => {
  const { nativeTheme } = createFakeElectron().electron;
  expect([nativeTheme.themeSource, nativeTheme.shouldUseDarkColors]).toEqual(['system', false]);
  nativeTheme.themeSource = 'dark';
  expect([nativeTheme.themeSource, nativeTheme.shouldUseDarkColors]).toEqual(['dark', true]);
  nativeTheme.themeSource = 'light';
  expect(nativeTheme.shouldUseDarkColors).toBe(false);
});

test.each(['sepia', '', undefined, 1])('M10.1: %p is no source', (source) => {
  const { nativeTheme } = createFakeElectron().electron;
  expect(() => Object.assign(nativeTheme, { themeSource: source })).toThrow(conversion(0, source));
  expect(nativeTheme.themeSource).toBe('system');
});

test('M10.1: updated comes in a later task, with an event, and only if darkness flips', async () => {
  const fake = createFakeElectron({ timing: 'manual' });
  const { nativeTheme } = fake.electron;
  const updated = jest.fn();
  nativeTheme.on('updated', updated);

  nativeTheme.themeSource = 'light';
  fake.flush();
  expect(updated).not.toHaveBeenCalled();

  nativeTheme.themeSource = 'dark';
  expect(updated).not.toHaveBeenCalled();
  fake.flush();
  expect(updated.mock.calls).toEqual([[{ defaultPrevented: false, preventDefault: expect.any(Function) }]]);

  fake.system.theme = 'dark';
  nativeTheme.themeSource = 'system';
  fake.flush();
  expect(updated).toHaveBeenCalledTimes(1);
});

test('M10.1: what the system looks like counts where the app says nothing', async () => {
  const fake = createFakeElectron();
  const { nativeTheme } = fake.electron;
  const seen: boolean[] = [];
  nativeTheme.on('updated', () => seen.push(nativeTheme.shouldUseDarkColors));

  fake.system.theme = 'dark';
  await fake.settled();
  expect(seen).toEqual([true]);

  nativeTheme.themeSource = 'dark';
  fake.system.theme = 'light';
  await fake.settled();
  expect([seen, nativeTheme.shouldUseDarkColors]).toEqual([[true], true]);
});

test('M10.2: what is read-only in Electron follows the system', async () => {
  const fake = createFakeElectron();
  const { nativeTheme } = fake.electron;
  const updated = jest.fn();
  nativeTheme.on('updated', updated);
  const read = () => [
    nativeTheme.shouldUseHighContrastColors,
    nativeTheme.shouldUseInvertedColorScheme,
    nativeTheme.inForcedColorsMode,
    nativeTheme.prefersReducedTransparency,
    nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
    on('darwin', () => nativeTheme.shouldDifferentiateWithoutColor),
  ];
  expect(read()).toEqual([false, false, false, false, false, false]);

  Object.assign(fake.system, { highContrast: true, invertedColors: true, forcedColors: true });
  Object.assign(fake.system, { reducedTransparency: true, theme: 'dark', differentiateWithoutColor: true });
  expect(read()).toEqual([true, true, true, true, true, true]);
  await fake.settled();
  expect(updated).toHaveBeenCalled();
});

test('M10.2: shouldDifferentiateWithoutColor is undefined off macOS', () => {
  const { nativeTheme } = createFakeElectron().electron;
  expect(on('linux', () => nativeTheme.shouldDifferentiateWithoutColor)).toBeUndefined();
  expect(on('win32', () => nativeTheme.shouldDifferentiateWithoutColor)).toBeUndefined();
});

test.each([
  ['prefersReducedTransparency', ['30.3', '31.3'], ['30.4', '31.4', '32']],
  ['shouldUseDarkColorsForSystemIntegratedUI', ['34', '35.1'], ['35.2', '36.0']],
  ['shouldDifferentiateWithoutColor', ['40', '41.0'], ['41.1', '42']],
] as const)('M10.2: %s came with a version', (name, without, withIt) => {
  const read = (version: string) => on('darwin', () => createFakeElectron({ version }).electron.nativeTheme[name]);
  expect(without.map(read)).toEqual(without.map(() => undefined));
  expect(withIt.map(read)).toEqual(withIt.map(() => false));
});

test('what a test assigns or says is gone with the test', async () => {
  const fake = createFakeElectron();
  const { nativeTheme } = fake.electron;
  const rollback = fake.mark();

  Object.assign(nativeTheme, { shouldUseDarkColors: true, shouldUseHighContrastColors: true });
  expect([fake.system.theme, fake.system.highContrast]).toEqual(['dark', true]);
  nativeTheme.themeSource = 'light';
  jest.spyOn(nativeTheme, 'inForcedColorsMode', 'get').mockReturnValue(true);
  expect([nativeTheme.shouldUseDarkColors, nativeTheme.inForcedColorsMode]).toEqual([false, true]);

  rollback();
  expect([nativeTheme.themeSource, nativeTheme.shouldUseDarkColors]).toEqual(['system', false]);
  expect([nativeTheme.shouldUseHighContrastColors, nativeTheme.inForcedColorsMode]).toEqual([false, false]);
});
