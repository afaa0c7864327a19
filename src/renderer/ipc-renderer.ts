import type { Bus } from '../bus/bus';
import { emitMessage, hasListener, TwinEmitter } from '../bus/emitter';
import type { Draft, Endpoint, Message } from '../bus/message';
import type { Receiver } from '../bus/queue';
import { SUBJECT, type Subject } from '../bus/subject';
import type { Answer } from '../bus/waiting';
import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import { removeAllListenersError } from '../eras/era-texts';
import type { Intrinsics } from '../wire/clone';
import { conversionError, invokeError, releasedError } from '../words/errors';
import { nearest } from '../words/nearest';
import { createSendTo } from './send-to';

// Few renderers have to do with ports.
const exchange = () => require('../ports/exchange') as typeof import('../ports/exchange');
const taking = () => require('./take-ports') as typeof import('./take-ports');
const arriving = () => require('./message-port') as typeof import('./message-port');

/** Where a renderer's messages come from and go to; it changes when another window adopts the renderer. */
export interface Place {
  /** The frame, or `undefined` once its context is released (S2.16). */
  endpoint: Endpoint | undefined;
  /** The classes of the code that listens, if not this module's own (S3.4). */
  readonly realm?: Intrinsics | undefined;
  /** The frame it last had, by which assertions still know it. */
  last: Endpoint | undefined;
  /** The host element of a guest, where `sendToHost` goes. */
  host: Endpoint | undefined;
  /** The main frame of another contents, for `sendTo`. */
  frameOfContents(id: number): Endpoint | undefined;
  /** The id of the contents that a frame belongs to. */
  contentsOfFrame(endpoint: Endpoint): number | undefined;
}

/** What today's `ipcRenderer` sends with. */
type Sending = 'send' | 'sendSync' | 'sendToHost' | 'invoke' | 'postMessage';

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
  function draft(kind: Sending | 'sendTo', given: unknown, args: unknown[], to: Endpoint = bus.main): Draft {
    const channel = typeof given === 'string' ? given : looseChannel(kind, given);
    const from = place.endpoint ?? released();
    return { kind, from, to, channel, parcel: bus.packArgs(args, 'renderer') };
  }

  /** Before 6 any value was packed as a channel, and what has no counterpart arrived as null (versions 2.0). */
  function looseChannel(kind: Sending | 'sendTo', given: unknown): string {
    const { rChannelIndex } = bus.era;
    if (rChannelIndex) throw conversionError(rChannelIndex[kind], given);
    const [channel] = bus.packArgs([given], 'renderer').open() as unknown[];
    return String(channel);
  }

  /** S2.16; where that was not checked yet, the message goes and main drops it. */
  function released(): Endpoint {
    if (bus.hasEnded) return place.last ?? bus.main;
    if (bus.era.contextReleased || place.last === undefined) throw releasedError();
    return place.last;
  }

  const legacy = createSendTo(bus, place, (channel, args, to) => draft('sendTo', channel, args, to));

  class IpcRenderer extends TwinEmitter implements Pick<Electron.IpcRenderer, Sending> {
    /**
     * Sends to main, with no answer.
     *
     * @throws TypeError `Error processing argument at index 1, conversion failure from …` for a channel that is no
     *   string (S2.4); Error `An object could not be cloned.`; Error `IPC method called after context was released`
     */
    send(channel: string, ...args: unknown[]): void {
      bus.post(bus.record(draft('send', channel, args)));
    }

    /**
     * Sends to main and returns what the first assignment to `event.returnValue` was (S4.21).
     *
     * @returns the answer; `{ error: 'reply was never sent' }` if there is none (S4.23)
     * @throws as `send`
     */
    sendSync(channel: string, ...args: unknown[]): unknown {
      return bus.requests.call(draft('sendSync', channel, args));
    }

    /**
     * Sends to the host element of a guest; without one the message is dropped (S8.1, S8.5).
     *
     * @throws as `send`, with index 0
     */
    sendToHost(channel: string, ...args: unknown[]): void {
      const host = place.endpoint && place.host;
      const message = bus.record(draft('sendToHost', channel, args, host ?? NO_HOST));
      if (host) bus.post(message);
      else {
        message.outcome = 'lost';
        bus.problem('dead-target', message, () => noHost(channel, message.from));
      }
    }

    /**
     * Asks main's handler.
     *
     * @returns a promise of what the handler returns; it rejects with Error
     *   `Error invoking remote method '<channel>': <text>` (S5.5), and where `send` would throw (S2.11)
     */
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      // By hand what an async function would do, in as many turns: that costs half as much.
      let request: Draft;
      try {
        request = draft('invoke', channel, args);
      } catch (error) {
        // S2.13: it never throws. In 7 it was no async function yet, and argument errors came out at once.
        if (bus.era.invokeThrowsSync) throw error;
        return Promise.reject(error);
      }
      return bus.requests.invoke(request).then(unwrap);
    }

    /**
     * Sends one message to main, with ports.
     *
     * @throws as `send`, with index 0; TypeError `Invalid value for transfer` for anything but ports (S2.15)
     */
    postMessage(channel: string, message?: unknown, transfer?: globalThis.MessagePort[]): void {
      const recorded = draft('postMessage', channel, [message]);
      const none = transfer === undefined && bus.era.undefinedTransfer;
      const ends = none ? [] : taking().takePorts(bus, recorded.from, transfer);
      const parcel =
        ends.length === 0 ? recorded.parcel : exchange().portsOf(bus).load(recorded.parcel, ends, bus.main);
      bus.post(bus.record({ ...recorded, parcel }));
    }

    override removeAllListeners(...channel: [name?: string | symbol]): this {
      if (channel.length === 0 && bus.era.removeAllListenersNeedsChannel) throw removeAllListenersError('ipcRenderer');
      return super.removeAllListeners(...channel);
    }

    get [ERA_SHAPE](): EraShape {
      return { kind: 'ipcRenderer', legacy };
    }

    get [SUBJECT](): Subject {
      return { bus, side: 'renderer', endpoint: place.endpoint ?? place.last };
    }
  }

  const ipcRenderer = new IpcRenderer(bus) as IpcRenderer & Electron.IpcRenderer;
  return {
    ipcRenderer,
    receiver: { receive: (message, final) => receive(bus, place, ipcRenderer, message, final) },
  };
}

/** A plain function's stack leads to whoever awaits, too. */
function unwrap({ channel, result, error }: Answer): unknown {
  if (error) throw invokeError(channel, error);
  return result;
}

const NO_HOST: Endpoint = { process: 'host', id: 0 };

function noHost(channel: string, { process }: Endpoint): string {
  if (process === 'worker') {
    return (
      `ipcRenderer.sendToHost('${channel}') was called in a service worker, where Electron does nothing. ` +
      'Use ipcRenderer.send.'
    );
  }
  return (
    `ipcRenderer.sendToHost('${channel}') was called in a renderer that has no host: Electron drops it silently. ` +
    'Make the renderer with createRenderer({ hostElement }), or use ipcRenderer.send.'
  );
}

/** S2.20: a plain new object with exactly `sender` and `ports`; other eras have others (versions 1.5). */
function createRendererEvent(bus: Bus, sender: TwinEmitter, message: Message, place: Place): object {
  const { era } = bus;
  const { realm } = place;
  const arrived = message.kind === 'postMessage' ? arriving().MessagePort.arrivals(bus, message, realm) : [];
  // S3.4
  const ports = realm === undefined ? arrived : realm.Array.from(arrived);
  if (era.rPorts && !era.rSenderId) {
    return realm === undefined ? { sender, ports } : Object.assign(new realm.Object(), { sender, ports });
  }
  const event = new (realm?.Object ?? Object)() as Record<string, unknown>;
  event.sender = sender;
  if (era.rSenderId) {
    const senderId = message.kind === 'sendTo' ? place.contentsOfFrame(message.from) : undefined;
    event.senderId = senderId ?? 0;
    if (senderId && era.rSenderIsMainFrame) event.senderIsMainFrame = true;
  }
  if (era.rPorts) event.ports = ports;
  return event;
}

function receive(bus: Bus, place: Place, ipcRenderer: TwinEmitter, message: Message, final: boolean): boolean {
  if (message.kind === 'result') return bus.requests.arrive(message);
  const { channel } = message;
  const listens = hasListener(ipcRenderer, channel);
  if (!listens && !final) return false;
  const event = createRendererEvent(bus, ipcRenderer, message, place);
  const before = message.heardBy;
  emitMessage(bus, ipcRenderer, channel, message, message.unpackAfter(event, place.realm));
  const heard = message.heardBy > before;
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
