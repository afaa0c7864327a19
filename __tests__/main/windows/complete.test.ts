import { createFakeElectron } from '../../../src';
import { MEMBERS } from '../../../src/modules/members';

// Those of windows and views are in every-member.test.ts.
const NAMES = ['WebContents'] as const;

/** What to call a method with that cannot do without. */
const ARGUMENTS: Readonly<Record<string, () => unknown[]>> = {
  goToIndex: () => [0],
  loadFile: () => [__filename],
  executeJavaScript: () => ['1'],
  executeJavaScriptInIsolatedWorld: () => [1000, [{ code: '1' }]],
  loadURL: () => ['https://example.com'],
  postMessage: () => ['channel', 1],
  send: () => ['channel'],
  sendToFrame: () => [1, 'channel'],
  setZoomFactor: () => [1],
};

/** What is left to pages and systems. */
const NOT_FAKED = ['WebContents.capturePage', 'WebContents.clone', 'WebContents.printToPDF'];

function make(): Record<(typeof NAMES)[number], object> {
  const fake = createFakeElectron({ timing: 'manual' });
  fake.app.on('window-all-closed', () => {});
  return { WebContents: new fake.BrowserWindow().webContents };
}

const words = (list: string) => list.split(' ').filter(Boolean);
const methods = NAMES.flatMap((name) =>
  words(MEMBERS[name]!.instance!.methods).map((method) => [name, method] as const),
);
const properties = NAMES.flatMap((name) =>
  words(MEMBERS[name]!.instance!.properties).map((property) => [name, property] as const),
);

test('the tables are read', () => {
  expect(methods.length).toBeGreaterThan(100);
  expect(properties.length).toBeGreaterThan(10);
});

test.each(methods)('%s.%s can be called, or says that it is not faked', async (name, method) => {
  const instance = make()[name] as Record<string, (...args: unknown[]) => unknown>;
  let outcome = 'works';
  try {
    const returned = instance[method]?.(...(ARGUMENTS[method]?.() ?? []));
    // A load settles with the bus; what rejects does so at once.
    if (returned instanceof Promise) await Promise.race([returned, new Promise((resolve) => setImmediate(resolve))]);
  } catch (error) {
    outcome = (error as Error).message;
  }

  expect(typeof instance[method]).toBe('function');
  expect(instance[method]?.name).toBe(method);
  if (NOT_FAKED.includes(`${name}.${method}`)) expect(outcome).toContain(`does not fake ${name}.${method}().`);
  else expect(outcome).toBe('works');
});

test.each(properties)('%s.%s can be read', (name, property) => {
  const instances = make();

  expect(property in instances[name]).toBe(true);
  expect(() => Reflect.get(instances[name], property)).not.toThrow();
});
