import type { Bus } from '../wire/bus';
import { pack } from '../wire/clone';
import { TwinEmitter } from '../wire/emitter';
import { conversionError, invokeError, releasedError, rendererTransferError } from '../wire/errors';
import type { Draft, Endpoint, Message, MessageKind } from '../wire/message';
import { nearest } from '../wire/nearest';
import type { Receiver } from '../wire/queue';
import { SUBJECT, type Subject } from '../wire/subject';

/** Where a renderer's messages come from and go to; it changes when another window adopts the renderer. */
export interface Place {
  /** The frame, or `undefined` once its context is released (S2.16). */
  endpoint: Endpoint | undefined;
  /** The frame it last had, by which assertions still know it. */
  last: Endpoint | undefined;
  /** The host element of a guest, where `sendToHost` goes. */
  host: Endpoint | undefined;
}

type Methods = 'send' | 'sendSync' | 'sendToHost' | 'invoke' | 'postMessage';

/** The renderer's `ipcRenderer`, with how the bus reaches it. */
export interface RendererTwin {
  readonly ipcRenderer: TwinEmitter & Electron.IpcRenderer;
  readonly receiver: Receiver;
}

/**
 * Makes the `ipcRenderer` of one renderer. The class is made with it, because its methods are on the prototype and do
 * not use `this` (S2.1): they work detached, and still each renderer's are its own.
 */
export function createIpcRenderer(bus: Bus, place: Place): RendererTwin {
  /** S2.6: the channel, then the context, then serialisation. */
  function draft(kind: MessageKind, index: number, channel: unknown, args: unknown[], to: Endpoint = bus.main): Draft {
    if (typeof channel !== 'string') throw conversionError(index, channel);
    const from = place.endpoint;
    if (from === undefined) throw releasedError();
    return { kind, from, to, channel, parcel: pack(args) };
  }

  class IpcRenderer extends TwinEmitter implements Pick<Electron.IpcRenderer, Methods> {
    /**
     * Sends to main, with no answer.
     *
     * @throws TypeError `Error processing argument at index 1, conversion failure from …` for a channel that is no
     *   string (S2.4); Error `An object could not be cloned.`; Error `IPC method called after context was released`
     */
    send(channel: string, ...args: unknown[]): void {
      bus.post(bus.record(draft('send', 1, channel, args)));
    }

    /**
     * Sends to main and returns what the first assignment to `event.returnValue` was (S4.21).
     *
     * @returns the answer; `{ error: 'reply was never sent' }` if there is none (S4.23)
     * @throws as `send`
     */
    sendSync(channel: string, ...args: unknown[]): unknown {
      return bus.requests.call(draft('sendSync', 1, channel, args));
    }

    /**
     * Sends to the host element of a guest; without one the message is dropped (S8.1, S8.5).
     *
     * @throws as `send`, with index 0
     */
    sendToHost(channel: string, ...args: unknown[]): void {
      const host = place.host;
      const message = bus.record(draft('sendToHost', 0, channel, args, host ?? NO_HOST));
      if (host) bus.post(message);
      else {
        message.outcome = 'lost';
        bus.problem('dead-target', message, () => noHost(channel));
      }
    }

    /**
     * Asks main's handler.
     *
     * @returns a promise of what the handler returns; it rejects with Error
     *   `Error invoking remote method '<channel>': <text>` (S5.5), and where `send` would throw (S2.11)
     */
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const reply = await bus.requests.invoke(draft('invoke', 1, channel, args));
      if (reply.error) throw invokeError(channel, reply.error);
      return reply.result;
    }

    /**
     * Sends one message to main, with ports.
     *
     * @throws as `send`, with index 0; TypeError `Invalid value for transfer` for anything but ports (S2.15)
     */
    postMessage(channel: string, message?: unknown, transfer?: MessagePort[]): void {
      const recorded = draft('postMessage', 0, channel, [message]);
      if (transfer !== undefined && (!Array.isArray(transfer) || transfer.length > 0)) throw rendererTransferError();
      bus.post(bus.record(recorded));
    }

    get [SUBJECT](): Subject {
      return { bus, side: 'renderer', endpoint: place.endpoint ?? place.last };
    }
  }

  const ipcRenderer = new IpcRenderer(bus) as IpcRenderer & Electron.IpcRenderer;
  return { ipcRenderer, receiver: { receive: (message, final) => receive(bus, ipcRenderer, message, final) } };
}

const NO_HOST: Endpoint = { process: 'host', id: 0 };

function noHost(channel: string): string {
  return (
    `ipcRenderer.sendToHost('${channel}') was called in a renderer that has no host: Electron drops it silently. ` +
    'Make the renderer with createRenderer({ hostElement }), or use ipcRenderer.send.'
  );
}

function receive(bus: Bus, ipcRenderer: TwinEmitter, message: Message, final: boolean): boolean {
  if (message.kind === 'result') return bus.requests.arrive(message);
  const { channel } = message;
  const listens = ipcRenderer.listenerCount(channel) > 0;
  if (!listens && !final) return false;
  // S2.20: a plain new object with exactly these two.
  const event = { sender: ipcRenderer, ports: [] };
  const args = message.unpack();
  const heard = bus.emitting(message, event, () => ipcRenderer.emit(channel, event, ...args));
  if (!heard) {
    bus.problem('unheard', message, () => {
      const meant = nearest(channel, ipcRenderer.eventNames().map(String), ' Did you mean ');
      return (
        `'${channel}' was sent to a renderer and nobody listens: Electron drops it silently.` +
        (meant || ` Listen with ipcRenderer.on('${channel}', …) before it is sent.`)
      );
    });
  }
  return heard;
}
