import { downloadsOf, type SeenDownload } from '../machine/downloads';
import { type MediaDevice, type PluggedDevices, type Position, surroundingsOf } from '../machine/surroundings';
import { systemValueError } from '../words/system-usage';
import { show } from '../words/usage-errors';
import { SystemNetwork } from './system-network';

const MEDIA_KINDS: readonly string[] = ['audioinput', 'audiooutput', 'videoinput'];
const DEVICE_KINDS = ['hid', 'serial', 'usb', 'bluetooth'] as const;

/** What is around the machine: pages ask for it, by way of the app's permission handlers. */
export abstract class SystemSurroundings extends SystemNetwork {
  /** Where the machine is, as `navigator.geolocation` tells it; undefined where nobody knows. In degrees and meters. */
  get position(): Position | undefined {
    return surroundingsOf(this.host.machine).state.position;
  }

  set position(position: Position | undefined) {
    const { latitude, longitude } = position ?? { latitude: 0, longitude: 0 };
    if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) {
      throw systemValueError('position', position, 'a place, { latitude, longitude }, or undefined');
    }
    surroundingsOf(this.host.machine).change({ position: position && { ...position } });
  }

  /** The cameras, microphones and loudspeakers that pages find. */
  get mediaDevices(): readonly MediaDevice[] {
    return surroundingsOf(this.host.machine).state.mediaDevices;
  }

  set mediaDevices(devices: readonly MediaDevice[]) {
    const isFit = (device: MediaDevice | undefined) =>
      MEDIA_KINDS.includes(device?.kind as string) && typeof device?.label === 'string';
    if (!Array.isArray(devices) || !devices.every(isFit)) {
      const accepts = `a list of { kind, label }, each kind one of ${MEDIA_KINDS.map(show).join(', ')}`;
      throw systemValueError('mediaDevices', devices, accepts);
    }
    surroundingsOf(this.host.machine).change({ mediaDevices: devices.map((device) => ({ ...device })) });
  }

  /** What the app and its pages have downloaded, as it is now. */
  get downloads(): readonly SeenDownload[] {
    return downloadsOf(this.host.machine).all;
  }

  /** What is plugged in or within reach: `{ hid: [{ deviceId: '1', name: 'Pad', … }] }`; what is left out is none. */
  get devices(): PluggedDevices {
    return surroundingsOf(this.host.machine).state.devices;
  }

  set devices(devices: Partial<PluggedDevices>) {
    const wrong = Object.entries(devices).find(
      ([kind, list]) => !DEVICE_KINDS.includes(kind as 'hid') || !Array.isArray(list),
    );
    if (wrong) throw systemValueError('devices', devices, `lists by ${DEVICE_KINDS.map(show).join(', ')}`);
    const { hid = [], serial = [], usb = [], bluetooth = [] } = devices;
    surroundingsOf(this.host.machine).change({ devices: { hid, serial, usb, bluetooth } });
  }
}
