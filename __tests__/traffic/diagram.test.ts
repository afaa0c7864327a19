import { createFakeElectron } from '../../src';
import { mermaidOf } from '../../src/traffic/mermaid';
import { type DiagramStep, endsOf, spansOf } from '../../src/traffic/sequence';
import { quiet } from '../support/quiet';

quiet();

const step = (more: Partial<DiagramStep> = {}): DiagramStep => ({
  from: 'renderer#1',
  to: 'main',
  kind: 'send',
  channel: 'a',
  outcome: 'heard',
  shown: '',
  ...more,
});

test('what crossed is a diagram, in which cause is a bar and what came to nothing a cross', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.handle('note:save', (event, note: { title: string }) => {
    event.sender.send('note:saved', note.title);
    return 1;
  });
  fake.ipcRenderer.on('note:saved', () => {});
  await fake.ipcRenderer.invoke('note:save', { title: 'a; b' });
  fake.ipcRenderer.send('nobody');
  await fake.settled();

  expect(String(fake.traffic.diagram())).toBe(
    `sequenceDiagram
  participant main
  participant renderer1 as renderer#35;1
  renderer1->>main: invoke note:save #123;"title": "a#59; b"#125;
  activate main
  main-)renderer1: note:saved "a#59; b"
  main-->>renderer1: 1
  deactivate main
  renderer1-xmain: nobody (unheard)
  Note over renderer1,main: unheard`,
  );
});

test('what is thrown, mocked, lost or still to come is said', () => {
  expect(
    mermaidOf([
      step({ kind: 'invoke', outcome: 'threw', error: 'Error: no' }),
      step({ from: 'main', to: 'renderer#1', kind: 'result', outcome: 'threw', error: 'Error: no', cause: 0 }),
      step({ kind: 'invoke', outcome: 'mocked' }),
      step({ kind: 'invoke', outcome: 'pending' }),
      step({ outcome: 'lost', error: 'Error: gone' }),
      step({ from: 'main', to: 'main', kind: 'port' }),
    ]).split('\n'),
  ).toEqual([
    'sequenceDiagram',
    '  participant main',
    '  participant renderer1 as renderer#35;1',
    '  renderer1->>main: invoke a (threw: Error: no)',
    '  activate main',
    '  main--xrenderer1: Error: no',
    '  deactivate main',
    '  renderer1->>main: invoke a (mocked)',
    '  renderer1->>main: invoke a (pending)',
    '  renderer1-xmain: a (lost: Error: gone)',
    '  main-)main: port a',
  ]);
});

test('it is masked as the list is, and of those messages that are in the list', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.handle('a', (event) => event.sender.send('b', new Date(1)));
  fake.ipcRenderer.on('b', () => {});
  await fake.ipcRenderer.invoke('a', { token: 'secret' });

  const text = String(fake.traffic.masked(Date, 'token').diagram());
  expect(text).toContain('#123;"token": #60;token#62;#125;');
  expect(text).toContain('b #60;Date#62;');
  expect(text).not.toContain('secret');
  // Its cause is not in the list.
  expect(fake.traffic.filter('b').diagram().steps).toEqual([
    { from: 'main', to: 'renderer#1', kind: 'send', channel: 'b', outcome: 'heard', shown: '1970-01-01T00:00:00.001Z' },
  ]);
});

test('it is of the moment that it was asked for', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  fake.ipcRenderer.send('a');
  const diagram = fake.traffic.diagram();
  fake.ipcRenderer.send('a');

  expect(diagram.steps).toHaveLength(1);
  expect(diagram.ends).toEqual(['main', 'renderer#1']);
});

test('nothing is an empty diagram', () => {
  expect(String(createFakeElectron().traffic.diagram())).toBe('sequenceDiagram');
});

test('no text of a message is a statement of its own', () => {
  const lines = mermaidOf([
    step({ channel: 'wrap: it\nmain->>main: forged', shown: 'a;b #x; %% c {} <b>\u2028&amp;' }),
  ]).split('\n');

  expect(lines).toHaveLength(4);
  expect(lines[3]).toBe(
    '  renderer1-)main: wrap#58; it main-#62;#62;main#58; forged a#59;b #35;x#59; #37;#37; c #123;#125; #60;b#62; #38;amp#59;',
  );
});

test('main is the first lifeline, and the others are in the order of their numbers', () => {
  const steps = ['renderer#10', 'utility#1', 'renderer#2', 'worker#1'].map((from) => step({ from }));

  expect(endsOf(steps)).toEqual(['main', 'renderer#2', 'renderer#10', 'worker#1', 'utility#1']);
});

test('a bar goes from the step that begins the work to the last that follows of it', () => {
  const steps = [
    step({ kind: 'invoke' }),
    step({ from: 'main', to: 'renderer#1', cause: 0 }),
    step({ cause: 1 }),
    step({ from: 'main', to: 'renderer#1', kind: 'result', cause: 0 }),
    step(),
  ];

  expect(spansOf(steps)).toEqual([
    { end: 'main', first: 0, last: 3, depth: 0 },
    { end: 'renderer#1', first: 1, last: 2, depth: 0 },
  ]);
  expect(spansOf([step(), step({ cause: 0 }), step({ cause: 1 })])).toEqual([
    { end: 'main', first: 0, last: 2, depth: 0 },
    { end: 'main', first: 1, last: 2, depth: 1 },
  ]);
});
