'use strict';
// What a request costs, in one run: `npm run build && node bench/net.js`. Ratios, since no two machines are alike.
const http = require('node:http');
const { builds, requireIn } = require('./baseline');

const COUNT = 1000;
const ROUNDS = 5;

async function main() {
  const server = http.createServer((_request, response) => response.end('body'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/`;
  const { now, before } = builds();
  const fakeOf = (folder) => requireIn(folder)('fake-electron').createFakeElectron;
  const { net } = fakeOf(now)().electron;

  const nodes = () => timed(() => read(fetch(url)));
  const fakes = () => timed(() => read(net.fetch(url)));
  // Node's own fetch keeps its connections, as no request of ours does: a server of a test can close at once.
  const single = () => timed(() => readHttp(url));
  await medianOf(nodes, 1);
  await medianOf(fakes, 1);
  const floor = await medianOf(nodes);
  const ours = await medianOf(fakes);
  const bare = await medianOf(single);
  print('1,000 net.fetch to a local server ÷ 1,000 of Node’s fetch', ours / floor);
  print('1,000 net.fetch to a local server ÷ 1,000 of http.request with a connection each', ours / bare);
  server.close();

  const pages = await pageRequests(fakeOf(now));
  if (before === undefined) console.log(`${(pages * 1000).toFixed(0)} µs  a page of a protocol of the app`);
  else {
    // They take turns: what else the machine does meets both.
    const ratios = [];
    for (let round = 0; round < ROUNDS; round++) {
      const earlier = await pageRequests(fakeOf(before), 1);
      ratios.push((await pageRequests(fakeOf(now), 1)) / earlier);
    }
    print('a page of a protocol of the app ÷ before', ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]);
  }
}

/** Milliseconds that a document of an app's own protocol takes, with no listener of webRequest. */
async function pageRequests(create, rounds = ROUNDS) {
  const fake = create();
  fake.electron.protocol.registerStringProtocol('app', (_request, callback) => callback('<p>text'));
  const window = new fake.BrowserWindow();
  let at = 0;
  const load = () => window.loadURL(`app://notes/${at++}`);
  await timed(load);
  const time = await medianOf(() => timed(load), rounds);
  window.destroy();
  return time / COUNT;
}

async function read(promise) {
  await (await promise).text();
}

function readHttp(url) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false }, (response) => response.resume().on('end', resolve));
    request.on('error', reject);
  });
}

async function timed(work) {
  const start = process.hrtime.bigint();
  for (let at = 0; at < COUNT; at++) await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

async function medianOf(measure, rounds = ROUNDS) {
  const times = [];
  for (let round = 0; round < rounds; round++) times.push(await measure());
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

function print(what, ratio) {
  console.log(`${ratio.toFixed(2)}  ${what}`);
}

main();
