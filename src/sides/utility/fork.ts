import { EventEmitter } from 'node:events';
import { isPromise } from 'node:util/types';
import type { Bus } from '../../bus/bus';
import { tell } from '../../bus/emitter';
import type { Endpoint, Message } from '../../bus/message';
import { type Restore, saveListeners, together } from '../../bus/snapshot';
import { CHECKPOINT } from '../../bus/tasks';
import { MessagePortMain } from '../../main/ipc/message-port-main';
import { UtilityProcess, utilityReceiver } from '../../main/workers/utility-process';
import { createEvent } from '../../modules/native-event';
import { stackOf } from '../../words/errors';
import type { Fault, Occupant, UtilityContext } from './context';
import { ParentPort, parentPortReceiver } from './parent-port';
import type { Surroundings } from './surroundings';
import type { UtilityHost, UtilityMain } from './types';

/** What Linux has for a trap. */
const CRASHED = 5;

/** One utility process, both ends. */
export class Fork implements Occupant {
  readonly child: UtilityProcess;
  readonly parentPort: ParentPort;
  readonly around: Surroundings;
  readonly events = new EventEmitter();
  readonly #host: UtilityHost;
  readonly #name: string;
  readonly #bus: Bus;
  readonly #context: UtilityContext;
  readonly #main: UtilityMain;
  readonly #endpoint: Endpoint;
  readonly #childEnd: Endpoint = { process: 'main', id: 0 };
  #state: 'starting' | 'running' | 'ending' | 'exited' = 'starting';
  /** What was sent before the worker listened. */
  #waiting: Message[] = [];

  constructor(
    host: UtilityHost,
    context: UtilityContext,
    id: number,
    options: Electron.ForkOptions,
    main: UtilityMain,
    argv: readonly string[] | undefined,
  ) {
    const { bus } = host;
    this.#host = host;
    this.#name = options.serviceName || 'Node Utility Process';
    this.#bus = bus;
    this.#context = context;
    this.#main = main;
    this.#endpoint = { process: 'utility', id };
    const isAlive = () => this.#state !== 'exited';
    const ends = { bus, endpoint: this.#endpoint, isAlive };
    const end = (code: number) => bus.later(() => this.#exit(code));
    this.child = new UtilityProcess({ ...ends, deliver: (message) => this.#deliver(message), end }, options);
    const { child } = this;
    this.around = {
      argv: argv ?? process.argv,
      execArgv: options.execArgv ?? process.execArgv,
      env: options.env as NodeJS.ProcessEnv | undefined,
      cwd: options.cwd,
      get pid() {
        return child.pid;
      },
      stdout: child.outlet('stdout'),
      stderr: child.outlet('stderr'),
    };
    this.parentPort = new ParentPort({
      ...ends,
      isAlive: () => this.#state === 'running' || this.#state === 'starting',
      main: this.#childEnd,
      arrivals: (message) => MessagePortMain.arrivals(bus, message, this.#endpoint),
      outside: (work) => context.outside(work),
      listening: () => bus.later(() => this.#deliverWaiting()),
    });
    this.#attach();
    bus.later(() => {
      if (this.#state !== 'starting') return;
      // Another process's number, as far as anybody can tell.
      this.child.pid = process.pid + id;
      bus.later(() => this.#load());
      tell(this.child, 'spawn');
    });
  }

  get electron(): object {
    return this.#host.electron();
  }

  get busy(): boolean {
    return this.#state === 'starting' || (this.#listens && this.#waiting.length > 0);
  }

  /** `process.exit` in it: the code goes on, as nothing can stop it, and no longer reaches anybody. */
  exit(code: number): void {
    this.#end(code, 'abnormal-exit');
  }

  /** `process.crash` in it. */
  crash(): void {
    this.#end(CRASHED, 'crashed');
  }

  /** W5.5: it is told first; then it ends of what was thrown, and warns of what was rejected. */
  fault(event: Fault, values: readonly unknown[]): void {
    if (this.#takes(event, values)) return;
    const [error] = values;
    if (event === 'uncaughtException' || !this.#bus.era.utilityRejectionWarns) this.#fail(error);
    else this.child.complain(`(node:${this.child.pid}) UnhandledPromiseRejectionWarning: ${stackOf(error)}`);
  }

  #takes(event: Fault, values: readonly unknown[]): boolean {
    return this.#context.run(this, () => this.events.emit(event, ...values));
  }

  #end(code: number, reason: 'abnormal-exit' | 'crashed'): void {
    if (this.#state === 'exited' || this.#state === 'ending') return;
    this.#state = 'ending';
    this.#context.run(this, () => this.events.emit('exit', code));
    this.#afterTurns(CHECKPOINT, () => {
      if (code !== 0) this.#tellGone(code, reason);
      this.#exit(code);
    });
  }

  /** A process takes its time to end: who awaits its last message has come to listen for `'exit'` by then. */
  #afterTurns(turns: number, task: () => void): void {
    this.#bus.later(turns === 0 ? task : () => this.#afterTurns(turns - 1, task));
  }

  discard(): void {
    this.#state = 'exited';
    this.#leave();
  }

  save(): Restore {
    const { pid } = this.child;
    const state = this.#state;
    const waiting = [...this.#waiting];
    const listeners = together(saveListeners(this.child), saveListeners(this.parentPort));
    return () => {
      this.#state = state;
      this.#waiting = [...waiting];
      this.child.pid = pid;
      listeners();
      if (state !== 'exited') this.#attach();
    };
  }

  get #listens(): boolean {
    return this.#state === 'running' && this.parentPort.listenerCount('message') > 0;
  }

  #attach(): void {
    const { receive } = parentPortReceiver(this.parentPort);
    this.#bus.attach(this.#endpoint, {
      receive: (message, final) => {
        try {
          return this.#context.run(this, () => receive(message, final));
        } catch (error) {
          if (this.#takes('uncaughtException', [error, 'uncaughtException'])) return true;
          // Whoever listens takes it; else it is the end of the process.
          if (process.listenerCount('uncaughtException') === 0) this.#fail(error);
          throw error;
        }
      },
    });
    const main = utilityReceiver(this.#bus, this.child);
    this.#bus.attach(this.#childEnd, {
      receive: (message, final) => this.#context.outside(() => main.receive(message, final)),
    });
    this.#context.enter(this);
  }

  #load(): void {
    if (this.#state !== 'starting') return;
    try {
      const loaded = this.#context.run(this, () => this.#main(this.parentPort));
      if (isPromise(loaded))
        loaded.then(
          () => this.#loaded(),
          (error: unknown) => this.#fail(error),
        );
      else this.#loaded();
    } catch (error) {
      this.#fail(error);
    }
  }

  #loaded(): void {
    if (this.#state !== 'starting') return;
    this.#state = 'running';
    this.#deliverWaiting();
  }

  #deliver(message: Message): void {
    if (this.#state === 'exited') this.#lose(message);
    else if (this.#listens && this.#waiting.length === 0) this.#bus.post(message);
    else this.#waiting.push(message);
  }

  #deliverWaiting(): void {
    while (this.#listens && this.#waiting.length > 0) this.#bus.post(this.#waiting.shift()!);
  }

  #fail(error: unknown): void {
    this.child.complain(error);
    this.exit(1);
  }

  #exit(code: number): void {
    if (this.#state === 'exited') return;
    this.#state = 'exited';
    this.#leave();
    for (const message of this.#waiting.splice(0)) this.#lose(message);
    try {
      tell(this.child, 'exit', code);
    } finally {
      this.child.close();
    }
  }

  /** What an app hears of a process that ended by itself, and not well. */
  #tellGone(exitCode: number, reason: 'abnormal-exit' | 'crashed'): void {
    const what = { type: 'Utility', reason, exitCode } as const;
    const details = { ...what, name: this.#name, serviceName: 'node.mojom.NodeService' };
    this.#bus.reporter.guard(() => this.#host.tellApp('child-process-gone', createEvent(), details));
  }

  #leave(): void {
    this.#bus.detach(this.#endpoint);
    this.#bus.detach(this.#childEnd);
    this.#context.leave(this);
  }

  #lose(message: Message): void {
    message.outcome = 'lost';
    this.#bus.problem(
      'dead-target',
      message,
      () =>
        'A message was sent to a utility process that has exited, or did before it listened: Electron drops it silently. ' +
        "Ask child.pid first, or listen for 'exit'.",
    );
  }
}
