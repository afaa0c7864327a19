import type { Bus } from '../../bus/bus';
import type { Endpoint, Message } from '../../bus/message';
import type { Restore } from '../../bus/snapshot';
import { SUBJECT, type Subject } from '../../bus/subject';
import { describeUncloneable, nativeMark, type Parcel } from '../../wire/clone';
import { LOG, missingChannelError, serializeError } from '../../words/errors';
import { destroyedWorkerError, workerTaskError } from '../../words/worker-errors';
import { IpcMainImpl } from '../ipc/ipc-main';

export type RunningStatus = Electron.ServiceWorkersRunningStatusChangedEventParams['runningStatus'];

/** One version of a service worker, as the browser keeps it. */
export interface WorkerVersion {
  readonly versionId: number;
  readonly scope: string;
  readonly scriptURL: string;
  readonly processId: number;
  readonly session: Electron.Session;
  status: RunningStatus;
  /** The realm that runs, or ran last; each run has another. */
  endpoint: Endpoint;
  /** Whether it is still registered. */
  registered: boolean;
  /** Main's object, once anybody has asked for it: without, nothing is delivered (S11.3). */
  main: ServiceWorkerMain | undefined;
  /** Runs the worker's side. */
  start(): void;
}

/** One version of a service worker as main sees it; the same object for the version's life (S11.6). */
export class ServiceWorkerMain implements Electron.ServiceWorkerMain {
  readonly ipc: IpcMainImpl & Electron.IpcMainServiceWorker;
  readonly #ipc: IpcMainImpl;
  readonly #bus: Bus;
  readonly #version: WorkerVersion;

  constructor(bus: Bus, version: WorkerVersion) {
    this.#bus = bus;
    this.#version = version;
    this.#ipc = new IpcMainImpl(bus, () => this[SUBJECT]);
    this.ipc = this.#ipc as IpcMainImpl & Electron.IpcMainServiceWorker;
  }

  get versionId(): number {
    return this.#version.versionId;
  }

  /** Empty once it is destroyed (S11.8). */
  get scope(): string {
    return this.isDestroyed() ? '' : this.#version.scope;
  }

  /** Empty once it is destroyed (S11.8). */
  get scriptURL(): string {
    return this.isDestroyed() ? '' : this.#version.scriptURL;
  }

  /** Whether its version is no longer registered. */
  isDestroyed(): boolean {
    return !this.#version.registered;
  }

  /**
   * Sends to the worker's `ipcRenderer`. What cannot cross is logged, not thrown; without a running worker the message is
   * dropped (S11.7).
   *
   * @throws TypeError `Missing required channel argument`
   */
  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw missingChannelError(this.#bus.era);
    let parcel: Parcel;
    try {
      parcel = this.#bus.packArgs(args, 'main');
    } catch (reason) {
      this.#refuse(channel, describeUncloneable(reason) ?? 'an argument that cannot be cloned');
      return;
    }
    this.#bus.post(this.#record(channel, parcel));
  }

  /**
   * Keeps the worker alive until `end()`.
   *
   * @throws TypeError `ServiceWorkerMain is destroyed`; Error `Unable to start service worker task.` (S11.8)
   */
  startTask(): Electron.StartTask {
    if (this.isDestroyed() && !this.#bus.hasEnded) throw destroyedWorkerError();
    if (this.#version.status !== 'running' && !this.#bus.hasEnded) throw workerTaskError();
    const end = () => {
      if (this.isDestroyed() && !this.#bus.hasEnded) throw destroyedWorkerError();
    };
    return { end };
  }

  save(): Restore {
    return this.#ipc.save();
  }

  /** The emitter as the bus knows it. */
  get existingIpc(): IpcMainImpl {
    return this.#ipc;
  }

  get [SUBJECT](): Subject {
    return { bus: this.#bus, side: 'contents', endpoint: this.#version.endpoint };
  }

  #record(channel: string, parcel: Parcel): Message {
    return this.#bus.record({ kind: 'send', from: this.#bus.main, to: this.#version.endpoint, channel, parcel });
  }

  #refuse(channel: string, what: string): void {
    const error = serializeError();
    const { reporter } = this.#bus;
    reporter.print('error', LOG.workerSend, error);
    const message = this.#record(channel, { open: () => [] });
    message.outcome = 'lost';
    message.error = error;
    const sentence =
      `'${channel}' was sent to a service worker with what cannot cross (${what}): Electron only logs that and ` +
      'sends nothing. Send plain data.';
    reporter.problem('uncloneable', message, () => sentence, error);
  }
}

// S3.6.au
Object.defineProperty(ServiceWorkerMain.prototype, nativeMark, { value: true });
