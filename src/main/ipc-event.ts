import type { Bus } from '../wire/bus';
import type { Message } from '../wire/message';
import type { ReplyChannel } from '../wire/reply-channel';
import type { Registry } from './registry';
import type { WebContents } from './web-contents';
import type { WebFrameMain } from './web-frame-main';

/** Electron's native event object, whose constructor is named `Event` (S4.1). */
const IpcEvent = class Event {
  #prevented = false;

  /** No effect on IPC (S4.1). */
  preventDefault(): void {
    this.#prevented = true;
  }

  get defaultPrevented(): boolean {
    return this.#prevented;
  }
};

export interface EventSource {
  readonly bus: Bus;
  readonly registry: Registry;
  readonly message: Message;
  readonly contents: WebContents;
  readonly frame: WebFrameMain;
  /** Under a mocking integration `event.reply` is a mock as well. */
  readonly mocked: (reply: Electron.IpcMainEvent['reply']) => Electron.IpcMainEvent['reply'];
}

/**
 * The event object that every listener of one message gets (S4.2). Exactly the properties of its kind of message are
 * there: `reply` on send and sendSync, `_replyChannel` where there is an answer to give, `ports` on postMessage.
 */
export function createIpcEvent(source: EventSource, replyChannel: ReplyChannel | undefined): object {
  const { bus, registry, message, contents, frame, mocked } = source;
  const { processId, routingId, endpoint } = frame.identity;
  const event: Record<string, unknown> = Object.assign(new IpcEvent(), {
    type: 'frame',
    sender: contents,
  } as Record<string, unknown>);
  Object.defineProperty(event, 'senderFrame', {
    enumerable: true,
    configurable: true,
    // S4.6: looked up at every read.
    get: () => registry.frameByIds(processId, routingId) ?? null,
  });
  event.frameId = routingId;
  event.processId = processId;
  event.frameTreeNodeId = endpoint.id;
  if (replyChannel) event._replyChannel = replyChannel;
  if (message.kind === 'send' || message.kind === 'sendSync') {
    event.reply = mocked((channel, ...args) => {
      // S4.26: by the ids of dispatch time; if that frame is gone nothing happens, the channel is not even checked.
      const target = registry.frameByIds(processId, routingId);
      if (target) target.deliver('send', channel, args, message);
      else lostReply(bus, message, channel);
    });
  }
  if (message.kind === 'sendSync') {
    Object.defineProperty(event, 'returnValue', {
      // S4.21–S4.22: the first assignment answers; it reads undefined before and after.
      get: () => undefined,
      set: (value: unknown) => replyChannel?.sendReply(value),
    });
  }
  if (message.kind === 'postMessage') event.ports = [];
  return event;
}

function lostReply(bus: Bus, message: Message, channel: string): void {
  bus.problem(
    'dead-target',
    message,
    () =>
      `event.reply('${String(channel)}') answered '${message.channel}' after its frame was gone: ` +
      'Electron drops the reply silently. Ask event.sender.isDestroyed() first.',
  );
}
