import { commandError } from '../../../words/contents-errors';
import type { Registry } from '../../registry';
import type { ConsoleTold } from '../console-told';
import type { PageSource } from '../pages';
import type { WebContents } from '../web-contents';
import { DOM } from './dom';
import { NETWORK, tellDocument } from './network';
import { PAGE, tellLoad } from './page';
import { RemoteObjects, RUNTIME } from './runtime';
import { TARGET } from './target';

export type Params = Record<string, unknown>;

/** One command's answer. */
export type Command = (session: ProtocolSession, params: Params) => unknown;

const COMMANDS: Readonly<Record<string, Command>> = { ...DOM, ...NETWORK, ...PAGE, ...RUNTIME, ...TARGET };

/** One attachment, or one that it attached to another target. */
export class ProtocolSession {
  /** The domains that were enabled. */
  readonly enabled = new Set<string>();
  readonly objects = new RemoteObjects();
  /** The nodes that were given out, by their id. */
  readonly nodes: Node[] = [];
  /** The bodies of what was loaded, by the id of the request. */
  readonly bodies = new Map<string, string>();

  constructor(
    readonly contents: WebContents,
    readonly protocol: Protocol,
    readonly id: string,
  ) {}

  tell(method: string, params: object): void {
    this.protocol.tell(method, params, this.id);
  }

  /** As `tell`, if the domain is enabled. */
  tellIn(method: string, params: object): void {
    if (this.enabled.has(method.split('.')[0]!)) this.tell(method, params);
  }

  /** The id of the main frame, which is that of the target, too. */
  get frameId(): string {
    return this.contents.getOrCreateDevToolsTargetId();
  }
}

const LEVELS: Readonly<Record<string, string>> = { debug: 'debug', info: 'log', warning: 'warning', error: 'error' };

/** Chromium's debugging protocol, as far as a page without a renderer process can speak it. */
export class Protocol {
  readonly #sessions = new Map<string, ProtocolSession>();
  readonly #registry: Registry;
  /** Whether new targets are told of. */
  discovers = false;
  #lastSession = 0;

  constructor(
    readonly contents: WebContents,
    readonly tell: (method: string, params: object, sessionId: string) => void,
  ) {
    this.#registry = contents.fake.registry;
    this.#sessions.set('', new ProtocolSession(contents, this, ''));
  }

  attach(): void {
    this.#registry.events.on('console', this.#onConsole).on('load', this.#onLoad).on('document', this.#onDocument);
  }

  detach(): void {
    this.#registry.events.off('console', this.#onConsole).off('load', this.#onLoad).off('document', this.#onDocument);
  }

  /** Attaches to another target. @returns the id of the session */
  open(target: WebContents): string {
    const id = `${target.getOrCreateDevToolsTargetId()}-${++this.#lastSession}`;
    this.#sessions.set(id, new ProtocolSession(target, this, id));
    return id;
  }

  close(id: string): void {
    this.#sessions.delete(id);
  }

  /** @throws Error in the protocol's words */
  async command(method: string, params: Params, sessionId = ''): Promise<unknown> {
    await new Promise<void>((resolve) => this.contents.fake.bus.later(resolve));
    const session = this.#sessions.get(sessionId);
    if (session === undefined) throw commandError('Session with given id not found.');
    const [domain, action] = method.split('.');
    if (action === 'enable' || action === 'disable') {
      const isKnown = DOMAINS.has(domain!);
      if (isKnown && action === 'enable') session.enabled.add(domain!);
      else if (isKnown) session.enabled.delete(domain!);
      if (isKnown && !Object.hasOwn(COMMANDS, method)) return {};
    }
    const command = Object.hasOwn(COMMANDS, method) ? COMMANDS[method] : undefined;
    if (command === undefined) throw commandError(`'${method}' wasn't found`);
    return (await command(session, params)) ?? {};
  }

  *#of(contents: WebContents): Generator<ProtocolSession> {
    for (const session of this.#sessions.values()) if (session.contents === contents) yield session;
  }

  readonly #onConsole = (contents: WebContents, { level, message, line, sourceId }: ConsoleTold): void => {
    for (const session of this.#of(contents)) {
      const told = { source: 'console-api', level: LEVELS[level], text: message, line, column: 1, url: sourceId };
      session.tellIn('Console.messageAdded', { message: told });
      const type = level === 'info' ? 'log' : level;
      const args = [{ type: 'string', value: message }];
      const call = { type, args, executionContextId: 1, timestamp: Date.now() };
      session.tellIn('Runtime.consoleAPICalled', call);
    }
  };

  readonly #onLoad = (contents: WebContents, event: string): void => {
    for (const session of this.#of(contents)) tellLoad(session, event);
  };

  readonly #onDocument = (contents: WebContents, source: PageSource): void => {
    for (const session of this.#of(contents)) tellDocument(session, source);
  };
}

/** Those that can be enabled. */
const DOMAINS: ReadonlySet<string> = new Set(
  (
    'Accessibility Animation Audits CSS Console DOM DOMDebugger DOMStorage Debugger Fetch HeapProfiler IndexedDB ' +
    'Inspector LayerTree Log Network Overlay Page Performance Profiler Runtime Security ServiceWorker WebAudio WebAuthn'
  ).split(' '),
);
