const { fake } = require('fake-electron');
const { MessageChannelMain } = require('electron');

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

function playPingPong() {
  const { port1, port2 } = new MessageChannelMain();
  for (const port of [port1, port2]) {
    port.on('message', () => setTimeout(() => port.postMessage(1), 20).unref());
    port.start();
  }
  port1.postMessage(1);
}

beforeAll(playPingPong);

test('all of them go on', () => {
  playPingPong();
  fake.startServiceWorker({
    run({ ipcRenderer }) {
      setTimeout(() => {
        ipcRenderer.send('late');
        ipcRenderer.invoke('late');
      }, 100);
    },
  });
  fake.forkUtility(async () => {
    await wait(100);
    throw new Error('late start');
  });
  const child = fake.forkUtility((port) => {
    port.on('message', async ({ data }) => {
      await wait(100);
      port.postMessage(data);
      throw new Error('late listener');
    });
  });
  child.on('message', () => {});
  child.postMessage(1);
});
