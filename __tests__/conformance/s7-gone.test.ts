import { inEveryTiming, logOf, pageLogOf, toPage } from './port-harness';

inEveryTiming(({ create, fact }) => {
  fact("S7.7: the other end closes when the port's window is closed or destroyed", async () => {
    for (const method of ['close', 'destroy'] as const) {
      const fake = create();
      const window = new fake.BrowserWindow();
      const { port1, port2 } = new fake.MessageChannelMain();
      const page = await toPage(fake, port2, fake.rendererOf(window));
      const pageLog = pageLogOf(page);
      const log = logOf(port1);
      page.start();
      port1.start();
      port1.postMessage('before');
      await fake.settled();
      window[method]();
      await fake.settled();

      expect([log, pageLog]).toEqual([['close'], ['before']]);
      // Its context is gone.
      expect(page.postMessage('nowhere')).toBeUndefined();
      expect(fake.traffic.at(-1)?.outcome).toBe('lost');
    }
  });

  fact('S7.7: the other end closes when it was on its way to a renderer that went away', async () => {
    const fake = create();
    const window = new fake.BrowserWindow();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port1);
    port1.start();
    const { webContents } = window;
    window.destroy();
    webContents.postMessage('late', null, [port2]);
    await fake.settled();

    expect(log).toEqual(['close']);
  });

  fact('S7.7: the other end closes when nobody listens to the message that carries the port', async () => {
    const fake = create();
    const main = new fake.MessageChannelMain();
    const page = new fake.MessageChannel();
    const log = [logOf(main.port1), pageLogOf(page.port1)];
    main.port1.start();
    page.port1.start();
    fake.ipcRenderer.postMessage('nobody', null, [page.port2]);
    fake.renderer.webContents.postMessage('nobody', null, [main.port2]);
    await fake.settled();

    expect(log).toEqual([['close'], ['close']]);
  });

  fact('S7.7: the other end closes when a port is closed whose queue holds it', async () => {
    const fake = create();
    const carrier = new fake.MessageChannelMain();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port1);
    port1.start();
    carrier.port1.postMessage(null, [port2]);
    carrier.port2.close();
    await fake.settled();

    expect(log).toEqual(['close']);
  });
});
