import { isObject } from '../../words/objects';
import type { Lines, Seen } from './lines';
import { type Method, replaceMethod } from './replace-method';

/** Writes down, from a preload, what its own page sends and hears. */
export class RendererHooks {
  readonly #undo: (() => void)[] = [];

  constructor(
    private readonly lines: Lines,
    ipcRenderer: Electron.IpcRenderer,
  ) {
    const { lines: to } = this;
    for (const kind of ['send', 'sendToHost'] as const) {
      this.#replace(ipcRenderer, kind, (original) => (channel, ...args) => {
        to.add(sent(kind, channel, args));
        return original(channel, ...args);
      });
    }
    this.#replace(ipcRenderer, 'postMessage', (original) => (channel, message, ...ports) => {
      const listed = (ports[0] as unknown[] | undefined) ?? [];
      const names = listed.map((_port, index) => `port ${index + 1}`);
      to.add({ ...sent('postMessage', channel, [message]), ...(names.length > 0 && { ports: names }) });
      return original(channel, message, ...ports);
    });
    this.#replace(ipcRenderer, 'sendSync', (original) => (channel, ...args) => {
      const id = to.begin(sent('sendSync', channel, args));
      const value = original(channel, ...args);
      to.conclude(id, { outcome: 'returned', heardBy: 1 });
      to.add({ ...heard('result', channel, [value]), cause: id });
      return value;
    });
    this.#replace(ipcRenderer, 'invoke', (original) => (channel, ...args) => {
      const id = to.begin({ ...sent('invoke', channel, args), outcome: 'pending' });
      const answer = original(channel, ...args) as Promise<unknown>;
      const end = (outcome: string, rest: Partial<Seen>) => {
        to.conclude(id, { outcome, heardBy: 1 });
        to.add({ ...heard('result', channel, []), ...rest, cause: id });
      };
      answer.then(
        (value) => end('returned', { args: [value] }),
        (error: unknown) => end('threw', { error }),
      );
      return answer;
    });
    this.#replace(ipcRenderer, 'emit' as never, (original) => (channel, event, ...args) => {
      const heardBy = ipcRenderer.listenerCount(String(channel));
      if (isObject(event) && 'ports' in event) {
        to.add({ ...heard('send', channel, args), outcome: heardBy > 0 ? 'heard' : 'unheard', heardBy });
      }
      return original(channel, event, ...args);
    });
  }

  stop(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }

  #replace(target: object, name: string, make: (original: Method) => Method): void {
    this.#undo.push(replaceMethod(target, name, make));
  }
}

function sent(kind: string, channel: unknown, args: readonly unknown[]): Seen {
  const isToHost = kind === 'sendToHost';
  const to = isToHost ? 'host#1' : 'main';
  const direction = isToHost ? 'toHost' : 'toMain';
  return { kind, direction, from: 'renderer#1', to, channel: String(channel), args, outcome: 'heard', heardBy: 0 };
}

function heard(kind: string, channel: unknown, args: readonly unknown[]): Seen {
  return {
    kind,
    direction: 'toRenderer',
    from: 'main',
    to: 'renderer#1',
    channel: String(channel),
    args,
    outcome: 'heard',
    heardBy: 0,
  };
}
