import type { FakeElectron } from '../../src';
import { error, failureOf, inEveryTiming, logOf, pageLogOf, type Received, toMain, toPage } from './port-harness';

type AnyPort = Electron.MessagePortMain | MessagePort;

const isMain = (port: AnyPort): port is Electron.MessagePortMain => 'on' in port;
const logOfAny = (port: AnyPort): unknown[] => (isMain(port) ? logOf(port) : pageLogOf(port));

inEveryTiming(({ create, fact }) => {
  fact('S7.11: a transferred port is of no use, and closes once on its own', async () => {
    const fake = create();
    const carrier = new fake.MessageChannelMain();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port2);
    const other = logOf(port1);
    port1.start();
    port2.start();
    port1.postMessage('goes along');
    carrier.port1.postMessage(null, [port2]);
    port1.postMessage('goes too');
    port2.postMessage('nowhere');
    port2.start();
    await fake.settled();

    expect([log, other]).toEqual([[], []]);
    expect(failureOf(() => carrier.port1.postMessage(null, [port2]))).toEqual(
      error('Port at index 0 is already neutered.'),
    );

    port2.close();

    expect(log).toEqual(['close']);

    port2.close();
    await fake.settled();

    expect([log, other]).toEqual([['close'], []]);
  });

  fact('S7.11: a failed call neuters none of its ports', async () => {
    const fake = create();
    const carrier = new fake.MessageChannelMain();
    const { port1, port2 } = new fake.MessageChannelMain();
    failureOf(() => carrier.port1.postMessage(() => {}, [port2]));
    failureOf(() => carrier.port1.postMessage(1, [port2, carrier.port1]));
    failureOf(() => carrier.port1.postMessage(1, [port2, port2]));
    failureOf(() => fake.renderer.webContents.postMessage('a', 1, [port2, null as never]));
    const log = logOf(port2);
    port2.start();
    port1.postMessage('still');
    await fake.settled();

    expect(log).toEqual(['still']);
  });

  fact('S7.12: a closed port can be transferred, and arrives as one that closes when it is started', async () => {
    const fake = create();
    const { port2 } = new fake.MessageChannelMain();
    port2.close();
    const page = await toPage(fake, port2);
    const log = pageLogOf(page);
    await fake.settled();

    expect(log).toEqual([]);

    page.start();
    await fake.settled();

    expect(log).toEqual(['close']);
    expect(failureOf(() => fake.renderer.webContents.postMessage('a', 1, [port2]))).toEqual(
      error('Port at index 0 is already neutered.'),
    );
  });

  fact('S7.12: a closed port of a page too', async () => {
    const fake = create();
    const { port2 } = new fake.MessageChannel();
    port2.close();
    const main = await toMain(fake, port2);
    const log = logOf(main);
    main.start();
    await fake.settled();

    expect(log).toEqual(['close']);
  });

  fact('S7.13: a started port arrives unstarted, with what was not delivered', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port2);
    port2.start();
    port1.postMessage(1);
    await fake.settled();
    port1.postMessage(2);
    const arriving = toPage(fake, port2);
    port1.postMessage(3);
    const page = await arriving;
    const pageLog = pageLogOf(page);
    await fake.settled();

    expect([log, pageLog]).toEqual([[1], []]);

    page.start();
    port1.postMessage(4);
    await fake.settled();

    expect([log, pageLog]).toEqual([[1], [2, 3, 4]]);
  });

  fact('S7.14: a port can be sent through its own partner, and the message is lost', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port1);
    port1.start();

    expect(() => port1.postMessage('lost', [port2])).not.toThrow();
    expect(failureOf(() => new fake.MessageChannelMain().port1.postMessage(1, [port2]))).toEqual(
      error('Port at index 0 is already neutered.'),
    );
    await fake.settled();

    expect(log).toEqual(['close']);
    expect(fake.traffic.map(({ outcome }) => outcome)).toEqual(['lost']);
  });

  fact('S7.14: in a page too', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();

    expect(() => port1.postMessage('lost', [port2])).not.toThrow();
    await fake.settled();

    expect(fake.traffic.map(({ outcome }) => outcome)).toEqual(['lost']);
  });

  fact('S7.23: ports connect every pair of sides', async () => {
    const fake = create();
    const other = fake.createRenderer();
    const pairs: Record<string, () => Promise<[AnyPort, AnyPort]>> = {
      'main and main': async () => {
        const { port1, port2 } = new fake.MessageChannelMain();
        return [port1, port2];
      },
      'main and page, by webContents': async () => {
        const { port1, port2 } = new fake.MessageChannelMain();
        return [port1, await toPage(fake, port2)];
      },
      'page and main, by ipcRenderer': async () => {
        const { port1, port2 } = new fake.MessageChannel();
        return [port1, await toMain(fake, port2)];
      },
      'page and page, by main': async () => {
        const { port1, port2 } = new fake.MessageChannel();
        return [port1, await toPage(fake, await toMain(fake, port2), other)];
      },
      'page and page, both from main': async () => {
        const { port1, port2 } = new fake.MessageChannelMain();
        return [await toPage(fake, port1), await toPage(fake, port2, other)];
      },
      'main and main, round by a page': async () => {
        const { port1, port2 } = new fake.MessageChannelMain();
        return [port1, await toMain(fake, await toPage(fake, port2))];
      },
    };
    for (const [name, connect] of Object.entries(pairs)) {
      const [one, two] = await connect();
      const logs = [logOfAny(one), logOfAny(two)];
      one.start();
      two.start();
      one.postMessage({ from: 'one' });
      two.postMessage({ from: 'two' });
      await fake.settled();
      one.postMessage('last');
      one.close();
      await fake.settled();

      expect({ [name]: logs }).toEqual({
        [name]: [isMain(one) ? [{ from: 'two' }, 'close'] : [{ from: 'two' }], [{ from: 'one' }, 'last', 'close']],
      });
    }
  });

  fact('S7.13: a port can go through other ports, from side to side, and lose nothing', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const toThePage = new fake.MessageChannelMain();
    const page = await toPage(fake, toThePage.port2);
    const toMainAgain = new fake.MessageChannel();
    const back = await toMain(fake, toMainAgain.port2);
    const log: unknown[] = [];
    page.onmessage = ({ ports }) => toMainAgain.port1.postMessage('on', [...ports]);
    back.on('message', ({ ports: [arrived] }) => {
      arrived!.on('message', ({ data }) => log.push(data));
      arrived!.start();
    });
    back.start();
    port1.postMessage(1);
    toThePage.port1.postMessage('go', [port2]);
    port1.postMessage(2);
    await fake.settled();
    port1.postMessage(3);
    await fake.settled();

    expect(log).toEqual([1, 2, 3]);
  });

  fact('S7.13: a port in the queue of a port that is transferred itself goes along', async () => {
    const fake: FakeElectron = create();
    const outer = new fake.MessageChannelMain();
    const inner = new fake.MessageChannelMain();
    const log: unknown[] = [];
    inner.port1.postMessage('innermost');
    outer.port1.postMessage('take', [inner.port2]);
    const page = await toPage(fake, outer.port2);
    page.onmessage = ({ ports: [port] }) => {
      port!.onmessage = ({ data }) => log.push(data);
    };
    await fake.settled();

    expect(log).toEqual(['innermost']);
    expect(String(fake.traffic)).toBe(
      [
        'main → renderer#1        port    port#2      "innermost"',
        'main → renderer#1        port    port#1      "take"  with port#2',
        'main → renderer#1        postMessage     to-page     null  with port#1',
      ].join('\n'),
    );
  });

  fact('S7.13: the second of two listeners sees the same ports as the first', async () => {
    const fake = create();
    const carrier = new fake.MessageChannelMain();
    const seen: Received[] = [];
    for (let i = 0; i < 2; i++) carrier.port2.on('message', (event) => seen.push(event as Received));
    carrier.port2.start();
    carrier.port1.postMessage(null, [new fake.MessageChannelMain().port1]);
    await fake.settled();

    expect(seen[0]).toBe(seen[1]);
    expect(seen[0]!.ports).toHaveLength(1);
  });
});
