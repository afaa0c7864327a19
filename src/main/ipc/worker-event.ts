import type { Message } from '../../bus/message';
import type { ReplyChannel } from '../../bus/reply-channel';
import { nativeMark } from '../../wire/clone';
import { nearest } from '../../words/nearest';
import type { WorkerVersion } from '../workers/service-worker-main';

/** Electron's own constructor is named so (S4.1). */
const WorkerEvent = class Event {
  #prevented = false;

  /** No effect on IPC (S4.1). */
  preventDefault(): void {
    this.#prevented = true;
  }

  get defaultPrevented(): boolean {
    return this.#prevented;
  }
};

// S4.1, S3.6.au
Object.defineProperty(WorkerEvent.prototype, nativeMark, { value: true });

/** The event object of a service worker's message: no sender, no frame and no `reply` (S11.4). */
export function createWorkerEvent(
  { kind }: Message,
  { versionId, processId, session }: WorkerVersion,
  replyChannel: ReplyChannel | undefined,
): object {
  const event = new WorkerEvent() as unknown as Record<string, unknown>;
  Object.assign(event, { type: 'service-worker', versionId, processId, session });
  Object.defineProperty(event, 'serviceWorker', {
    get: () => session.serviceWorkers.getWorkerFromVersionID(versionId),
  });
  if (replyChannel) event._replyChannel = replyChannel;
  if (kind === 'sendSync') {
    // S4.22: it reads undefined before and after.
    Object.defineProperty(event, 'returnValue', {
      get: () => undefined,
      set: (value: unknown) => replyChannel?.sendReply(value),
    });
  }
  if (kind === 'postMessage') event.ports = [];
  return event;
}

/** Why nobody heard a service worker, and the way out. */
export function unheardOfWorker({ channel }: Message, { main, versionId }: WorkerVersion): string {
  const said = `'${channel}' was sent by a service worker and nobody listens: Electron drops it silently.`;
  if (main === undefined) {
    return (
      `${said} Main has not asked for this worker: take it from ` +
      `session.serviceWorkers.getWorkerFromVersionID(${versionId}) first, for example on 'running-status-changed'.`
    );
  }
  const meant = nearest(channel, main.ipc.eventNames().map(String), ' Did you mean ');
  return `${said}${meant || ` Listen with serviceWorker.ipc.on('${channel}', …); ipcMain never hears it.`}`;
}
