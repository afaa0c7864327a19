import { createFakeElectron, type FakeElectron } from '../../src';

const EVENTS = ['before-quit', 'window-all-closed', 'will-quit', 'quit'] as const;

/** A fake with as many windows, and what is told of their end and the app's. */
function running(windows: number) {
  const fake = createFakeElectron();
  const told: string[] = [];
  for (const name of EVENTS) if (name !== 'window-all-closed') fake.app.on(name as 'will-quit', () => told.push(name));
  const opened = Array.from({ length: windows }, () => new fake.BrowserWindow());
  for (const window of opened) {
    window.on('close', () => told.push(`close ${window.id}`));
    window.on('closed', () => told.push(`closed ${window.id}`));
  }
  return { fake, told, windows: opened };
}

const listen = ({ app }: FakeElectron, told: string[]) =>
  app.on('window-all-closed', () => told.push('window-all-closed'));

describe('quit', () => {
  test('without windows is over at once', () => {
    const { fake, told } = running(0);
    fake.app.quit();
    expect(told).toEqual(['before-quit', 'will-quit', 'quit']);
  });

  test('closes every window, and says nothing of window-all-closed', async () => {
    const { fake, told } = running(2);
    listen(fake, told);

    fake.app.quit();
    expect(told).toEqual(['before-quit', 'close 1', 'close 2']);
    await fake.settled();

    expect(told.slice(3)).toEqual(['closed 1', 'closed 2', 'will-quit', 'quit']);
  });

  test('can be prevented before anything closes', async () => {
    const { fake, told } = running(1);
    fake.app.once('before-quit', (event) => event.preventDefault());

    fake.app.quit();
    await fake.settled();

    expect(told).toEqual(['before-quit']);
  });

  test.each(['the app', 'the page'] as const)(
    'ends where %s keeps a window open, and can be tried again',
    async (who) => {
      const { fake, told, windows } = running(2);
      listen(fake, told);
      const page = fake.pageOf(windows[1]!);
      if (who === 'the page') page.preventUnload();
      else windows[1]?.once('close', (event) => event.preventDefault());

      fake.app.quit();
      await fake.settled();
      expect(told).toEqual(['before-quit', 'close 1', 'close 2', 'closed 1']);

      page.preventUnload(false);
      fake.app.quit();
      await fake.settled();
      expect(told.slice(4)).toEqual(['before-quit', 'close 2', 'closed 2', 'will-quit', 'quit']);
    },
  );

  test('can be prevented when every window is gone', async () => {
    const { fake, told } = running(1);
    fake.app.once('will-quit', (event) => event.preventDefault());

    fake.app.quit();
    await fake.settled();
    expect(told).toEqual(['before-quit', 'close 1', 'closed 1', 'will-quit']);
  });

  test('that was prevented by will-quit can be tried again', async () => {
    const { fake, told } = running(1);
    fake.app.once('will-quit', (event) => event.preventDefault());
    fake.app.quit();
    await fake.settled();
    told.length = 0;

    fake.app.quit();
    expect(told).toEqual(['before-quit', 'will-quit', 'quit']);
  });

  test('that was prevented by will-quit lets a window be opened, whose closing is no part of it', async () => {
    const { fake, told } = running(0);
    listen(fake, told);
    fake.app.once('will-quit', (event) => event.preventDefault());
    fake.app.quit();
    told.length = 0;

    new fake.BrowserWindow().destroy();
    await fake.settled();

    expect(told).toEqual(['window-all-closed']);
  });

  test.each(['before-quit', 'will-quit'] as const)('is over when a listener of %s exits', async (event) => {
    const { fake, told } = running(1);
    const codes: number[] = [];
    fake.app.on('quit', (_event, code) => codes.push(code));
    fake.app.on(event as 'will-quit', () => fake.app.exit(3));

    fake.app.quit();
    await fake.settled();

    const before = { 'before-quit': ['before-quit', 'closed 1'], 'will-quit': ['before-quit', 'close 1', 'closed 1'] };
    expect(told).toEqual([...before[event], ...(event === 'will-quit' ? [event] : []), 'quit']);
    expect(codes).toEqual([3]);
  });

  test('of an app that has exited with a code keeps the code', () => {
    const { fake } = running(0);
    const codes: number[] = [];
    fake.app.on('quit', (_event, code) => codes.push(code));

    fake.app.exit(3);
    fake.app.quit();
    fake.app.exit(4);
    expect([codes, fake.app.exitedWith]).toEqual([[3, 3, 4], 3]);
    // Another app begins.
    fake.app.start('/app', {}, process);
    fake.app.quit();
    expect([codes.at(-1), fake.app.exitedWith]).toEqual([0, 0]);
  });

  test('that a rollback takes back is not gone on with', async () => {
    const { fake, told, windows } = running(1);
    listen(fake, told);
    const rollback = fake.mark();
    fake.app.quit();
    rollback();
    told.length = 0;

    windows[0]?.close();
    await fake.settled();

    expect(told).toEqual(['close 1', 'closed 1', 'window-all-closed']);
  });

  test('is as far as it was at the mark', async () => {
    const { fake, told } = running(0);
    const codes: number[] = [];
    fake.app.on('quit', (_event, code) => codes.push(code));
    const rollback = fake.mark();

    fake.app.exit(3);
    rollback();
    fake.app.quit();
    rollback();
    const window = new fake.BrowserWindow();
    window.once('close', (event) => event.preventDefault());
    fake.app.exit();
    rollback();
    fake.app.quit();
    await fake.settled();

    expect([codes, told.at(-1), fake.app.exitedWith]).toEqual([[3, 0, 0, 0], 'quit', 0]);
  });

  test('within quit is nothing more', () => {
    const { fake, told } = running(0);
    for (const name of EVENTS) fake.app.on(name as 'will-quit', () => fake.app.quit());
    fake.app.quit();
    expect(told).toEqual(['before-quit', 'will-quit', 'quit']);
  });
});

describe('when the last window closes', () => {
  test('the app is told', async () => {
    const { fake, told, windows } = running(2);
    listen(fake, told);

    for (const window of windows) window.close();
    await fake.settled();

    expect(told).toEqual(['close 1', 'close 2', 'closed 1', 'closed 2', 'window-all-closed']);
  });

  test('an app that does not listen quits', async () => {
    const { fake, told, windows } = running(1);

    windows[0]?.destroy();
    await fake.settled();

    expect(told).toEqual(['closed 1', 'before-quit', 'will-quit', 'quit']);
  });
});

test('exit asks nobody and gives its code', () => {
  const { fake, told, windows } = running(2);
  const codes: number[] = [];
  fake.app.on('quit', (_event, code) => codes.push(code));
  windows[0]?.on('close', (event) => event.preventDefault());

  fake.app.exit(3);

  expect(told).toEqual(['closed 1', 'closed 2', 'quit']);
  expect(codes).toEqual([3]);
});
