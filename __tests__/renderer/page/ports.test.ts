import { Bus } from '../../../src/bus/bus';
import { Log } from '../../../src/bus/log';
import type { Endpoint } from '../../../src/bus/message';
import { eraOf } from '../../../src/eras/version';
import { createMessageChannelClass } from '../../../src/renderer/message-channel';
import { MessagePort } from '../../../src/renderer/message-port';
import { createWindowTransfer } from '../../../src/renderer/window-transfer';
import { realmOf } from '../../../src/wire/clone';
import { show, until } from './harness';

function wired(body: string) {
  const settings = {
    timing: 'sync',
    loopLimit: 1000,
    listenerErrors: 'report',
    traceAsync: false,
    logs: false,
    secondHandler: 'throw',
  } as const;
  const bus = new Bus(new Log([], { logs: false, limit: 1000 } as never), settings, eraOf(undefined));
  const endpoint: Endpoint = { process: 'renderer', id: 1 };
  bus.attach(endpoint, { receive: () => true });
  const MessageChannel = createMessageChannelClass(bus, { endpoint, last: endpoint });
  return show(body, {
    messageChannel: () => ({ MessageChannel, MessagePort }),
    transfer: createWindowTransfer(
      bus,
      () => endpoint,
      () => realmOf(globalThis),
    ),
  });
}

test('a port goes along with window.postMessage, to every world, and stays on the bus', async () => {
  const { page, run } = wired('<p></p>');
  await page.loaded;
  const world = page.isolatedWorld(999);
  const ports: unknown[] = [];
  for (const realm of [page.realm, world]) {
    realm.global.take = (port: unknown) => ports.push(port);
    realm.run("addEventListener('message', ({ data, ports }) => { if (data.port === ports[0]) take(ports[0]) })");
  }

  run('var { port1, port2 } = new MessageChannel(); postMessage({ port: port2 }, "*", [port2])');
  await until(() => ports.length === 2);
  expect(ports[0]).toBe(ports[1]);
  expect(ports[0]).toBeInstanceOf(MessagePort);
  expect(ports[0]).not.toBe(run('port2'));

  const heard = run('new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data) })');
  (ports[0] as MessagePort).postMessage('through');
  expect(await heard).toBe('through');
});

test('a port goes to a frame and back, with either form of the arguments', async () => {
  const { page, run, lines } = wired(
    '<iframe srcdoc="<script>onmessage = ({ ports }) => ports[0].postMessage(\'from the frame\')</script>"></iframe>',
  );
  await page.loaded;

  run(
    "const c = new MessageChannel(); c.port1.onmessage = ({ data }) => console.log(data); frames[0].postMessage(1, '*', [c.port2])",
  );
  run(
    "const d = new MessageChannel(); d.port1.onmessage = ({ data }) => console.log(data); frames[0].postMessage(1, { targetOrigin: '*', transfer: [d.port2] })",
  );
  await until(() => lines.length === 2);

  expect(lines).toEqual(['info: from the frame', 'info: from the frame']);
});

test('a port that is not transferred, or twice, is refused', async () => {
  const { page, run } = wired('<p></p>');
  await page.loaded;
  const attempt = (code: string) =>
    run(`try { ${code} } catch (e) { [e instanceof DOMException, e.name, e.message].join('|') }`);

  expect(attempt('postMessage(new MessageChannel().port1, "*")')).toMatch(
    /^true\|DataCloneError\|Failed to execute 'postMessage' on 'Window': /,
  );
  expect(attempt('var p = new MessageChannel().port1; postMessage(1, "*", [p, p])')).toBe(
    "true|DataCloneError|Failed to execute 'postMessage' on 'Window': Message port at index 1 is a duplicate of an earlier port.",
  );
});
