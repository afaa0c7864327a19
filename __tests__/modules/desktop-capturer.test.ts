import { createFakeElectron } from '../../src';

test('M17.3: the displays and the windows', async () => {
  const fake = createFakeElectron();
  const { BrowserWindow, desktopCapturer, screen } = fake.electron;
  const shown = new BrowserWindow({ title: 'Notes', width: 800, height: 400 });
  new BrowserWindow({ show: false });
  const sources = await desktopCapturer.getSources({ types: ['window', 'screen'] });
  expect(sources.map(({ thumbnail, ...rest }) => ({ ...rest, size: thumbnail.getSize() }))).toEqual([
    {
      id: 'screen:0:0',
      name: 'Entire screen',
      display_id: String(screen.getPrimaryDisplay().id),
      appIcon: null,
      size: { width: 150, height: 84 },
    },
    {
      id: expect.stringMatching(/^window:\d+:\d+$/),
      name: 'Notes',
      display_id: '',
      appIcon: null,
      size: { width: 150, height: 75 },
    },
  ]);
  expect(sources[0]!.thumbnail.toPNG().length).toBeGreaterThan(0);
  shown.destroy();
  expect(await desktopCapturer.getSources({ types: ['window'] })).toEqual([]);
  expect(await desktopCapturer.getSources({ types: [] })).toEqual([]);
});

test('M17.3: thumbnails have the size that was asked for, and windows icons', async () => {
  const fake = createFakeElectron();
  new fake.BrowserWindow({ width: 300, height: 300 });
  const { desktopCapturer } = fake.electron;
  const [source] = await desktopCapturer.getSources({
    types: ['window'],
    thumbnailSize: { width: 100, height: 50 },
    fetchWindowIcons: true,
  });
  expect(source!.thumbnail.getSize()).toEqual({ width: 50, height: 50 });
  expect(source!.appIcon.isEmpty()).toBe(true);
  const [bare] = await desktopCapturer.getSources({ types: ['window'], thumbnailSize: { width: 0, height: 0 } });
  expect(bare!.thumbnail.isEmpty()).toBe(true);
});

test.each([[undefined], [{}], [{ types: 'screen' }]])('M17.3: getSources(%j) is invalid', async (options) => {
  const { desktopCapturer } = createFakeElectron().electron;
  await expect(desktopCapturer.getSources(options as never)).rejects.toEqual(new Error('Invalid options'));
});

test('M17.3: a failure is a text', async () => {
  const fake = createFakeElectron();
  const { desktopCapturer, screen } = fake.electron;
  jest.spyOn(screen, 'getAllDisplays').mockImplementation(() => {
    throw new Error('no display');
  });
  await expect(desktopCapturer.getSources({ types: ['screen'] })).rejects.toBe('Failed to get sources.');
});

test('M17.3: equal calls at one time share one result', async () => {
  const fake = createFakeElectron();
  new fake.BrowserWindow();
  const { getSources } = fake.electron.desktopCapturer;
  const calls = [getSources({ types: ['window'] }), getSources({ types: ['window'] }), getSources({ types: [] })];
  const [one, two, other] = await Promise.all(calls);
  expect([two === one, other === one]).toEqual([true, false]);
  expect(await getSources({ types: ['window'] })).not.toBe(one);
});
