'use strict';
// A thousand windows, five times over: nothing is delivered twice or lost, and nothing stays. A plain process with the
// collector at hand, because Jest keeps things of its own: `npm run build && node --expose-gc __tests__/stress/windows.js`.
// Other numbers of windows and of rounds, and another seed, may follow.
const assert = require('node:assert/strict');
const { setImmediate } = require('node:timers/promises');
const { ModuleMocker } = require('jest-mock');
const { createFakeElectron } = require('../../build');
const { installMocks } = require('../../build/runners/mocks');

const [windowCount = 1000, roundCount = 5, seed = 1] = process.argv.slice(2).map(Number);
const WARM_UP = 2;
const MEBIBYTE = 2 ** 20;

/** Mulberry32: what is destroyed when is the same at every run. */
function createRandom(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled(values, random) {
  const all = [...values];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other], all[last]];
  }
  return all;
}

/** What was sent and what was heard, by the number that every message carries. */
class Book {
  #next = 0;
  #heard = new Map();
  #last = new Map();
  /** The numbers of what must be heard. */
  #owed = new Set();

  /** A number for a message, which will be heard for sure if `isOwed`. */
  number(isOwed) {
    const number = ++this.#next;
    if (isOwed) this.#owed.add(number);
    return number;
  }

  /** @param way what keeps its order */
  hear(number, way) {
    this.#heard.set(number, (this.#heard.get(number) ?? 0) + 1);
    assert.ok(number > (this.#last.get(way) ?? 0), `${way} heard ${number} too late`);
    this.#last.set(way, number);
  }

  /** Compares with the record. Returns how many messages there were, and how many of them were lost. */
  check(messages) {
    let lost = 0;
    const numbers = new Set();
    for (const { kind, args, outcome, channel } of messages) {
      if (kind === 'result') continue;
      const [number] = args;
      assert.ok(!numbers.has(number), `${channel} ${number} is twice on record`);
      numbers.add(number);
      const times = this.#heard.get(number) ?? 0;
      const what = `${kind} ${channel} ${number}, ${outcome}, was heard ${times} times`;
      if (outcome === 'lost') {
        // An invoke whose renderer went away was heard all the same.
        assert.ok(kind === 'invoke' ? times <= 1 : times === 0, what);
        if (this.#owed.has(number)) assert.equal(times, 1, what);
        lost++;
      } else {
        const settled = kind === 'invoke' ? ['returned', 'threw', 'pending'] : ['heard'];
        assert.ok(settled.includes(outcome), what);
        assert.equal(times, outcome === 'threw' ? 0 : 1, what);
      }
    }
    assert.equal(numbers.size, this.#next, 'not everything is on record');
    for (const number of this.#heard.keys()) assert.ok(numbers.has(number), `${number} was never sent`);
    return { messages: messages.length, lost };
  }
}

/** One window with what a page may have: a child frame in some, ports in others. */
class Place {
  #fake;
  #book;
  #frames;
  #port;
  #unanswered = new Map();
  closedPorts = 0;

  constructor(fake, book, index) {
    this.#fake = fake;
    this.#book = book;
    this.index = index;
    this.window = new fake.BrowserWindow();
    this.contents = this.window.webContents;
    this.renderer = fake.rendererOf(this.window);
    this.#frames = [this.renderer];
    if (index % 4 === 1) this.#frames.push(this.renderer.attachFrame());
    if (index % 8 === 1) this.#frames.push(this.renderer.attachFrame({ url: 'https://other.example/' }));
    for (const [at, { ipcRenderer }] of this.#frames.entries()) {
      ipcRenderer.on('to-page', (_event, number) => book.hear(number, `page ${index}.${at}`));
      ipcRenderer.on('to-page:port', (event, number) => {
        book.hear(number, `page ${index}.${at}`);
        const [port] = event.ports;
        port.onmessage = ({ data }) => {
          book.hear(data, `port of page ${index}`);
          port.postMessage(book.number(false));
        };
      });
    }
    this.contents.ipc.on('to-contents', (_event, number) => book.hear(number, `contents ${index}`));
    if (index % 5 === 2) this.#openPort();
  }

  /** One message each way, for every frame, and an invoke. */
  talk(isOwed) {
    const book = this.#book;
    for (const [at, { frame, ipcRenderer }] of this.#frames.entries()) {
      if (at === 0) this.contents.send('to-page', book.number(isOwed), { at: [at] });
      else frame.send('to-page', book.number(isOwed), { at: [at] });
      ipcRenderer.send('to-main', book.number(isOwed), new Map([[at, 'main']]));
      ipcRenderer.send('to-contents', book.number(isOwed));
      this.#invoke(ipcRenderer, isOwed);
    }
    this.#port?.postMessage(book.number(isOwed));
  }

  /** Goes away in one of the ways there are; those whose end comes later are still sent to meanwhile. */
  end(random) {
    const way = Math.floor(random() * 5);
    const [, child] = this.#frames;
    if (child && way < 2) child.detach();
    if (way === 0) this.window.destroy();
    else if (way === 1) this.window.close();
    else if (way === 2) this.contents.close();
    else {
      if (way === 3) this.renderer.crash();
      this.window.destroy();
    }
    const { node } = this.renderer.frame;
    if (!node.isDestroyed) this.contents.send('to-page', this.#book.number(false), 'on the way to a dead one');
  }

  /** @returns whether every invoke that was answered has settled once */
  checkAnswers(isAlive) {
    for (const [number, settled] of this.#unanswered) {
      assert.ok(settled <= 1, `invoke ${number} settled ${settled} times`);
      if (isAlive && number % 2 === 0) assert.equal(settled, 1, `invoke ${number} of a live window did not settle`);
    }
  }

  get hasPort() {
    return this.#port !== undefined;
  }

  #invoke(ipcRenderer, isOwed) {
    const number = this.#book.number(isOwed);
    this.#unanswered.set(number, 0);
    const settle = () => this.#unanswered.set(number, this.#unanswered.get(number) + 1);
    ipcRenderer.invoke('ask', number).then((answer) => {
      assert.equal(answer, -number);
      settle();
    }, settle);
  }

  #openPort() {
    const { port1, port2 } = new this.#fake.MessageChannelMain();
    const { index } = this;
    port1.on('message', ({ data }) => this.#book.hear(data, `port of main ${index}`));
    port1.on('close', () => this.closedPorts++);
    port1.start();
    this.contents.postMessage('to-page:port', this.#book.number(true), [port2]);
    this.#port = port1;
  }
}

/** Opens `count` windows, talks to them in every timing, ends most of them meanwhile. */
async function play(fake, count, random) {
  const book = new Book();
  const withheld = [];
  fake.ipcMain.on('to-main', (_event, number) => book.hear(number, 'main'));
  // Those with an even number are answered, half of them late; the others stay pending.
  fake.ipcMain.handle('ask', (_event, number) => {
    book.hear(number, 'asked');
    if (number % 4 === 0) return -number;
    return new Promise((resolve) => number % 2 === 0 && withheld.push(() => resolve(-number)));
  });
  const answer = () => {
    for (const resolve of shuffled(withheld.splice(0), random)) resolve();
  };

  const alive = new Set();
  const dead = [];
  for (let index = 0; index < count; index++) alive.add(new Place(fake, book, index));
  for (const timing of ['sync', 'manual', 'async']) {
    fake.configure({ timing });
    // A quarter goes with everything that is under way.
    const doomed = new Set(shuffled(alive, random).slice(0, Math.floor(count / 4)));
    for (const place of shuffled(alive, random)) {
      place.talk(!doomed.has(place));
      if (timing === 'manual' && random() < 0.5) fake.step();
    }
    for (const place of doomed) {
      alive.delete(place);
      dead.push(place);
      place.end(random);
      if (timing === 'manual' && random() < 0.5) fake.step();
    }
    answer();
    await idle(fake);
    answer();
    await idle(fake);
  }
  fake.configure({ timing: 'sync' });

  for (const place of alive) place.checkAnswers(true);
  for (const place of dead) {
    place.checkAnswers(false);
    assert.ok(place.window.isDestroyed() && place.contents.isDestroyed());
    assert.equal(place.closedPorts, place.hasPort ? 1 : 0, `the port of window ${place.index}`);
  }
  assert.equal(fake.BrowserWindow.getAllWindows().length, alive.size);
  return book.check(fake.traffic);
}

/** Until nothing moves; some invokes are never answered, so `settled` would not do. */
async function idle(fake) {
  for (let rounds = 0; rounds < 4; rounds++) {
    if (fake.settings.timing === 'manual') fake.flush();
    await setImmediate();
    if (!fake.bus.idle) rounds = 0;
  }
}

/** What is in use when nothing more can be collected. */
async function heapUsed() {
  const sizes = [];
  for (let round = 0; round < 5; round++) {
    global.gc();
    await setImmediate();
    global.gc();
    sizes.push(process.memoryUsage().heapUsed);
  }
  return median(sizes);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Rounds of `count` windows on one fake; `finish` has it forget them. */
async function measure(name, fake, count, begin) {
  const random = createRandom(seed);
  const heaps = [];
  const totals = { messages: 0, lost: 0 };
  for (let round = 0; round < WARM_UP + roundCount; round++) {
    const finish = begin(fake);
    const { messages, lost } = await play(fake, count, random);
    await finish();
    totals.messages += messages;
    totals.lost += lost;
    heaps.push(await heapUsed());
  }
  const [before, ...after] = heaps.slice(WARM_UP - 1);
  // The last rounds against the first: what leaks adds up.
  const last = median(after.slice(-3));
  const growth = last - before;
  const percent = (growth / before) * 100;
  const megabytes = (bytes) => (bytes / MEBIBYTE).toFixed(2);
  console.log(
    `${name}: ${count * (WARM_UP + roundCount)} windows, ${totals.messages} messages, ${totals.lost} of them lost with ` +
      `their windows; heap ${megabytes(before)} MB before, ${megabytes(last)} MB after: ${percent.toFixed(2)} %`,
  );
  assert.ok(growth < Math.max(before * 0.05, MEBIBYTE), `${name} leaks: ${heaps.map(megabytes).join(', ')} MB`);
}

/** For the eye alone: a machine's load is no bug. */
async function timeOf(count) {
  const fake = createFake();
  const start = process.hrtime.bigint();
  await play(fake, count, createRandom(seed));
  return Number(process.hrtime.bigint() - start) / count / 1e6;
}

function createFake() {
  return createFakeElectron({ logs: false, recordLimit: 1_000_000 });
}

/** As the Jest integration begins and ends a test. */
function asTest(fake) {
  const rollBack = fake.mark();
  fake.clearRecord();
  return () => {
    rollBack();
    fake.clearRecord();
  };
}

/** As an app that runs on: what it has opened and registered goes, and nothing is rolled back. */
function asApp(fake) {
  return async () => {
    for (const window of fake.BrowserWindow.getAllWindows()) window.close();
    await idle(fake);
    assert.equal(fake.webContents.getAllWebContents().length, 0);
    fake.ipcMain.removeAllListeners('to-main');
    fake.ipcMain.removeHandler('ask');
    // The exported one has outlived its window.
    for (const channel of ['to-page', 'to-page:port']) fake.ipcRenderer.removeAllListeners(channel);
    fake.traffic.clear();
  };
}

async function main() {
  const mocked = createFake();
  const mocker = new ModuleMocker(globalThis);
  installMocks((fallback) => Object.assign(mocker.fn(), { _protoImpl: fallback }), mocked);

  await timeOf(Math.ceil(windowCount / 10));
  const [few, many] = [await timeOf(Math.ceil(windowCount / 10)), await timeOf(windowCount)];
  console.log(
    `time per window: ${few.toFixed(3)} ms of ${Math.ceil(windowCount / 10)}, ${many.toFixed(3)} ms of ${windowCount}`,
  );
  await measure('reset', createFake(), windowCount, (fake) => () => fake.reset());
  await measure('closing', createFake(), windowCount, asApp);
  await measure('mark and rollback', createFake(), windowCount, asTest);
  await measure('mark and rollback of mocks', mocked, windowCount, asTest);
  console.log('nothing is delivered twice or lost, and nothing leaks');
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
