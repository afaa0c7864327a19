import type { Machine } from './machine';
import { StatePart } from './state-part';

/** Where the machine is: degrees and meters. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy?: number;
  readonly altitude?: number | null;
  readonly altitudeAccuracy?: number | null;
  readonly heading?: number | null;
  readonly speed?: number | null;
}

/** What records or plays. */
export interface MediaDevice {
  readonly kind: 'audioinput' | 'audiooutput' | 'videoinput';
  readonly label: string;
  /** One of its own, if omitted. */
  readonly deviceId?: string;
  readonly groupId?: string;
}

/** What is plugged in or within reach, as Electron describes it to an app that chooses one. */
export interface PluggedDevices {
  readonly hid: readonly Electron.HIDDevice[];
  readonly serial: readonly Electron.SerialPort[];
  readonly usb: readonly Electron.USBDevice[];
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
