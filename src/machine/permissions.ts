import { type Restore, saveMap } from '../bus/snapshot';
import type { Machine, Part } from './machine';

/** What Electron calls what can be asked for (N4.8, N4.9). */
export const PERMISSIONS: readonly string[] = (
  'ar automatic-fullscreen background-fetch background-sync captured-surface-control clipboard-read ' +
  'clipboard-sanitized-write deprecated-sync-clipboard-read display-capture fileSystem fullscreen geolocation ' +
  'geolocation-approximate hand-tracking hid idle-detection keyboardLock local-fonts local-network ' +
  'local-network-access loopback-network media mediaKeySystem midi midiSysex nfc notifications openExternal ' +
  'payment-handler periodic-background-sync persistent-storage pointerLock screen-wake-lock sensors serial ' +
  'smart-card speaker-selection storage-access system-wake-lock top-level-storage-access unknown usb vr ' +
  'web-app-installation web-printing window-management'
).split(' ');

/** What the person at the machine answers when somebody asks for a permission. */
export class Permissions implements Part {
  /** By Electron's name of the permission: whether it is granted. */
  readonly answers = new Map<string, boolean>();

  /** Undefined where nobody has said anything. */
  answerFor(permission: string): boolean | undefined {
    return this.answers.get(permission);
  }

  save(): Restore {
    return saveMap(this.answers);
  }
}

/** What the person answers. */
export const permissionsOf = (machine: Machine): Permissions => machine.part('permissions', () => new Permissions());
