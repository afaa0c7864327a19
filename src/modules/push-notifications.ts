import { EventEmitter } from 'node:events';
import { missingError } from '../words/errors';
import { isOn, onlyWhere } from './by-platform';

type Methods = Omit<Electron.PushNotifications, keyof EventEmitter>;

/** The exported `pushNotifications` of one fake: an emitter, which on macOS has methods (M17.2). */
export class PushNotifications extends EventEmitter implements Methods {
  static {
    const ofMac = ['registerForAPNSNotifications', 'unregisterForAPNSNotifications'];
    onlyWhere(PushNotifications.prototype, () => isOn('darwin'), ofMac);
  }

  /** Rejects with its own name: only Apple has the token. */
  async registerForAPNSNotifications(): Promise<string> {
    const name = 'pushNotifications.registerForAPNSNotifications';
    throw missingError(`${name}()`, name);
  }

  unregisterForAPNSNotifications(): void {}
}
