import { EventEmitter } from 'node:events';
import { createFakeElectron } from '../../src';
import { namesOf } from '../../src/eras/module-names';
import { folder } from '../realm/folder';

test('M0.4: a native emitter is an EventEmitter and hands its listeners an Event first', async () => {
  const fake = createFakeElectron();
  const { app, autoUpdater, nativeImage, nativeTheme, powerMonitor, screen, session, Tray } = fake.electron;
  const emitters = [app, autoUpdater, nativeTheme, powerMonitor, screen, session.defaultSession];
  const tray = new Tray(nativeImage.createEmpty());
  expect([...emitters, tray].map((each) => each instanceof EventEmitter)).toEqual([...emitters, tray].map(() => true));
  const told: Electron.Event[] = [];
  nativeTheme.on('updated', ((event: Electron.Event) => told.push(event)) as never);
  fake.system.theme = 'dark';
  await fake.settled();
  expect(told).toEqual([expect.objectContaining({ defaultPrevented: false })]);
  told[0]!.preventDefault();
  expect(told[0]!.defaultPrevented).toBe(true);
});

test('M0.6: the properties of the module are enumerable getters without setters', () => {
  const { electron } = createFakeElectron();
  const descriptors = Object.entries(Object.getOwnPropertyDescriptors(electron));
  expect(descriptors.length).toBeGreaterThan(40);
  const shapes = descriptors.map(([name, { get, set, enumerable }]) => [name, typeof get, set, enumerable]);
  expect(shapes).toEqual(descriptors.map(([name]) => [name, 'function', undefined, true]));
});

test('M0.8: who has nativeImage and shell, and what a utility process has', () => {
  const has = (view: Parameters<typeof namesOf>[0]) =>
    ['nativeImage', 'shell'].filter((name) => namesOf(view).includes(name));
  expect(has('main')).toEqual(['nativeImage', 'shell']);
  expect(has('renderer')).toEqual(['nativeImage', 'shell']);
  expect(has('sandboxed')).toEqual(['nativeImage']);
  expect([...namesOf('utility')].sort()).toEqual([
    'LanguageModelUtility',
    'localAIHandler',
    'net',
    'systemPreferences',
  ]);
});

test('M1.5: what file dialogs answer with, and when they are cancelled', async () => {
  const { dialog, user } = ((fake) => ({ dialog: fake.electron.dialog, user: fake.user }))(createFakeElectron());
  user.willOpen(['/a', '/b']);
  user.willSave('/c');
  expect(await dialog.showOpenDialog({ properties: ['multiSelections'] })).toEqual({
    canceled: false,
    filePaths: ['/a', '/b'],
  });
  expect(await dialog.showSaveDialog({})).toEqual({ canceled: false, filePath: '/c' });
  // Bookmarks are those of builds for the Mac App Store alone.
  expect(await dialog.showOpenDialog({ securityScopedBookmarks: true })).toEqual({ canceled: true, filePaths: [] });
  expect(await dialog.showSaveDialog({ securityScopedBookmarks: true })).toEqual({ canceled: true, filePath: '' });
});

describe('the local models of a utility process', () => {
  /** What the code, in a process of its own, posts. */
  const posted = async (code: string): Promise<unknown> => {
    const root = folder({
      'worker.js': `const { LanguageModelUtility, localAIHandler } = require('electron'); ${code}`,
    });
    const child = createFakeElectron({ version: '45' }).electron.utilityProcess.fork(`${root}/worker.js`);
    return new Promise((resolve) => child.once('message', resolve));
  };

  test('M17.8: a handler is a function or null', async () => {
    const refused = await posted(`
      localAIHandler.setPromptAPIHandler(() => null);
      localAIHandler.setPromptAPIHandler(null);
      try {
        localAIHandler.setPromptAPIHandler(5);
      } catch (error) {
        process.parentPort.postMessage([error.name, error.message]);
      }`);
    expect(refused).toEqual(['TypeError', 'Error processing argument at index 0, conversion failure from 5']);
  });

  test('M17.9: a model of nobody’s counts nothing, is available and says nothing', async () => {
    const told = await posted(`(async () => {
      class Mine extends LanguageModelUtility {}
      const model = await LanguageModelUtility.create({});
      process.parentPort.postMessage([
        [model.contextUsage, model.contextWindow, model instanceof LanguageModelUtility],
        [await LanguageModelUtility.availability(), await model.prompt([], {})],
        await model.measureContextUsage([], {}),
        new Mine({ contextUsage: 1, contextWindow: 2 }).contextWindow,
      ]);
    })();`);
    expect(told).toEqual([[0, 0, true], ['available', ''], 0, 2]);
  });
});
