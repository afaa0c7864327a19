import type { Restore } from '../bus/snapshot';
import type { GateHost, PermissionGate } from './permission-gate';
import { GATE } from './session-parts';
import { SessionTransport } from './session-transport';

type Offered = Pick<
  Electron.Session,
  | 'setBluetoothPairingHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setUSBProtectedClassesHandler'
>;

/** Whom a session asks for what its pages want (N4). */
export abstract class SessionPermissions extends SessionTransport implements Offered {
  readonly #host: GateHost;
  #gate: PermissionGate | undefined;

  constructor(host: GateHost) {
    super();
    this.#host = host;
  }

  /**
   * From now on `handler(webContents, permission, callback, details)` is asked; without one everything is granted.
   *
   * @param handler - null takes it away, and denies what it has not answered (N4.4)
   * @throws TypeError `Must pass null or function`
   */
  setPermissionRequestHandler(...given: Parameters<Electron.Session['setPermissionRequestHandler']>): void {
    this[GATE].set('request', given);
  }

  /**
   * From now on `handler(webContents, permission, requestingOrigin, details)` says what is allowed already.
   *
   * @throws TypeError `Must pass null or function`
   */
  setPermissionCheckHandler(...given: Parameters<Electron.Session['setPermissionCheckHandler']>): void {
    this[GATE].set('check', given);
  }

  /**
   * Asked with `{ deviceType, origin, device }` for devices that nobody has chosen; without one there are none of those.
   *
   * @throws TypeError `Must pass null or function`
   */
  setDevicePermissionHandler(...given: Parameters<Electron.Session['setDevicePermissionHandler']>): void {
    this[GATE].set('device', given);
  }

  /** @throws TypeError `Must pass null or function` */
  setUSBProtectedClassesHandler(...given: Parameters<Electron.Session['setUSBProtectedClassesHandler']>): void {
    this[GATE].set('usb', given);
  }

  /** @throws TypeError `Must pass null or function` */
  setBluetoothPairingHandler(...given: Parameters<Electron.Session['setBluetoothPairingHandler']>): void {
    this[GATE].set('pairing', given);
  }

  /**
   * Asked what `getDisplayMedia` records; without one that fails.
   *
   * @throws TypeError `Display media request handler must be null or a function`
   */
  setDisplayMediaRequestHandler(...given: Parameters<Electron.Session['setDisplayMediaRequestHandler']>): void {
    this[GATE].set('display', given);
  }

  /** Who is asked. */
  get [GATE](): PermissionGate {
    if (this.#gate === undefined) {
      const { PermissionGate: Gate } = require('./permission-gate') as typeof import('./permission-gate');
      this.#gate = new Gate(this.#host);
    }
    return this.#gate;
  }

  protected savePermissions(): Restore {
    const saved = this.#gate?.save();
    return () => {
      if (saved) saved();
      else this.#gate = undefined;
    };
  }
}
