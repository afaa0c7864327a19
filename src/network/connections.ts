import { Agent, type ClientRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import { clearTimeout, setTimeout } from '../bus/timers';

/** How long a connection is kept that nobody uses, in milliseconds: servers of tests want to close. */
const KEPT_FOR = 200;

/** Keeps connections for a moment, so that requests in a row go over one. */
class KeepingAgent extends Agent {
  readonly #forget = new WeakMap<Duplex, () => void>();

  override keepSocketAlive(socket: Duplex): boolean {
    const keeps = super.keepSocketAlive(socket) as unknown as boolean;
    const timer = setTimeout(() => socket.destroy(), KEPT_FOR);
    timer.unref();
    this.#forget.set(socket, () => clearTimeout(timer));
    return keeps;
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    this.#forget.get(socket)?.();
    super.reuseSocket(socket, request);
  }
}

/** The connections of one session. */
export class Connections {
  #agent: Agent | undefined;
  readonly #underWay = new Set<() => void>();

  /** Over which requests go that need no certificate. */
  get agent(): Agent {
    this.#agent ??= new KeepingAgent({ keepAlive: true });
    return this.#agent;
  }

  /** A request is under way, which `stop` ends. @returns to be called when it has come to its end */
  track(stop: () => void): () => void {
    this.#underWay.add(stop);
    return () => void this.#underWay.delete(stop);
  }

  /** Ends those that are kept, and what goes over the others. */
  closeAll(): void {
    for (const stop of [...this.#underWay]) stop();
    this.#underWay.clear();
    this.close();
  }

  /** Ends those that are kept. */
  close(): void {
    this.#agent?.destroy();
    this.#agent = undefined;
  }
}
