import { once } from './harness';

once(({ create, fact }) => {
  fact('S7.24: a port that goes through the context bridge is a useless object', () => {
    const fake = create();
    const { port1 } = new fake.MessageChannel();

    fake.renderer.contextBridge.exposeInMainWorld('api', { port: port1 });

    const { port } = fake.mainWorld.api as { port: Partial<MessagePort> };
    expect(typeof port.postMessage).toBe('undefined');
  });
});
