import { createFakeElectron, type FakeElectron } from '../../src';
import { answered, type Failure, failure, rejectionOf, thrownBy } from './eras/era';

/** S2.14, S14.3. */
export const CLONE = failure('Error', 'An object could not be cloned.');
export const create = () => createFakeElectron({ version: '45' });

/** How a value gets to the other side. */
export interface Way {
  /** Brings it there, and comes back with it as it arrived. */
  arrive(fake: FakeElectron, value: unknown): unknown;
  /** Tries to, and comes back with what the sender was told. */
  fail(fake: FakeElectron, value: unknown): Failure | undefined | Promise<Failure | undefined>;
  /** What that is (S3.7); undefined if the sender is told nothing. */
  readonly told: Failure | undefined;
  /** What Electron prints. */
  readonly prints?: readonly unknown[];
  /** What is on record of it. */
  readonly problems?: readonly string[];
}

const LOGGED = {
  told: undefined,
  prints: [['Error sending from webFrameMain: ', new Error('Failed to serialize arguments')]],
  problems: ['uncloneable'],
};

/** From main to the renderer, by a function that sends `value` on the channel `a`. */
function fromMain(
  send: (fake: FakeElectron, value: unknown) => unknown,
  expected: Omit<Way, 'arrive' | 'fail'>,
  returns?: unknown,
): Way {
  return {
    ...expected,
    arrive(fake, value) {
      let arrived: unknown;
      fake.ipcRenderer.once('a', (_event, given) => {
        arrived = given;
      });
      send(fake, value);
      return arrived;
    },
    fail(fake, value) {
      if (expected.told) return thrownBy(() => send(fake, value));
      expect(send(fake, value)).toBe(returns);
      return undefined;
    },
  };
}

/** From the renderer to main's listeners. */
function fromRenderer(method: 'send' | 'postMessage'): Way {
  return {
    told: CLONE,
    arrive(fake, value) {
      let arrived: unknown;
      fake.ipcMain.once('a', (_event, given) => {
        arrived = given;
      });
      fake.ipcRenderer[method]('a', value);
      return arrived;
    },
    fail: (fake, value) => thrownBy(() => fake.ipcRenderer[method]('a', value)),
  };
}

function reply(fake: FakeElectron, value: unknown): void {
  fake.ipcMain.once('ask', (event) => event.reply('a', value));
  fake.ipcRenderer.send('ask');
}

function sendToFrame(fake: FakeElectron, value: unknown): boolean {
  const { mainFrame } = fake.renderer.webContents;
  return fake.renderer.webContents.sendToFrame([mainFrame.processId, mainFrame.routingId], 'a', value);
}

/** Every way a value can go (S3.7). */
export const WAYS: Readonly<Record<string, Way>> = {
  'ipcRenderer.send': fromRenderer('send'),
  'ipcRenderer.postMessage': fromRenderer('postMessage'),
  'ipcRenderer.sendSync': {
    told: CLONE,
    arrive(fake, value) {
      let arrived: unknown;
      fake.ipcMain.once('a', (event, given) => {
        arrived = given;
        event.returnValue = 0;
      });
      fake.ipcRenderer.sendSync('a', value);
      return arrived;
    },
    fail: (fake, value) => thrownBy(() => fake.ipcRenderer.sendSync('a', value)),
  },
  'ipcRenderer.sendToHost': {
    told: CLONE,
    arrive(fake, value) {
      const hostElement = new EventTarget();
      let arrived: unknown;
      hostElement.addEventListener('ipc-message', (event) => {
        [arrived] = (event as Event & { args: unknown[] }).args;
      });
      fake.createRenderer({ hostElement }).ipcRenderer.sendToHost('a', value);
      return arrived;
    },
    fail: (fake, value) => thrownBy(() => fake.ipcRenderer.sendToHost('a', value)),
  },
  'ipcRenderer.invoke': {
    told: CLONE,
    arrive(fake, value) {
      let arrived: unknown;
      fake.ipcMain.handleOnce('a', (_event, given) => {
        arrived = given;
      });
      void fake.ipcRenderer.invoke('a', value);
      return arrived;
    },
    fail: (fake, value) => rejectionOf(fake.ipcRenderer.invoke('a', value)),
  },
  'contents.send': fromMain((fake, value) => fake.renderer.webContents.send('a', value), LOGGED),
  'frame.send': fromMain((fake, value) => fake.renderer.webContents.mainFrame.send('a', value), LOGGED),
  'contents.sendToFrame': fromMain(sendToFrame, LOGGED, true),
  'event.reply': fromMain(reply, LOGGED),
  'contents.postMessage': fromMain((fake, value) => fake.renderer.webContents.postMessage('a', value), { told: CLONE }),
  'frame.postMessage': fromMain((fake, value) => fake.renderer.webContents.mainFrame.postMessage('a', value), {
    told: CLONE,
  }),
  'event.returnValue': {
    told: CLONE,
    problems: ['unanswered-sync'],
    arrive: answered,
    fail({ ipcMain, ipcRenderer }, value) {
      let told: Failure | undefined;
      ipcMain.once('a', (event) => {
        told = thrownBy(() => {
          event.returnValue = value;
        });
      });
      ipcRenderer.sendSync('a');
      return told;
    },
  },
  'the result of a handler': {
    told: failure('Error', "Error invoking remote method 'a': Error: An object could not be cloned."),
    prints: [["Error occurred in handler for 'a':", new Error('An object could not be cloned.')]],
    problems: ['unanswerable-invoke'],
    arrive({ ipcMain, ipcRenderer }, value) {
      ipcMain.handleOnce('a', () => value);
      return ipcRenderer.invoke('a');
    },
    fail({ ipcMain, ipcRenderer }, value) {
      // A promise would be awaited and a thenable asked, so the value is inside another.
      ipcMain.handleOnce('a', () => [value]);
      return rejectionOf(ipcRenderer.invoke('a'));
    },
  },
};

/** Fields cross, and nothing else of it (S3.6.j). */
export class Instance {
  own = 1;
  readonly #private = 2;
  get accessor() {
    return this.#private;
  }
  method() {}
}
