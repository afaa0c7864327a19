import { createFakeElectron } from '../../../src';

const MISSING = '/no/such/folder/preload.js';

async function toldOf(sandbox: boolean) {
  const fake = createFakeElectron({ logs: false });
  const win = new fake.BrowserWindow({ webPreferences: { preload: MISSING, sandbox } });
  const told: unknown[][] = [];
  win.webContents.on('preload-error', (_event, ...given) => told.push(given));
  await win.loadURL('data:text/html,<p>x</p>');
  await fake.settled();
  return { told, problems: fake.traffic.problems };
}

test("S10.5: 'preload-error' has a string for a preload that is not there, in a sandboxed renderer", async () => {
  const { told } = await toldOf(true);
  expect(told).toEqual([[MISSING, `ENOENT: no such file or directory, open '${MISSING}'`]]);
});

test("S10.5: 'preload-error' has an Error for it in one that is not sandboxed", async () => {
  const { told } = await toldOf(false);
  expect(told).toEqual([[MISSING, expect.any(Error)]]);
});

test.each([true, false])(
  "a preload that is not there is on record, for failOn: ['preload-error'] (sandbox: %s)",
  async (sandbox) => {
    const { problems } = await toldOf(sandbox);
    expect(problems).toMatchObject([{ kind: 'preload-error', channel: MISSING }]);
  },
);
