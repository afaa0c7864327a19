import * as fc from 'fast-check';
import { createFakeElectron } from '../../src';
import { quiet } from '../conformance/eras/era';
import { serve } from '../support/server';

quiet();

const SESSIONS = 20;
/** To handlers and answers, and to a server, which takes far longer. */
const REQUESTS = 9500;
const SERVED = 500;

test('10,000 requests in any order over 20 sessions lose and mix nothing', async () => {
  const origin = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () =>
      response.end(`${request.url} ${request.headers['user-agent']} ${request.headers.cookie} ${body}`),
    );
  });
  const fake = createFakeElectron();
  const { session } = fake.electron;
  fake.system.answers('https://answered.example/*', async (request) => {
    const { pathname } = new URL(request.url);
    return new Response(
      `${pathname} ${request.headers.get('user-agent')} ${request.headers.get('cookie')} ${await request.text()}`,
    );
  });
  const told = Array.from({ length: SESSIONS }, () => ({ began: new Set<number>(), ended: new Set<number>() }));
  const sessions = Array.from({ length: SESSIONS }, (_value, index) => {
    const made = session.fromPartition(`mixed-${index}`);
    made.setUserAgent(`agent-${index}`);
    made.protocol.handle(
      'app',
      async (request) => new Response(`${new URL(request.url).pathname} agent-${index} none ${await request.text()}`),
    );
    if (index % 2 === 0) {
      made.webRequest.onBeforeRequest(({ id }, callback) => {
        told[index]!.began.add(id);
        callback({});
      });
      made.webRequest.onCompleted(({ id }) => told[index]!.ended.add(id));
    }
    return made;
  });
  for (const [index, made] of sessions.entries()) {
    for (const url of ['https://answered.example/', origin])
      await made.cookies.set({ url, name: 'sid', value: `${index}` });
  }

  const asked = Array.from({ length: SESSIONS }, () => 0);
  const one = async (number: number, index: number, where: string) => {
    asked[index]!++;
    const response = await sessions[index]!.fetch(`${where}/${number}`, { method: 'POST', body: `body-${number}` });
    const cookie = where === 'app://notes' ? 'none' : `sid=${index}`;
    const expected = `/${number} agent-${index} ${cookie} body-${number}`;
    const found = await response.text();
    if (found !== expected) throw new Error(`${found} in the place of ${expected}`);
  };
  const [seed] = fc.sample(fc.integer(), 1) as [number];
  let state = seed | 1;
  const random = (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const run = async (from: number, count: number, width: number, where: (number: number) => string) => {
    let next = from;
    const lane = async () => {
      while (next < from + count) {
        const number = next++;
        await one(number, random(SESSIONS), where(number));
        if (random(7) === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await Promise.all(Array.from({ length: width }, lane));
  };
  await Promise.all([
    run(0, REQUESTS, 50, (number) => (number % 3 === 0 ? 'https://answered.example' : 'app://notes')),
    run(REQUESTS, SERVED, 8, () => origin),
  ]);
  await new Promise((resolve) => setTimeout(resolve, 50));

  expect({ seed, asked: asked.reduce((sum, count) => sum + count) }).toEqual({ seed, asked: REQUESTS + SERVED });
  for (const [index, { began, ended }] of told.entries()) {
    const count = index % 2 === 0 ? asked[index] : 0;
    expect({ seed, index, began: began.size, ended: ended.size }).toEqual({ seed, index, began: count, ended: count });
  }
  // Ids are of one request alone, whatever its session.
  expect(new Set(told.flatMap(({ began }) => [...began])).size).toBe(
    told.reduce((sum, { began }) => sum + began.size, 0),
  );
}, 60_000);
