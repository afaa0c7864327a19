import type { MaskRule } from '../../traffic/mask';
import { isObject } from '../../words/objects';
import type { Lines, Seen } from './lines';
import { type Method, replaceMethod } from './replace-method';

/** What the recorder uses of Electron's main process: documented members alone. */
export interface MainModule {
  readonly app: Electron.App;
  readonly ipcMain: Electron.IpcMain;
}

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

export type { MaskRule };

/** Writes down what main hears, answers and sends. */
export class MainHooks {
  readonly #labels = new Map<string, string>();
  readonly #ids = new WeakMap<object, number>();
  /** How many have listened to a message. */
  readonly #heard = new WeakMap<object, number>();
  /** The events of sendSync, and what their listeners are given for them. */
  readonly #sync = new WeakSet<object>();
  readonly #asking = new WeakMap<object, Electron.IpcMainEvent>();
  readonly #undo: (() => void)[] = [];
  readonly #frames = new WeakSet<object>();
  /** The message that main is dealing with. */
  #current: number | undefined;
  /** Whether what sends now is Electron, for a method that is written down already. */
  #isInside = false;

  constructor(
    private readonly lines: Lines,
    { app, ipcMain }: MainModule,
  ) {
    this.#watchIpc(ipcMain);
    const created = (_event: unknown, contents: Electron.WebContents) => this.#watchContents(contents);
    app.on('web-contents-created', created);
    this.#undo.push(() => void app.off('web-contents-created', created));
  }

  stop(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }

  #watchContents(contents: Electron.WebContents): void {
    const heard = (event: Electron.IpcMainEvent, channel: string, ...args: unknown[]) => {
      this.#hears('send', event, channel, args);
      this.#watchReply(event);
    };
    const asked = (event: Electron.IpcMainEvent, channel: string, ...args: unknown[]) => {
      this.#hears('sendSync', event, channel, args);
      this.#watchReply(event);
      this.#sync.add(event);
    };
    contents.prependListener('ipc-message' as never, heard as never);
    contents.prependListener('ipc-message-sync' as never, asked as never);
    this.#undo.push(() => {
      contents.off('ipc-message' as never, heard as never);
      contents.off('ipc-message-sync' as never, asked as never);
    });
    if (contents.ipc) this.#watchIpc(contents.ipc as unknown as Electron.IpcMain);
    const label = () => this.#labelOf(contents.mainFrame?.frameTreeNodeId ?? `contents ${contents.id}`);
    this.#watchSending(contents, label);
    contents.on('frame-created', (_event, { frame }) => frame && this.#watchFrame(frame));
    if (contents.mainFrame) this.#watchFrame(contents.mainFrame);
  }

  #watchFrame(frame: Electron.WebFrameMain): void {
    if (this.#frames.has(frame)) return;
    this.#frames.add(frame);
    if (frame.ipc) this.#watchIpc(frame.ipc as unknown as Electron.IpcMain);
    this.#watchSending(frame, () => this.#labelOf(frame.frameTreeNodeId));
  }

  /** `send` and `postMessage` of a contents or a frame. */
  #watchSending(sender: Electron.WebContents | Electron.WebFrameMain, label: () => string): void {
    for (const kind of ['send', 'postMessage'] as const) {
      this.#replace(sender, kind, (original) => (channel, ...args) => {
        if (this.#isInside) return original(channel, ...args);
        const given = kind === 'send' ? args : args.slice(0, 1);
        const ports = kind === 'send' ? [] : ((args[1] as unknown[] | undefined) ?? []);
        return this.#sends(kind, label(), channel, given, ports, () => original(channel, ...args));
      });
    }
  }

  #sends(
    kind: string,
    to: string,
    channel: unknown,
    args: readonly unknown[],
    ports: readonly unknown[],
    send: () => unknown,
  ): unknown {
    const seen = this.#seen(kind, 'main', to, String(channel), args, ports);
    const id = this.lines.begin({ ...seen, ...(this.#current !== undefined && { cause: this.#current }) });
    this.#isInside = true;
    try {
      const sent = send();
      this.lines.conclude(id, {});
      return sent;
    } catch (error) {
      this.lines.conclude(id, { outcome: 'lost', error });
      throw error;
    } finally {
      this.#isInside = false;
    }
  }

  #hears(kind: string, event: Electron.IpcMainEvent, channel: string, args: readonly unknown[]): void {
    const id = this.lines.begin(this.#seen(kind, this.#senderOf(event), 'main', channel, args, event.ports ?? []));
    this.#ids.set(event, id);
    // Whoever listens is told in this turn; of a sendSync it is said when it is answered.
    if (kind === 'sendSync') return;
    queueMicrotask(() => {
      const heardBy = this.#heard.get(event) ?? 0;
      this.lines.conclude(id, { outcome: heardBy > 0 ? 'heard' : 'unheard', heardBy });
    });
  }

  /** `emit` of `ipcMain` tells who listens, and is the only word of what was posted. `handle` gives what answers. */
  #watchIpc(ipc: Electron.IpcMain): void {
    this.#replace(ipc, 'emit' as never, (original) => (channel, event, ...args) => {
      if (!isObject(event) || !('sender' in event)) return original(channel, event, ...args);
      const message = event as Electron.IpcMainEvent;
      if (!this.#ids.has(message)) this.#hears('postMessage', message, String(channel), args);
      this.#heard.set(message, (this.#heard.get(message) ?? 0) + ipc.listenerCount(String(channel)));
      const given = this.#sync.has(message) ? this.#listening(message, String(channel)) : message;
      return this.#during(this.#ids.get(message), () => original(channel, given, ...args));
    });
    for (const name of ['handle', 'handleOnce'] as const) {
      this.#replace(ipc, name, (original) => (channel, handler) => {
        if (typeof handler !== 'function') return original(channel, handler);
        return original(channel, this.#watched(String(channel), handler as Handler));
      });
    }
  }

  #watched(channel: string, handler: Handler): Handler {
    const hooks = this;
    return function (this: unknown, event, ...args) {
      const { lines } = hooks;
      if (!lines.isOpen) return Reflect.apply(handler, this, [event, ...args]);
      const from = hooks.#senderOf(event);
      const id = lines.begin({
        ...hooks.#seen('invoke', from, 'main', channel, args, []),
        outcome: 'pending',
        heardBy: 1,
      });
      const answer = (outcome: 'returned' | 'threw', result: Partial<Seen>) => {
        const reply = lines.begin({ ...hooks.#seen('result', 'main', from, channel, [], []), cause: id });
        lines.conclude(id, { outcome, ...(outcome === 'threw' && { error: result.error }) });
        const told =
          result.error === undefined ? undefined : `Error invoking remote method '${channel}': ${result.error}`;
        lines.conclude(reply, { ...result, ...(told !== undefined && { error: new Error(told) }) });
      };
      let answered: unknown;
      try {
        answered = hooks.#during(id, () => Reflect.apply(handler, this, [event, ...args]));
      } catch (error) {
        answer('threw', { error });
        throw error;
      }
      if (!isThenable(answered)) answer('returned', { args: [answered] });
      else {
        answered.then(
          (value) => answer('returned', { args: [value] }),
          (error) => answer('threw', { error }),
        );
      }
      return answered;
    };
  }

  /** What is sent by `event.reply`. */
  #watchReply(event: Electron.IpcMainEvent): void {
    if (typeof event.reply !== 'function') return;
    const to = this.#senderOf(event);
    this.#replace(
      event,
      'reply',
      (original) =>
        (channel, ...args) =>
          this.#sends('send', to, channel, args, [], () => original(channel, ...args)),
      false,
    );
  }

  /** The event with an ear on `returnValue`, which cannot be redefined: the first assignment is the answer. */
  #listening(event: Electron.IpcMainEvent, channel: string): Electron.IpcMainEvent {
    const known = this.#asking.get(event);
    if (known) return known;
    const id = this.#ids.get(event)!;
    let isAnswered = false;
    const answered = (given: unknown) => {
      if (isAnswered) return;
      isAnswered = true;
      this.lines.conclude(id, { outcome: 'returned', heardBy: this.#heard.get(event) ?? 1 });
      this.lines.add({ ...this.#seen('result', 'main', this.#senderOf(event), channel, [given], []), cause: id });
    };
    const listening = new Proxy(event, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        const isShared = typeof value === 'function' && !Object.hasOwn(target, key);
        return isShared ? value.bind(target) : value;
      },
      set: (target, key, value) => {
        if (key === 'returnValue') answered(value);
        return Reflect.set(target, key, value);
      },
    });
    this.#asking.set(event, listening);
    return listening;
  }

  #during<T>(id: number | undefined, work: () => T): T {
    const outer = this.#current;
    this.#current = id;
    try {
      return work();
    } finally {
      this.#current = outer;
    }
  }

  #seen(
    kind: string,
    from: string,
    to: string,
    channel: string,
    args: readonly unknown[],
    ports: readonly unknown[],
  ): Seen {
    return {
      kind,
      direction: to === 'main' ? 'toMain' : 'toRenderer',
      from,
      to,
      channel,
      args,
      ...(ports.length > 0 && { ports: ports.map((_port, index) => `port ${index + 1}`) }),
      outcome: 'heard',
      heardBy: 0,
    };
  }

  /** Not by the frame itself, which may be gone: an event that is late has none. */
  #senderOf(event: Electron.IpcMainEvent | Electron.IpcMainInvokeEvent): string {
    const id = event.senderFrame?.frameTreeNodeId ?? event.sender.mainFrame?.frameTreeNodeId;
    return this.#labelOf(id ?? `contents ${event.sender.id}`);
  }

  #labelOf(key: string | number): string {
    const label = this.#labels.get(String(key)) ?? `renderer#${this.#labels.size + 1}`;
    this.#labels.set(String(key), label);
    return label;
  }

  #replace(target: object, name: string, make: (original: Method) => Method, isUndone = true): void {
    const undo = replaceMethod(target, name, make);
    if (isUndone) this.#undo.push(undo);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && typeof (value as { then?: unknown }).then === 'function';
}
