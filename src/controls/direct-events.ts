import { Message, type MessageKind } from '../bus/message';
import type { Receiver } from '../bus/queue';
import { ReplyChannel } from '../bus/reply-channel';
import { encodeSyncReply } from '../bus/sync-reply';
import { WebContents } from '../main/contents/web-contents';
import { showInFrame } from '../main/frames/frame-load';
import type { FrameHost } from '../main/frames/frame-tree';
import type { FrameIdentity } from '../main/frames/render-frame';
import { WebFrameMain } from '../main/frames/web-frame-main';
import { createIpcEvent, type EventSource } from '../main/ipc/ipc-event';
import type { Renderer } from '../sides/renderer';
import type { Parcel } from '../wire/clone';
import { packerFor } from '../wire/pack-for';
import { eventOptionError, foreignEventError } from '../words/frame-errors';

/** The methods whose events listeners get. */
export type EventKind = 'send' | 'sendSync' | 'postMessage';

/** What has become of the sending frame when the handler is called. */
export type FrameFate = 'live' | 'detached' | 'gone';

/** Who sends an event made by hand; without a url or a renderer it is the exported renderer. */
export interface EventOptions {
  /** The page that sends, in a contents of its own: `senderFrame.url`, and what `senderFrame.origin` follows from. */
  url?: string;
  /** The page of a child frame of that page, which then is what sends. */
  childUrl?: string;
  /** The renderer that sends, where the test has one. */
  renderer?: Renderer;
  /**
   * `'detached'` is a page that sent from its unload handler (S4.7); with `'gone'` the `senderFrame` is `null`, as it is
   * when a handler reads it too late (S4.6).
   */
  frame?: FrameFate;
  /** Named in what the record says of replies. */
  channel?: string;
}

const TAKES: Readonly<Record<string, string>> = {
  url: 'a string',
  childUrl: 'a string',
  renderer: 'a renderer',
  frame: "'live', 'detached' or 'gone'",
  channel: 'a string',
  kind: "'send', 'sendSync' or 'postMessage'",
};

/** What a page that there is no code of does with messages: it takes them. */
const sink: Receiver = {
  receive(message) {
    message.heardBy++;
    return true;
  },
};

interface DirectHost extends FrameHost {
  readonly renderer: Renderer;
}

/** Events made by hand, for calling the handlers and listeners of an app directly. */
export class DirectEvents {
  readonly #answers = new WeakMap<object, () => unknown>();

  constructor(
    private readonly host: DirectHost,
    private readonly mocked: () => EventSource['mocked'],
  ) {}

  create(kind: MessageKind, options: EventOptions): object {
    check(kind, options);
    const { bus, registry } = this.host;
    const { contents, identity } = this.#sender(options);
    const { channel = 'a channel' } = options;
    // Of no book: it crossed nothing, so it is not on record.
    const draft = { kind, from: identity.endpoint, to: bus.main, channel, parcel: { open: () => [] } };
    const message = new Message(0, 0, draft, undefined);
    let answer: Parcel | undefined;
    const { era } = bus;
    const replies = kind === 'invoke' || kind === 'sendSync';
    const replyChannel = new ReplyChannel({
      encode: kind === 'invoke' ? packerFor(era) : (value) => encodeSyncReply(value, era),
      reply: (parcel) => {
        answer = parcel;
      },
      retries: era.uncloneableReplyAnswers,
    });
    const source = { bus, registry, message, contents, identity, mocked: this.mocked() };
    const event = createIpcEvent(source, replies ? replyChannel : undefined);
    this.#answers.set(event, () => answer?.open());
    return event;
  }

  answerOf(event: object): unknown {
    const answer = this.#answers.get(event);
    if (answer === undefined) throw foreignEventError();
    return answer();
  }

  #sender(options: EventOptions): { contents: WebContents; identity: FrameIdentity } {
    const { url, childUrl, frame: fate = 'live' } = options;
    const made = options.renderer ?? (url === undefined ? this.host.renderer : undefined);
    const contents = made?.webContents ?? this.#contents(url!);
    const parent = made?.frame ?? contents.frame;
    const frame = childUrl === undefined ? parent : this.#child(contents, parent, childUrl);
    return { contents, identity: fate === 'live' ? frame.identity : this.#left(frame, fate) };
  }

  /** What `frame` was before it navigated, although it did not. */
  #left(frame: WebFrameMain, fate: FrameFate): FrameIdentity {
    const { registry } = this.host;
    const identity = { ...frame.identity, routingId: registry.nextRoutingId() };
    if (fate === 'detached') registry.renderFrames.set(identity.routingId, frame.asDetached(identity));
    return identity;
  }

  #contents(url: string): WebContents {
    const { bus, registry } = this.host;
    const contents = new WebContents(bus, registry, false);
    bus.attach(contents.frame.endpoint, sink);
    contents.frame.commit(url);
    return contents;
  }

  #child(contents: WebContents, parent: WebFrameMain, url: string): WebFrameMain {
    const { bus, registry } = this.host;
    const frame = new WebFrameMain(this.host, { contentsId: contents.id, parent: parent.node });
    registry.events.emit('twin', frame);
    bus.attach(frame.endpoint, sink);
    showInFrame(contents, frame, url);
    return frame;
  }
}

function check(kind: MessageKind, options: EventOptions): void {
  for (const [name, value] of Object.entries({ ...options, kind })) {
    const fits =
      name === 'renderer'
        ? typeof value === 'object' && value !== null && 'frame' in value
        : name === 'frame'
          ? ['live', 'detached', 'gone'].includes(value as string)
          : name === 'kind'
            ? ['invoke', 'send', 'sendSync', 'postMessage'].includes(value as string)
            : Object.hasOwn(TAKES, name) && (typeof value === 'string' || value === undefined);
    if (!fits) throw eventOptionError(name, value, TAKES);
  }
}
