import { createFakeElectron } from '../../src';
import { judgeProblems, judgeUnheard } from '../../src/traffic/whole';

const HINT =
  "  unheard: nobody has heard 'typo' so far. It is offered once more when this turn ends: if the listener comes after the " +
  'send, await settled() before this assertion.';

test('what nobody has heard is found out before its turn has ended', async () => {
  const { ipcRenderer, ipcMain, traffic, settled } = createFakeElectron();
  ipcRenderer.send('typo');

  expect(traffic.unheard.map(({ channel }) => channel)).toEqual(['typo']);
  const unheard = judgeUnheard('toHaveNoUnheardMessages', traffic);
  expect(unheard.pass).toBe(false);
  expect(unheard.message(false)).toBe(
    'toHaveNoUnheardMessages()\n\nExpected every message to be heard, and nobody heard:\n' +
      `renderer#1 → main        send    typo        (queued)\n\n${HINT}`,
  );
  expect(judgeProblems('toHaveNoProblems', traffic).message(false)).toBe(
    `toHaveNoProblems()\n\nExpected no problems, and there were 1:\n${HINT}`,
  );

  ipcMain.on('typo', () => {});
  await settled();
  expect(traffic.unheard).toHaveLength(0);
  expect(judgeProblems('toHaveNoProblems', traffic).pass).toBe(true);
});

test('what a listener is hearing is not unheard', () => {
  const { ipcRenderer, ipcMain, traffic } = createFakeElectron();
  const seen: unknown[] = [];
  const look = (): void => {
    seen.push(traffic.unheard.length, judgeProblems('toHaveNoProblems', traffic).pass);
  };
  ipcMain.on('first', (event) => {
    look();
    event.sender.send('second');
  });
  ipcRenderer.on('second', look);

  ipcRenderer.send('first');

  expect(seen).toEqual([0, true, 0, true]);
});

test('a listener that fails because it runs inside the send is told what to do', () => {
  const fake = createFakeElectron({ logs: false });
  jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  fake.ipcMain.on('ask', (event) => event.reply('answer'));
  fake.ipcRenderer.on('answer', () => {
    throw new Error('nobody asked');
  });

  fake.ipcRenderer.send('ask');

  const [problem] = fake.traffic.problems;
  expect(problem?.sentence).toMatch(
    / It ran before the call that set it off had returned, which it never does in Electron: if it relies on what comes after that call, use the option timing: 'async'\.$/,
  );
  jest.restoreAllMocks();
});

test('an expected problem of no known kind is refused', () => {
  const { traffic } = createFakeElectron();

  expect(() => traffic.expectProblem('listner-error' as 'listener-error')).toThrow(
    new TypeError(
      "fake-electron: expectProblem takes 'listener-error', 'unanswered-sync', 'unanswerable-invoke', 'unheard', 'no-handler', " +
        "'uncloneable', 'undecodable', 'dead-target', 'early-send', 'preload-error', 'page-error', 'second-handler', 'no-network'; given 'listner-error'. Did you mean 'listener-error'?",
    ),
  );
});
