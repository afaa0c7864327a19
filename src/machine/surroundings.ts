import type { Machine } from './machine';
import { StatePart } from './state-part';

/** Where the machine is: degrees and meters. */
export interface Position {
  /** In degrees. */
  readonly latitude: number;
  /** In degrees. */
  readonly longitude: number;
  /** Of the place, in meters. */
  readonly accuracy?: number;
  /** In meters. */
  readonly altitude?: number | null;
  /** In meters. */
  readonly altitudeAccuracy?: number | null;
  /** In degrees from north, clockwise. */
  readonly heading?: number | null;
  /** In meters a second. */
  readonly speed?: number | null;
}

/** What records or plays. */
export interface MediaDevice {
  /** What it does. */
  readonly kind: 'audioinput' | 'audiooutput' | 'videoinput';
  /** Its name, which pages see once they may use it. */
  readonly label: string;
  /** One of its own, if omitted. */
  readonly deviceId?: string;
  /** The same for parts of one device. */
  readonly groupId?: string;
}

/** What is plugged in or within reach, as Electron describes it to an app that chooses one. */
export interface PluggedDevices {
  /** For `navigator.hid`. */
  readonly hid: readonly Electron.HIDDevice[];
  /** For `navigator.serial`. */
  readonly serial: readonly Electron.SerialPort[];
  /** For `navigator.usb`. */
  readonly usb: readonly Electron.USBDevice[];
  /** For `navigator.bluetooth`. */
  readonly bluetooth: readonly Electron.BluetoothDevice[];
}

/** What is around the machine that pages can ask for. */
export interface SurroundingsState {
  /** Undefined where nobody knows. */
  readonly position: Position | undefined;
  readonly mediaDevices: readonly MediaDevice[];
  readonly devices: PluggedDevices;
}

const NOTHING: SurroundingsState = {
  position: undefined,
  mediaDevices: [],
  devices: { hid: [], serial: [], usb: [], bluetooth: [] },
};

export const surroundingsOf = (machine: Machine): StatePart<SurroundingsState> =>
  machine.part('surroundings', () => new StatePart<SurroundingsState>(NOTHING));
