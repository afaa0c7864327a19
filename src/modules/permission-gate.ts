import { type Restore, saveMap } from '../bus/snapshot';
import type { Permissions } from '../machine/permissions';
import { missingMessageError } from '../words/errors';
import {
  calledTwiceError,
  displayHandlerError,
  permissionHandlerError,
  streamsError,
} from '../words/permission-errors';

/** A frame that asks for something. */
export interface Asker {
  readonly contents: Electron.WebContents;
  readonly details: Electron.PermissionRequest;
}

/** Which handler of a session. */
export type HandlerName = 'request' | 'check' | 'device' | 'usb' | 'pairing' | 'display';

type Handler = (...args: unknown[]) => unknown;

/** What a display handler chose. */
export interface ChosenStreams {
  readonly video?: object;
  readonly audio?: object | string;
}

/** What the gate needs of its fake. */
export interface GateHost {
  /** What the person at the machine answers, where the app asks nobody. */
  permissions(): Permissions;
  /** Runs a handler of the app's, whose throwing reaches no page. */
  guard(work: () => void): void;
}

/** Granted unless the app says otherwise, but for this one (N4.2). */
const SYNC_CLIPBOARD = 'deprecated-sync-clipboard-read';

/** Who may do what in the pages of one session: the app's handlers, else the person at the machine, else everybody. */
export class PermissionGate {
  readonly #host: GateHost;
  readonly #handlers = new Map<HandlerName, Handler>();
  /** The requests that a handler has not answered, by what denies them. */
  readonly #pending = new Map<object, () => void>();
  /** The devices that somebody has chosen, by type, origin and id. */
  readonly #chosen = new Map<string, object>();

  constructor(host: GateHost) {
    this.#host = host;
  }

  /**
   * @param given - the arguments of a setter
   * @throws TypeError for anything but null and a function (N4.1)
   */
  set(name: HandlerName, given: readonly unknown[]): void {
    const [handler] = given;
    if (handler !== null && typeof handler !== 'function') {
      throw name === 'display' ? displayHandlerError() : permissionHandlerError();
    }
    if (handler === null) {
      this.#handlers.delete(name);
      // N4.4
      if (name === 'request') for (const deny of [...this.#pending.values()]) deny();
    } else this.#handlers.set(name, handler as Handler);
  }

  has(name: HandlerName): boolean {
    return this.#handlers.has(name);
  }

  /**
   * Asks for a permission (N4.3).
   *
   * @param answer - called once, in the handler's call of its callback; never where the handler does not answer
   */
  request({ contents, details }: Asker, permission: string, more: object, answer: (granted: boolean) => void): void {
    const handler = this.#handlers.get('request');
    if (handler === undefined) {
      answer(this.#host.permissions().answerFor(permission) ?? true);
      return;
    }
    const settle = this.#pend(answer);
    const callback = once((given) => {
      if (given.length === 0) throw missingMessageError();
      settle(Boolean(given[0]));
    });
    this.#host.guard(() => handler(contents, permission, callback, { ...details, ...more }));
  }

  /** Whether something is allowed already (N4.5). */
  check(
    contents: Electron.WebContents | null,
    permission: string,
    origin: string,
    details: Electron.PermissionCheckHandlerHandlerDetails,
  ): boolean {
    const handler = this.#handlers.get('check');
    if (handler === undefined) {
      return this.#host.permissions().answerFor(permission) ?? permission !== SYNC_CLIPBOARD;
    }
    let allowed = false;
    this.#host.guard(() => {
      allowed = Boolean(handler(contents, permission, origin, details));
    });
    return allowed;
  }

  /**
   * Asks which screen, window or page is to be recorded (N4.10).
   *
   * @param answer - called once with what was chosen, or null for nothing
   */
  display(
    request: Electron.DisplayMediaRequestHandlerHandlerRequest,
    answer: (streams: ChosenStreams | null) => void,
  ): void {
    const handler = this.#handlers.get('display')!;
    const callback = once(([streams]) => {
      if (streams === undefined || streams === null) {
        answer(null);
        return;
      }
      const wrong = wrongStreams(streams, request);
      answer(wrong === undefined ? (streams as ChosenStreams) : null);
      if (wrong !== undefined) throw streamsError(wrong);
    });
    this.#host.guard(() => handler(request, callback));
  }

  /** Whether a page of that origin has a device without asking: by the handler, or because it was chosen before (N4.11). */
  mayUse(deviceType: 'hid' | 'serial' | 'usb', origin: string, device: object): boolean {
    if (this.#chosen.has(keyOf(deviceType, origin, device))) return true;
    const handler = this.#handlers.get('device');
    let allowed = false;
    if (handler) {
      this.#host.guard(() => {
        allowed = Boolean(handler({ deviceType, origin, device }));
      });
    }
    return allowed;
  }

  /** Somebody has chosen it: it stays so until it is revoked. */
  choose(deviceType: string, origin: string, device: object): void {
    this.#chosen.set(keyOf(deviceType, origin, device), device);
  }

  revoke(deviceType: string, origin: string, device: object): void {
    this.#chosen.delete(keyOf(deviceType, origin, device));
  }

  save(): Restore {
    const handlers = saveMap(this.#handlers);
    const chosen = saveMap(this.#chosen);
    const pending = new Set(this.#pending.keys());
    return () => {
      handlers();
      chosen();
      // The pages that wait for these are gone.
      for (const key of this.#pending.keys()) if (!pending.has(key)) this.#pending.delete(key);
    };
  }

  /** What answers a request that can also be denied from outside, whichever comes first. */
  #pend(answer: (granted: boolean) => void): (granted: boolean) => void {
    const key = {};
    const settle = (granted: boolean) => {
      if (this.#pending.delete(key)) answer(granted);
    };
    this.#pending.set(key, () => settle(false));
    return settle;
  }
}

/** A callback that Electron hands out for one call (N1.2). */
export function once(run: (given: readonly unknown[]) => void): (...given: unknown[]) => void {
  let isCalled = false;
  return (...given) => {
    if (isCalled) throw calledTwiceError();
    isCalled = true;
    run(given);
  };
}

function wrongStreams(
  streams: unknown,
  { videoRequested }: Electron.DisplayMediaRequestHandlerHandlerRequest,
): Parameters<typeof streamsError>[0] | undefined {
  if (typeof streams !== 'object' || streams === null) return 'object';
  const { video, audio } = streams as { video?: unknown; audio?: unknown };
  if (video !== undefined) {
    const source = video as { id?: unknown; name?: unknown; frameTreeNodeId?: unknown } | null;
    const isSource = typeof source?.id === 'string' && typeof source.name === 'string';
    if (videoRequested && !isSource && typeof source?.frameTreeNodeId !== 'number') return 'video';
  }
  if (audio !== undefined && audio !== 'loopback' && audio !== 'loopbackWithMute') {
    if (typeof (audio as { frameTreeNodeId?: unknown } | null)?.frameTreeNodeId !== 'number') return 'audio';
  }
  return videoRequested && video === undefined ? 'noVideo' : undefined;
}

function keyOf(type: string, origin: string, device: object): string {
  const { deviceId, portId } = device as { deviceId?: string; portId?: string };
  return JSON.stringify([type, origin, deviceId ?? portId]);
}
