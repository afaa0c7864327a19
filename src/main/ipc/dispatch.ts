import type { Bus } from '../../bus/bus';
import { emitMessage, hasListener, isReplaced } from '../../bus/emitter';
import { InvokeReply } from '../../bus/invoke-reply';
import type { Message } from '../../bus/message';
import type { Receiver } from '../../bus/queue';
import type { ReplyChannel } from '../../bus/reply-channel';
import { describeUncloneable } from '../../wire/clone';
import { describeThrown, LOG, NEVER_SENT, noHandlerError } from '../../words/errors';
import { nearest } from '../../words/nearest';
import type { WebFrameMain } from '../frames/web-frame-main';
import type { Registry } from '../registry';
import type { WorkerVersion } from '../workers/service-worker-main';
import { createIpcEvent, type EventSource } from './ipc-event';
import type { IpcMainImpl } from './ipc-main';

// Loaded with the first message of a service worker.
const workerEvent = () => require('./worker-event') as typeof import('./worker-event');

type Handler = NonNullable<ReturnType<IpcMainImpl['_invokeHandlers']['get']>>;

/** Main's end of the bus: finds who is to hear a message, and tells them in Electron's order. */
export class MainDispatch implements Receiver {
  constructor(
    private readonly bus: Bus,
    private readonly registry: Registry,
    private readonly ipcMain: IpcMainImpl,
    private readonly mocked: () => EventSource['mocked'],
  ) {}

  receive(message: Message, final: boolean): boolean {
    const to = message.from.process === 'worker' ? this.#workerTarget(message) : this.#frameTarget(message);
    if (to === undefined) return this.#senderGone(message);
    if (message.kind === 'invoke') return this.#invoke(to, final);
    return this.#emit(to, final);
  }

  #frameTarget(message: Message): FrameTarget | undefined {
    const frame = this.registry.frameOf(message.from);
    const contents = frame && this.registry.contents.get(frame.contentsId);
    if (!frame || !contents) return undefined;
    frame.takesMessages();
    const { bus, registry } = this;
    const identity = registry.documentOf(message.from, frame);
    return { bus, registry, message, contents, identity, mocked: this.mocked(), frame, version: undefined };
  }

  /** S11.2, S11.3: only what somebody in main has asked for the worker of. */
  #workerTarget(message: Message): WorkerTarget | undefined {
    const version = this.registry.workers.get(message.from.id);
    return version && { message, version };
  }

  /** Who hears a channel, in the order of S4.8, without those that nobody has asked for. */
  #emittersOf({ frame, contents, version }: Target): IpcMainImpl[] {
    if (version) return version.main ? [version.main.existingIpc] : [];
    if (!this.bus.era.wcIpc) return [this.ipcMain];
    return [frame.existingIpc, contents.existingIpc, this.ipcMain].filter((ipc) => ipc !== undefined);
  }

  /** S4.8–S4.10: the contents' own event, then the channel on the frame, the contents and ipcMain. */
  #emit(to: Target, final: boolean): boolean {
    const { bus } = this;
    const { era } = bus;
    const { message, frame, contents, version } = to;
    const { channel, kind } = message;
    // As `#emittersOf`, but a list of them would cost every message. All before any listener runs: a nested dispatch must
    // not change the outer one's (S17.15).
    const frameIpc = version ? version.main?.existingIpc : era.wcIpc ? frame.existingIpc : undefined;
    const contentsIpc = contents && era.wcIpc ? contents.existingIpc : undefined;
    const mainIpc = version ? undefined : this.ipcMain;
    const first = kind === 'sendSync' ? 'ipc-message-sync' : kind === 'send' ? 'ipc-message' : undefined;
    const tells = first !== undefined && hasListener(contents, first);
    // The likeliest first.
    const listens =
      tells || hasListener(mainIpc, channel) || hasListener(contentsIpc, channel) || hasListener(frameIpc, channel);
    // Nothing is emitted before somebody listens, so that the second offer repeats nothing.
    if (!listens && !final) return false;
    // S11.5: never of a service worker.
    if (!listens && kind === 'sendSync' && contents && era.syncNoListenerWarns)
      bus.reporter.print('warn', LOG.noListeners(contents.id, channel));
    if (kind === 'sendSync') this.#noteLoading(to);
    const event = this.#eventOf(to, kind === 'sendSync' ? bus.requests.syncChannel(message) : undefined);
    const given = message.unpackAfter(event);
    const before = message.heardBy;
    if (first !== undefined && contents && (tells || isReplaced(contents))) {
      const [, ...args] = given;
      // Before 5 it was Electron's own affair and had one packed argument.
      const rest = era.wcIpcMessagePublic ? [channel, ...args] : [[channel, ...args]];
      emitMessage(bus, contents, first, message, [event, ...rest]);
    }
    if (frameIpc) emitMessage(bus, frameIpc, channel, message, given);
    if (contentsIpc) emitMessage(bus, contentsIpc, channel, message, given);
    if (mainIpc) emitMessage(bus, mainIpc, channel, message, given);
    const heard = message.heardBy > before;
    if (!heard && kind !== 'sendSync') this.#unheard(to);
    return heard;
  }

  /** A page that waits for main before it is there. */
  #noteLoading({ message, contents }: Target): void {
    const { log } = this.bus;
    if (contents?.isLoadingMainFrame() || log.loading.has(message.from)) log.askedWhileLoading.add(message);
  }

  /** S5.2: the first that has a handler, and only that one. */
  #invoke(to: Target, final: boolean): boolean {
    const { message } = to;
    const { requests } = this.bus;
    const withheld = requests.withholds(message.channel);
    const handler = this.#handlerOf(to);
    if (handler === undefined && !final) return false;
    message.outcome = 'pending';
    if (handler) message.heardBy++;
    if (handler === undefined) this.#unhandled(to);
    if (handler || !withheld) void this.#run(to, handler, new InvokeReply(this.bus, message, withheld));
    if (withheld) requests.neverAnswer(message);
    return true;
  }

  // As `#emittersOf`, but a list of them would cost every invoke.
  #handlerOf({ message: { channel }, frame, contents, version }: Target): Handler | undefined {
    if (version) return handlerIn(version.main?.existingIpc, channel);
    const own = this.bus.era.wcIpc
      ? (handlerIn(frame.existingIpc, channel) ?? handlerIn(contents.existingIpc, channel))
      : undefined;
    return own ?? handlerIn(this.ipcMain, channel);
  }

  /** The caller is told that there is none (S5.4), and the record which one may have been meant. */
  #unhandled(to: Target): void {
    const { message } = to;
    const emitters = to.version ? [to.version.main?.existingIpc] : [...this.#emittersOf(to)];
    const names = () => emitters.flatMap((ipc) => [...(ipc?._invokeHandlers.keys() ?? [])]);
    this.bus.problem('no-handler', message, () => {
      const way =
        nearest(message.channel, names(), ' Did you mean ') || ` Register ipcMain.handle('${message.channel}', …).`;
      return `'${message.channel}' was invoked and has no handler: the invoke rejects.${way}`;
    });
  }

  /** The body of Electron's own dispatcher (S5.1–S5.8), which is where its timing comes from. */
  async #run(to: Target, handler: Handler | undefined, reply: InvokeReply): Promise<void> {
    const { message } = to;
    try {
      if (handler === undefined) {
        const error = noHandlerError(message.channel);
        throw this.bus.era.noHandlerIsErrorObject ? error : error.message;
      }
      const given = message.unpackAfter(this.#eventOf(to, reply.channel));
      const result: unknown = await Promise.resolve(handler(...(given as Parameters<Handler>)));
      if (!this.#isGone(message)) reply.sendResult(result);
    } catch (error) {
      this.#fail(message, error, reply.channel);
    }
  }

  #fail(message: Message, error: unknown, replyChannel: ReplyChannel): void {
    message.error = error;
    // Of a stack of its own: Jest prints the whole of it below the line. It is still printed before the caller's promise settles.
    void Promise.resolve().then(() => this.bus.reporter.print('error', LOG.handler(message.channel), error));
    if (this.#isGone(message)) return;
    try {
      const text: unknown = (error as { toString(): unknown }).toString();
      // S3.8: a failed answer has spent the channel, and the error can no longer be sent.
      if (replyChannel.isOpen) replyChannel.sendReply({ error: text });
      else this.#unanswerable(message, String(text), error);
    } catch (failure) {
      // S5.8: undefined, null or an object without toString has no text, and that fails in Electron's own code.
      this.bus.reporter.emitOnProcess('unhandledRejection', failure, Promise.resolve());
      this.#unanswerable(message, NEVER_SENT, error);
    }
  }

  /** S3.8, S5.8: a real promise hangs here; the fake's rejects with the text of older versions, and says so. */
  #unanswerable(message: Message, text: string, error: unknown): void {
    this.bus.requests.answer(message, { open: () => ({ error: text }) });
    const why =
      text === NEVER_SENT
        ? `threw ${describeThrown(error)}, of which Electron cannot make a text. Throw an Error.`
        : `returned something that cannot be cloned${whichOf(error)}. Return plain data.`;
    const since = text === NEVER_SENT ? 'A real' : 'In Electron 40 and later the';
    this.bus.problem(
      'unanswerable-invoke',
      message,
      () => `The handler of '${message.channel}' ${why} ${since} invoke never settles.`,
    );
  }

  /** S5.14: the handler of a document that is gone runs to its end, and its reply is dropped. */
  #isGone(message: Message): boolean {
    if (this.registry.runsAt(message.from)) return false;
    this.bus.log.conclude(message, 'lost');
    return true;
  }

  /** S4.25, S5.16: the contents vanished between the call and its dispatch. */
  #senderGone(message: Message): boolean {
    const error = 'WebContents was destroyed';
    const answers = this.bus.era.destroyedReply && message.from.process !== 'worker';
    if (answers && message.kind === 'invoke') this.bus.requests.refuse(message, error);
    else if (answers && message.kind === 'sendSync') this.bus.requests.syncChannel(message)?.sendReply({ error });
    else {
      this.bus.requests.forget((waiting) => waiting === message);
      message.outcome = 'lost';
      this.bus.problem(
        'dead-target',
        message,
        () => `'${message.channel}' arrived from a renderer that was gone by then: Electron drops it silently.`,
      );
    }
    return true;
  }

  #unheard(to: Target): void {
    const { message, contents, version } = to;
    if (version) {
      this.bus.problem('unheard', message, () => workerEvent().unheardOfWorker(message, version));
      return;
    }
    const emitters = this.#emittersOf(to);
    const names = () => [...emitters, contents].flatMap((emitter) => emitter.eventNames().map(String));
    const handled = emitters.some((ipc) => ipc._invokeHandlers.has(message.channel));
    this.bus.problem('unheard', message, () => {
      const wrongMethod = handled
        ? ` It has a handler: call ipcRenderer.invoke, or listen with ipcMain.on.`
        : nearest(message.channel, names(), ' Did you mean ') || ` Listen with ipcMain.on('${message.channel}', …).`;
      return `'${message.channel}' was sent to main and nobody listens: Electron drops it silently.${wrongMethod}`;
    });
  }

  #eventOf(to: Target, replyChannel: ReplyChannel | undefined): object {
    if (to.version) return workerEvent().createWorkerEvent(to.message, to.version, replyChannel);
    return createIpcEvent(to, replyChannel);
  }
}

/** `: result.onSave is a function`, if that is known. */
function whichOf(error: unknown): string {
  const what = describeUncloneable(error, '');
  return what === undefined ? '' : `: ${what.replace(/^\./, '')}`;
}

function handlerIn(ipc: IpcMainImpl | undefined, channel: string): Handler | undefined {
  return ipc?._invokeHandlers.get(channel);
}

/** Itself what its event is made of: one object a message is enough. */
interface FrameTarget extends EventSource {
  readonly frame: WebFrameMain;
  readonly version: undefined;
}

interface WorkerTarget {
  readonly message: Message;
  readonly frame?: undefined;
  readonly contents?: undefined;
  readonly version: WorkerVersion;
}

type Target = FrameTarget | WorkerTarget;
