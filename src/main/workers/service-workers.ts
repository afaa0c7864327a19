import { EventEmitter } from 'node:events';
import type { Bus } from '../../bus/bus';
import { tell } from '../../bus/emitter';
import { type Restore, saveListeners } from '../../bus/snapshot';
import { ERA_SHAPE, type EraShape } from '../../eras/era-members';
import { createEvent } from '../../modules/native-event';
import { unknownWorkerError, workerStartError } from '../../words/worker-errors';
import type { Registry } from '../registry';
import { type RunningStatus, ServiceWorkerMain, type WorkerVersion } from './service-worker-main';

type Offered = Pick<
  Electron.ServiceWorkers,
  'getAllRunning' | 'getFromVersionID' | 'getInfoFromVersionID' | 'getWorkerFromVersionID' | 'startWorkerForScope'
>;

/** The service workers of one session, as main sees them. */
export class ServiceWorkers extends EventEmitter implements Offered {
  readonly #bus: Bus;
  readonly #registry: Registry;
  readonly #session: Electron.Session;

  constructor(bus: Bus, registry: Registry, session: Electron.Session) {
    super();
    this.#bus = bus;
    this.#registry = registry;
    this.#session = session;
  }

  getAllRunning(): Record<number, Electron.ServiceWorkerInfo> {
    return Object.fromEntries([...this.#running].map((version) => [version.versionId, infoOf(version)]));
  }

  /** @throws Error `Could not find service worker with that version_id` */
  getInfoFromVersionID(versionId: number): Electron.ServiceWorkerInfo {
    const version = this.#find(versionId);
    if (version === undefined) throw unknownWorkerError();
    return infoOf(version);
  }

  /** The older name of `getInfoFromVersionID`. */
  getFromVersionID(versionId: number): Electron.ServiceWorkerInfo {
    return this.getInfoFromVersionID(versionId);
  }

  /** Main's object for a running version; from now on its messages are delivered (S11.3). */
  getWorkerFromVersionID(versionId: number): ServiceWorkerMain | undefined {
    const version = this.#find(versionId);
    return version && this.#mainOf(version);
  }

  /**
   * Starts the worker of `scope` if it does not run.
   *
   * @returns a promise that rejects with Error `Failed to start service worker.` where there is none
   */
  async startWorkerForScope(scope: string): Promise<ServiceWorkerMain> {
    await new Promise<void>((resolve) => this.#bus.later(resolve));
    const version = [...this.#versions].find((candidate) => candidate.scope === scope);
    if (version === undefined) throw workerStartError();
    if (version.status === 'stopped') version.start();
    return this.#mainOf(version);
  }

  /** A version is registered, in the place of the one that its scope had. */
  register(version: WorkerVersion): void {
    this.#registry.workers.set(version.versionId, version);
    tell(this, 'registration-completed', createEvent(), { scope: version.scope });
  }

  /** A version starts or stops. */
  change(version: WorkerVersion, runningStatus: RunningStatus): void {
    version.status = runningStatus;
    const { versionId } = version;
    tell(this, 'running-status-changed', createEvent({ versionId, runningStatus }));
  }

  save(): Restore {
    return saveListeners(this);
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'ServiceWorkers' };
  }

  get #versions(): WorkerVersion[] {
    return [...this.#registry.workers.values()].filter(({ session }) => session === this.#session);
  }

  get #running(): WorkerVersion[] {
    return this.#versions.filter(({ status }) => status !== 'stopped');
  }

  #find(versionId: number): WorkerVersion | undefined {
    return this.#running.find((version) => version.versionId === versionId);
  }

  #mainOf(version: WorkerVersion): ServiceWorkerMain {
    if (version.main === undefined) {
      version.main = new ServiceWorkerMain(this.#bus, version);
      this.#registry.events.emit('twin', version.main.existingIpc);
    }
    return version.main;
  }
}

function infoOf({ versionId, scope, scriptURL, processId }: WorkerVersion): Electron.ServiceWorkerInfo {
  return { scriptUrl: scriptURL, scope, renderProcessId: processId, versionId };
}
