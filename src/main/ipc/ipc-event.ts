import type { Bus } from '../../bus/bus';
import type { Message, MessageKind } from '../../bus/message';
import type { ReplyChannel } from '../../bus/reply-channel';
import { LATE_FRAME } from '../../eras/era-texts';
import type { Era } from '../../eras/version';
import { nativeMark } from '../../wire/clone';
import type { WebContents } from '../contents/web-contents';
import type { FrameIdentity } from '../frames/render-frame';
import type { WebFrameMain } from '../frames/web-frame-main';
import type { Registry } from '../registry';

const ports = () => require('./message-port-main') as typeof import('./message-port-main');

/** Enumerable and configurable, as `Object.defineProperty` would make it, for three quarters of what that takes. */
const { __defineGetter__: defineGetter } = Object.prototype as unknown as {
  __defineGetter__(this: object, name: string, get: (this: never) => unknown): void;
};

type Reply = Electron.IpcMainEvent['reply'];

/** Under a mocking integration, what makes a mock of `event.reply`, which goes to a frame. */
export type MockReply = (reply: Reply, to: object) => Reply;

export interface EventSource {
  readonly bus: Bus;
  readonly registry: Registry;
  readonly message: Message;
  readonly contents: WebContents;
  /** The document that sent it, which may no longer be the one its frame shows (S4.7). */
  readonly identity: FrameIdentity;
  readonly mocked: MockReply | undefined;
}

/** Everything the listeners of one message are told of it (S4.2); Electron's own constructor is named so (S4.1). */
const IpcEvent = class Event {
  readonly #source: EventSource;
  readonly #replyChannel: ReplyChannel | undefined;
  #prevented: boolean | undefined;

  constructor(source: EventSource, replyChannel: ReplyChannel | undefined) {
    this.#source = source;
    this.#replyChannel = replyChannel;
    this.#prevented = source.bus.era.defaultPreventedBoolean ? false : undefined;
  }

  /** No effect on IPC (S4.1). */
  preventDefault(): void {
    this.#prevented = true;
  }

  get defaultPrevented(): boolean | undefined {
    return this.#prevented;
  }

  // One getter for all events: one made for each of them costs more than the rest of the event.
  static readonly senderFrame = function (this: Event): WebFrameMain | null | undefined {
    // S4.6: looked up at every read.
    const { identity, registry, bus } = this.#source;
    const found = registry.frameByIds(identity.processId, identity.routingId);
    if (found !== undefined || !bus.era.senderFrameNull) return found;
    process.emitWarning(LATE_FRAME, 'electron');
    return null;
  };

  static readonly returnValue: PropertyDescriptor & ThisType<Event> = {
    // S4.21–S4.22: the first assignment answers; it reads undefined before and after.
    get: () => undefined,
    set(value: unknown) {
      this.#replyChannel?.sendReply(value);
    },
  };
};

// S4.1, S3.6.au
Object.defineProperty(IpcEvent.prototype, nativeMark, { value: true });

/**
 * The event object that every listener of one message gets (S4.2). Exactly the properties of its kind of message are
 * there: `reply` on send and sendSync, `_replyChannel` where there is an answer to give, `ports` on postMessage.
 */
export function createIpcEvent(source: EventSource, replyChannel: ReplyChannel | undefined): object {
  const { bus, message, contents, identity } = source;
  const { era } = bus;
  const { kind } = message;
  const { processId, routingId, endpoint } = identity;
  const event = new IpcEvent(source, replyChannel) as unknown as Record<string, unknown>;
  if (era.eventType) event.type = 'frame';
  event.sender = contents;
  if (kind === 'postMessage' ? era.postMessageSenderFrame : era.eventSenderFrame) {
    defineGetter.call(event, 'senderFrame', IpcEvent.senderFrame);
  }
  if (era.eventFrameId) event.frameId = routingId;
  if (era.eventProcessId) event.processId = processId;
  if (era.eventFrameTreeNodeId) event.frameTreeNodeId = endpoint.id;
  if (replyChannel) giveReplyChannel(event, kind, replyChannel, era);
  if (era.eventReply && (kind === 'send' || kind === 'sendSync')) giveReply(event, source);
  if (kind === 'sendSync') Object.defineProperty(event, 'returnValue', IpcEvent.returnValue);
  if (kind === 'postMessage') event.ports = ports().MessagePortMain.arrivals(bus, message);
  return event;
}

/** What an event shows of its way back: since 25 an object, before that methods of its own. */
function giveReplyChannel(event: Record<string, unknown>, kind: MessageKind, channel: ReplyChannel, era: Era): void {
  if (era.eventReplyChannel) event._replyChannel = channel;
  if (era.eventSendReply) {
    Object.defineProperty(event, 'sendReply', { value: (value: unknown) => channel.sendReply(value) });
  }
  if (era.eventReplyThrow && kind === 'invoke') {
    event._reply = (result: unknown) => channel.sendReply({ result });
    event._throw = (error: unknown) => channel.sendReply({ error: String(error) });
  }
}

function giveReply(event: Record<string, unknown>, source: EventSource): void {
  const { mocked } = source;
  // Apart: what a function made in here keeps would be kept for every event.
  if (mocked) giveMockedReply(event, source, mocked, createReply(source));
  else event.reply = createReply(source);
}

/** On first use: a mock costs several times what the rest of the message does. */
function giveMockedReply(
  event: Record<string, unknown>,
  { registry, message, contents }: EventSource,
  mocked: MockReply,
  reply: Reply,
): void {
  const define = (value: unknown) =>
    Object.defineProperty(event, 'reply', { value, enumerable: true, configurable: true, writable: true });
  Object.defineProperty(event, 'reply', {
    enumerable: true,
    configurable: true,
    get() {
      define(mocked(reply, registry.frameOf(message.from) ?? contents));
      return event.reply;
    },
    set: define,
  });
}

function createReply(source: EventSource): Reply {
  return (channel, ...args) => reply(source, channel, args);
}

function reply({ bus, registry, message, contents, identity }: EventSource, channel: string, args: unknown[]): void {
  if (!bus.era.wcSendToFrameResolvesFirst) {
    contents.deliverTo(identity.routingId, channel, args, message);
    return;
  }
  // S4.26: by the ids of dispatch time; if that frame is gone nothing happens, the channel is not even checked.
  const target = registry.frameByIds(identity.processId, identity.routingId);
  if (target) target.deliver(channel, args, message);
  else lostReply(bus, message, channel);
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
