import type { TwinEmitter } from '../bus/emitter';
import type { Message } from '../bus/message';
import type { Receiver } from '../bus/queue';
import type { RendererTwin } from './ipc-renderer';

/**
 * A frame whose document runs code has two `ipcRenderer`s: the code's own, and the one that a test holds, which stands for
 * whatever the frame shows. What main sends is for both.
 */
export function receiveOnBoth(made: { readonly whole: RendererTwin }, own: () => RendererTwin | undefined): Receiver {
  return {
    receive(message, final) {
      const standIn = made.whole;
      const code = own();
      if (code === undefined || message.kind === 'result') return standIn.receiver.receive(message, final);
      const listening = [code, standIn].filter((twin) => listensTo(twin.ipcRenderer, message));
      // Ports can be taken once.
      const [first, second] = message.ports.length > 0 ? listening.slice(0, 1) : listening;
      if (first === undefined) return standIn.receiver.receive(message, final);
      try {
        return first.receiver.receive(message, final);
      } finally {
        second?.receiver.receive(message, final);
      }
    },
  };
}

function listensTo(ipcRenderer: TwinEmitter, { channel }: Message): boolean {
  return ipcRenderer.listenerCount(channel) > 0;
}
