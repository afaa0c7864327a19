import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakeElectron, type FakeElectron } from '../../../src';

let fake: FakeElectron;
beforeEach(() => {
  fake = createFakeElectron({ logs: false });
});
afterEach(() => fake.dispose());

type Run = (code: string) => Promise<unknown>;

async function shown(body = '<p>x', url = `data:text/html,${encodeURIComponent(body)}`): Promise<Run> {
  const window = new fake.BrowserWindow();
  await window.loadURL(url);
  return (code) => window.webContents.executeJavaScript(code);
}

/** A page of the app's own scheme, which has a store and files. */
async function served(files: Record<string, string>): Promise<() => Promise<Run>> {
  await fake.app.whenReady();
  fake.electron.session.defaultSession.protocol.handle('app', (request) => {
    const file = files[new URL(request.url).pathname];
    const type = request.url.endsWith('.js') ? 'text/javascript' : 'text/html';
    return new Response(file ?? '', { status: file === undefined ? 404 : 200, headers: { 'content-type': type } });
  });
  return () => shown('', 'app://site/index.html');
}

test('ports and their messages are the page’s own, and trusted', async () => {
  const run = await shown();

  expect(
    await run(`new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = (event) => done([event instanceof MessageEvent, event instanceof Event, event.isTrusted, event.data,
        event.target === port2, event.currentTarget === port2, port2 instanceof EventTarget, port2 instanceof Node]);
      port1.postMessage(1);
    })`),
  ).toEqual([true, true, true, 1, true, true, true, false]);
});

test('so is the close of a port, and a listener can stop the next', async () => {
  const run = await shown();

  expect(
    await run(`new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      const heard = [];
      port2.addEventListener('message', (event) => { heard.push(event.data); event.stopImmediatePropagation(); });
      port2.addEventListener('message', () => heard.push('never'));
      port2.onclose = (event) => done([...heard, event.type, event instanceof Event, event.isTrusted]);
      port2.start();
      port1.postMessage('first');
      setTimeout(() => port1.close(), 5);
    })`),
  ).toEqual(['first', 'close', true, true]);
});

test('messages of window.postMessage are trusted, and those of the page’s own making are not', async () => {
  const run = await shown();

  expect(
    await run(`new Promise((done) => {
      const heard = [];
      onmessage = (event) => { heard.push(event.isTrusted); if (heard.length === 2) done(heard); };
      dispatchEvent(new MessageEvent('message'));
      postMessage(1, '*');
    })`),
  ).toEqual([false, true]);
});

test('a page has the classes that Chromium has', async () => {
  const run = await shown();

  expect(
    await run(
      `['CSS', 'PointerEvent', 'DataTransfer', 'DragEvent', 'ClipboardEvent', 'PromiseRejectionEvent', 'BroadcastChannel', 'Worker',
        'EventSource', 'Notification'].filter((name) => typeof globalThis[name] === 'undefined' || !(name in window))`,
    ),
  ).toEqual([]);
  expect(await run('(() => { try { new Worker() } catch (error) { return error instanceof TypeError } })()')).toBe(
    true,
  );
});

test('CSS.escape and CSS.supports', async () => {
  const run = await shown();

  expect(await run("['a.b', '1st', '-', '-1', 'ü', 'a b', '\\0'].map((text) => CSS.escape(text))")).toEqual([
    'a\\.b',
    '\\31 st',
    '\\-',
    '-\\31 ',
    'ü',
    'a\\ b',
    '\ufffd',
  ]);
  expect(
    await run("[CSS.supports('color', 'red'), CSS.supports('(color: red)'), CSS.supports('colour', 'red')]"),
  ).toEqual([true, true, false]);
});

test('events with fields of their own', async () => {
  const run = await shown();

  expect(
    await run(`(() => {
      const pointer = new PointerEvent('pointerdown', { pointerId: 7, clientX: 3, bubbles: true, pointerType: 'pen' });
      const transfer = new DataTransfer();
      transfer.setData('text', 'a');
      transfer.items.add(new File(['x'], 'a.txt', { type: 'text/plain' }));
      const drag = new DragEvent('drop', { dataTransfer: transfer });
      return [pointer instanceof MouseEvent, pointer.pointerId, pointer.clientX, pointer.pointerType, pointer.width,
        drag.dataTransfer.getData('text/plain'), [...drag.dataTransfer.types], drag.dataTransfer.files[0].name];
    })()`),
  ).toEqual([true, 7, 3, 'pen', 1, 'a', ['text/plain', 'Files'], 'a.txt']);
});

test('a rejection that nobody handles is a PromiseRejectionEvent', async () => {
  const run = await shown();

  expect(
    await run(`new Promise((done) => {
      addEventListener('unhandledrejection', (event) => {
        event.preventDefault();
        done([event instanceof PromiseRejectionEvent, event.reason.message]);
      });
      Promise.reject(new Error('late'));
    })`),
  ).toEqual([true, 'late']);
});

test('performance keeps marks and measures', async () => {
  const run = await shown();

  expect(
    await run(`(() => {
      performance.mark('a', { startTime: 10 });
      performance.mark('b', { startTime: 25 });
      const { duration } = performance.measure('ab', 'a', 'b');
      const names = performance.getEntries().map(({ name }) => name);
      performance.clearMarks('a');
      let refused;
      try { performance.measure('x', 'a') } catch (error) { refused = error.name }
      return [duration, names, performance.getEntriesByType('mark').length, refused];
    })()`),
  ).toEqual([15, ['a', 'ab', 'b'], 1, 'SyntaxError']);
});

test('a BroadcastChannel reaches the other pages of its origin, and not itself', async () => {
  const open = await served({ '/index.html': '<p>' });
  const [one, two, other] = [await open(), await open(), await shown()];
  for (const run of [one, two, other]) {
    await run(`heard = []; channel = new BroadcastChannel('news'); channel.onmessage = (event) =>
      heard.push([event.data, event instanceof MessageEvent, event.isTrusted, event.data.list instanceof Array]); 0`);
  }
  await two("later = new BroadcastChannel('other'); later.onmessage = () => heard.push('wrong'); 0");

  await one('channel.postMessage({ list: [1] })');
  await fake.settled();
  await new Promise((resolve) => setTimeout(resolve, 10));

  expect(await two('heard')).toEqual([[{ list: [1] }, true, true, true]]);
  expect(await one('heard')).toEqual([]);
  expect(await other('heard')).toEqual([]);
  await one('channel.close()');
  expect(await one('(() => { try { channel.postMessage(1) } catch (error) { return error.name } })()')).toBe(
    'InvalidStateError',
  );
});

test('navigator.clipboard is the clipboard of the machine', async () => {
  const run = await shown();

  await run("navigator.clipboard.writeText('from the page')");
  expect(fake.system.clipboard.text).toBe('from the page');
  fake.user.copies('from somebody');
  expect(await run('navigator.clipboard.readText()')).toBe('from somebody');
});

test('a Notification is one of the machine, which somebody can click', async () => {
  const run = await shown();
  await run(`told = []; shown = new Notification('Mail', { body: 'from Ann' });
    for (const type of ['show', 'click', 'close']) shown.addEventListener(type, () => told.push(type));
    shown.onclick = () => told.push('onclick'); 0`);
  await fake.settled();

  const [notification] = fake.system.notifications;
  expect(notification).toMatchObject({ title: 'Mail', body: 'from Ann', isShown: true });
  fake.user.clicks(notification as never);
  await fake.settled();

  expect(await run('told')).toEqual(['show', 'click', 'onclick']);
  expect(await run('Notification.requestPermission()')).toBe('granted');
});

describe('a Worker', () => {
  test('runs its script in a realm of its own and answers in copies', async () => {
    const open = await served({
      '/index.html': '<p>',
      '/work.js': `onmessage = ({ data }) => postMessage({ sum: data.numbers.reduce((a, b) => a + b),
        own: [typeof window, typeof document, self === globalThis, location.pathname, name] });`,
    });
    const run = await open();

    expect(
      await run(`new Promise((done) => {
        worker = new Worker('work.js', { name: 'adder' });
        worker.onmessage = (event) => done([event.data, event.data.own instanceof Array, event.isTrusted]);
        worker.postMessage({ numbers: [1, 2, 3] });
      })`),
    ).toEqual([{ sum: 6, own: ['undefined', 'undefined', true, '/work.js', 'adder'] }, true, true]);
  });

  test('tells what it throws, and says no more when it is terminated', async () => {
    const open = await served({
      '/index.html': '<p>',
      '/bad.js': "addEventListener('message', () => { throw new Error('no') })",
    });
    const run = await open();

    expect(
      await run(`new Promise((done) => {
        const worker = new Worker('bad.js');
        worker.onerror = (event) => { event.preventDefault(); worker.terminate(); done([event.message, event.filename]); };
        worker.postMessage(1);
      })`),
    ).toEqual(['Uncaught Error: no', 'app://site/bad.js']);
    expect(await run("new Promise((done) => { new Worker('none.js').onerror = () => done('not there'); })")).toBe(
      'not there',
    );
  });

  test('of a blob, as bundlers inline them', async () => {
    const run = await shown();

    expect(
      await run(`new Promise((done) => {
        const url = URL.createObjectURL(new Blob(['setTimeout(() => postMessage(structuredClone([1])), 1)']));
        new Worker(url).onmessage = ({ data }) => done(data);
      })`),
    ).toEqual([1]);
  });
});

test('an EventSource hears a server on this machine', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: one\n\nevent: named\nid: 7\ndata: two\ndata: lines\n\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const run = await shown();

  expect(
    await run(`new Promise((done) => {
      const source = new EventSource('http://127.0.0.1:${(server.address() as AddressInfo).port}/');
      const heard = [];
      source.onopen = () => heard.push('open', source.readyState);
      source.onmessage = ({ data }) => heard.push(data);
      source.addEventListener('named', ({ data, lastEventId }) => {
        source.close();
        done([...heard, data, lastEventId, source.readyState]);
      });
    })`),
  ).toEqual(['open', 1, 'one', 'two\nlines', '7', 2]);
  server.closeAllConnections();
  server.close();
});
