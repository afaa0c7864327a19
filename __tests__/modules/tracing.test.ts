import * as fs from 'node:fs';
import * as path from 'node:path';
import { createFakeElectron } from '../../src';

test('M17.4: it wants a ready app', async () => {
  const { app, contentTracing } = createFakeElectron().electron;
  const error = new Error('contentTracing cannot be used before app is ready');
  const ready = app.whenReady();
  const calls = [
    contentTracing.startRecording({ included_categories: ['*'] }),
    contentTracing.stopRecording(),
    contentTracing.getCategories(),
    contentTracing.getTraceBufferUsage(),
  ];
  expect(await Promise.all(calls.map((call) => call.catch((caught) => caught)))).toEqual([error, error, error, error]);
  await ready;
  expect(await contentTracing.getCategories()).toContain('electron');
  expect(await contentTracing.getTraceBufferUsage()).toEqual({ percentage: 0, value: 0 });
});

test('M17.4: a second start resolves, and a stop gives the path of a trace', async () => {
  const fake = createFakeElectron({ version: '44' });
  const { app, contentTracing } = fake.electron;
  await app.whenReady();
  const idle = new Error('Failed to stop tracing - no trace in progress');
  await expect(contentTracing.stopRecording()).rejects.toEqual(idle);
  const options = { categoryFilter: '*', traceOptions: 'record-until-full' };
  expect(await contentTracing.startRecording(options)).toBeUndefined();
  expect(await contentTracing.startRecording(options)).toBeUndefined();
  const asked = path.join(app.getPath('userData'), 'trace.json');
  expect(await contentTracing.stopRecording(asked)).toBe(asked);
  expect(JSON.parse(fs.readFileSync(asked, 'utf8')).traceEvents).toHaveLength(1);
  await expect(contentTracing.stopRecording()).rejects.toEqual(idle);
  fake.dispose();
});

test('M17.4: without a path it is a new temporary file, in Perfetto’s format since 45', async () => {
  const fake = createFakeElectron({ version: '45' });
  const { contentTracing, app } = fake.electron;
  await app.whenReady();
  await contentTracing.startRecording({});
  const file = await contentTracing.stopRecording('');
  expect(path.dirname(file)).toBe(app.getPath('temp'));
  const trace = fs.readFileSync(file);
  // One packet, as long as the rest of the file.
  expect([trace[0], trace[1]]).toEqual([0x0a, trace.length - 2]);
  expect(trace.includes('Browser')).toBe(true);
  fake.dispose();
});

test('M17.4: what cannot be written', async () => {
  const { contentTracing } = createFakeElectron().electron;
  await contentTracing.startRecording({});
  await expect(contentTracing.stopRecording(path.join(__dirname, 'nowhere', 'trace'))).rejects.toEqual(
    new Error('Failed to stop tracing'),
  );
  expect(() => contentTracing.startRecording(7 as never)).toThrow(
    new TypeError('Error processing argument at index 0, conversion failure from 7'),
  );
});

test('a recording goes with the test', async () => {
  const fake = createFakeElectron();
  const { contentTracing } = fake.electron;
  const rollback = fake.mark();
  await contentTracing.startRecording({});
  rollback();
  await expect(contentTracing.stopRecording()).rejects.toThrow('no trace in progress');
});
