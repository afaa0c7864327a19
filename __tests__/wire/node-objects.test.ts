import { BlockList } from 'node:net';
import { createFakeElectron } from '../../src';
import { Taking } from '../../src/wire/clone/take';

/** What a handler's answer is in the renderer. */
async function answered(version: string, value: unknown): Promise<unknown> {
  const { ipcMain, ipcRenderer } = createFakeElectron({ version, logs: false, failOn: [] });
  ipcMain.handle('x', () => value);
  return ipcRenderer.invoke('x').catch((error: Error) => error.message);
}

const refused = "Error invoking remote method 'x': Error: An object could not be cloned.";

// S17.9
describe('objects of Node are cloned as by the Node that Electron has, not by the one that runs the test', () => {
  const made: [string, () => object][] = [
    ['Blob', () => new Blob(['x'])],
    ['BlockList', () => new BlockList()],
    ['ReadableStream', () => new ReadableStream()],
  ];

  test.each(made)('a %s arrives as {} since Electron 35, which has Node 22', async (_name, make) => {
    await expect(answered('35', make())).resolves.toStrictEqual({});
    await expect(answered('45', { inside: [make()] })).resolves.toStrictEqual({ inside: [{}] });
  });

  test.each(made)('a %s could not be cloned before', async (_name, make) => {
    await expect(answered('34', make())).resolves.toBe(refused);
  });

  test('what an app put on a Blob crosses', async () => {
    await expect(answered('45', Object.assign(new Blob(['x']), { name: 'a' }))).resolves.toStrictEqual({ name: 'a' });
  });

  test('a DOMException arrives as an Error', async () => {
    const error = (await answered('45', new DOMException('aborted', 'AbortError'))) as Error;
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.stack?.split('\n')[0]]).toEqual(['Error', 'AbortError: aborted']);
    await expect(answered('34', new DOMException('aborted', 'AbortError'))).resolves.toStrictEqual({});
  });

  test('what no Node can clone is refused as ever', async () => {
    const { port1 } = new (require('node:worker_threads') as typeof import('node:worker_threads')).MessageChannel();
    await expect(answered('45', port1)).resolves.toBe(refused);
    port1.close();
  });

  test("an app's own class of such a name is an ordinary object", async () => {
    class File {
      path = '/a';
    }
    await expect(answered('34', new File())).resolves.toStrictEqual({ path: '/a' });
  });
});

test('what JSON.rawJSON makes could not be cloned', () => {
  const { rawJSON } = JSON as { rawJSON?: (text: string) => object };
  const raw = rawJSON?.('1') ?? Object.assign(Object.create(null) as object, { rawJSON: '1' });
  const taken = () => new Taking('main').object({ a: raw });
  if (rawJSON) expect(taken).toThrow(expect.objectContaining({ what: 'is made by JSON.rawJSON' }));
  else expect(taken()).toEqual({ a: { rawJSON: '1' } });
});

test('a node of whatever DOM the test environment has cannot cross', () => {
  class Node {
    readonly nodeType = 1;
  }
  Object.assign(globalThis, { Node });
  try {
    const send = () => createFakeElectron().ipcRenderer.send('x', new (class Element extends Node {})());
    expect(send).toThrow(new Error('An object could not be cloned.'));
  } finally {
    Reflect.deleteProperty(globalThis, 'Node');
  }
});
