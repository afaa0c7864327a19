import { URL } from 'node:url';
import { setImmediate } from '../../bus/timers';
import { originOf } from '../../web/origin';
import { realmOf } from '../../wire/clone';
import type { World } from './browsing-context';
import type { DomPage } from './dom-page';
import { dispatchTrusted, hasListeners } from './jsdom/impl';
import { plainTransferrer, type Transfer } from './transfer';

/** `window.postMessage`: what is posted comes to every world of the window in a later task, as a copy for each. */
export class WindowMessages {
  constructor(private readonly page: DomPage) {
    const { window } = page;
    const define = (name: string, get: () => unknown) =>
      Object.defineProperty(window, name, { get, configurable: true, enumerable: true });
    window.postMessage = (...args: unknown[]) => this.receive(page, args);
    // What jsdom's own getters give.
    window._parent = page.context.parent ? page.context.parent.viewFrom(page) : window;
    window._top = page.context.parent ? page.context.top.viewFrom(page) : window;
    define('opener', () => page.context.opener?.viewFrom(page) ?? null);
    if (page.context.name !== '') window.name = page.context.name;
  }

  /**
   * @param args - of `postMessage`
   * @throws DOMException or TypeError of the sender's world
   */
  receive(from: World, args: readonly unknown[]): void {
    const { page } = this;
    const sender = from.page as DomPage;
    if (args.length === 0) {
      throw new from.realm.global.TypeError(
        "Failed to execute 'postMessage' on 'Window': 1 argument required, but only 0 present.",
      );
    }
    const [data, second, third] = args;
    const isDictionary = typeof second === 'object' && second !== null;
    const options = second as { targetOrigin?: unknown; transfer?: unknown };
    const target = String((isDictionary ? options.targetOrigin : second) ?? '/');
    const wanted = this.#wantedOrigin(target, sender);
    let taken: Transfer;
    try {
      const { transfer = plainTransferrer } = sender.options;
      taken = transfer.take(data, isDictionary ? options.transfer : third);
    } catch (error) {
      throw postError(sender, error, 'postMessage');
    }
    setImmediate(() => {
      if (page.isReleased) return;
      if (wanted !== undefined && wanted !== page.origin) {
        const words = `The target origin provided ('${wanted}') does not match the recipient window's origin ('${page.origin}').`;
        page.log('error', `Failed to execute 'postMessage' on 'DOMWindow': ${words}`);
        return;
      }
      this.#deliver(from, taken);
    });
  }

  /** @returns `undefined` for any */
  #wantedOrigin(target: string, sender: DomPage): string | undefined {
    if (target === '*') return undefined;
    if (target === '/') return sender.origin;
    if (!URL.canParse(target)) {
      throw sender.domException(
        `Failed to execute 'postMessage' on 'Window': Invalid target origin '${target}' in a call to 'postMessage'.`,
        'SyntaxError',
      );
    }
    return originOf(target);
  }

  #deliver(from: World, taken: Transfer): void {
    const { page } = this;
    const { transfer = plainTransferrer } = page.options;
    // One port for all worlds, as every world has its view of it.
    const ports = taken.ends.map((end) => transfer.receive(end));
    const tell = (world: World, dispatch: (event: MessageEvent) => void) => {
      const { window } = page;
      const realm = realmOf(world.realm.global);
      const event = new window.MessageEvent('message', {
        data: taken.open(realm, ports),
        origin: from.page.origin,
      });
      const fields = {
        ports: Object.freeze(realm.Array.from(ports)),
        source: from.page === page ? world.realm.global : from.page.context.viewFrom(world),
      };
      for (const [name, value] of Object.entries(fields)) {
        Object.defineProperty(event, name, { value, enumerable: true, configurable: true });
      }
      dispatch(event);
    };
    tell(page, (event) => dispatchTrusted(page.window, event));
    for (const world of page.worlds) {
      if (page.isReleased) return;
      if (hasListeners(world.target, 'message') === false) continue;
      tell(world, (event) => {
        for (const name of ['target', 'currentTarget', 'srcElement']) {
          Object.defineProperty(event, name, { value: world.realm.global, configurable: true });
        }
        dispatchTrusted(world.target, event);
      });
    }
  }
}

/** The error of a clone or a transfer, as the page's own. */
export function postError(page: DomPage, error: unknown, method: 'postMessage' | 'structuredClone'): unknown {
  // Of any realm: a DOMException may be Node's.
  if (typeof error !== 'object' || error === null || !('message' in error)) return error;
  const { name, message } = error as Error;
  if (name === 'TypeError' || name === 'DataCloneError' || message === 'An object could not be cloned.') {
    const words = message.replace(/^Failed to execute 'postMessage' on 'MessagePort': /, '');
    const text = `Failed to execute '${method}' on 'Window': ${words}`;
    return name === 'TypeError' ? new page.window.TypeError(text) : page.domException(text, 'DataCloneError');
  }
  // What a getter threw.
  return error;
}
