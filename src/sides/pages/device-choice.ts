import { tell } from '../../bus/emitter';
import type { Machine } from '../../machine/machine';
import { surroundingsOf } from '../../machine/surroundings';
import { createEvent } from '../../modules/native-event';
import { once, type PermissionGate } from '../../modules/permission-gate';
import type { DeviceKind, PageDevice } from '../../renderer/page/powers/types';

/** Who asks for devices. */
export interface DeviceAsker {
  readonly machine: Machine;
  gate(): PermissionGate | undefined;
  /** With a slash at its end. */
  origin(): string;
  twin(): Electron.WebContents;
  frame(): Electron.WebFrameMain | null;
  guard(work: () => void): void;
}

/** What it tells the app of meanwhile. */
const ADDED = { hid: 'hid-device-added', usb: 'usb-device-added', serial: 'serial-port-added' } as const;
const REMOVED = { hid: 'hid-device-removed', usb: 'usb-device-removed', serial: 'serial-port-removed' } as const;

/** How Electron asks an app which device a page gets. */
const EVENTS = { hid: 'select-hid-device', usb: 'select-usb-device', serial: 'select-serial-port' } as const;
const REVOKED = { hid: 'hid-device-revoked', usb: 'usb-device-revoked', serial: 'serial-port-revoked' } as const;

/** The devices that the pages of one frame use: those that were chosen for them, and those that the app gives (N4.11). */
export class DeviceChoice {
  constructor(
    private readonly asker: DeviceAsker,
    private readonly later: (work: () => void) => void,
  ) {}

  /** What the page has without asking. */
  mine(kind: DeviceKind): readonly PageDevice[] {
    const gate = this.asker.gate();
    const origin = this.asker.origin();
    const all = this.#all(kind);
    if (kind === 'bluetooth') return [];
    return all.filter((device) => gate?.mayUse(kind, origin, device) ?? false);
  }

  /** Has the app choose one, as its listeners do: nobody else is there to. */
  choose(
    kind: DeviceKind,
    fits: (device: PageDevice) => boolean,
    answer: (device: PageDevice | undefined) => void,
  ): void {
    this.later(() => {
      const offered = this.#all(kind).filter(fits);
      const stop = this.#watch(kind, fits);
      const chosen = once(([id]) => {
        stop();
        const device = this.#all(kind).find((each) => fits(each) && idOf(each) === id);
        if (device && kind !== 'bluetooth') this.asker.gate()?.choose(kind, this.asker.origin(), device);
        this.later(() => answer(device));
      });
      this.#ask(kind, offered, chosen);
    });
  }

  /** The page gives it back, of which the app is told. */
  forget(kind: DeviceKind, device: PageDevice): void {
    if (kind === 'bluetooth') return;
    const { session } = this.asker.twin();
    const origin = this.asker.origin();
    this.asker.gate()?.revoke(kind, origin, device);
    const details = kind === 'serial' ? { port: device, frame: this.asker.frame(), origin } : { device, origin };
    this.later(() => tell(session, REVOKED[kind], createEvent(), details));
  }

  /** While somebody chooses, the app hears of what comes and goes. */
  #watch(kind: DeviceKind, fits: (device: PageDevice) => boolean): () => void {
    if (kind === 'bluetooth') return () => {};
    const { events } = surroundingsOf(this.asker.machine);
    let before = this.#all(kind).filter(fits);
    const look = () => {
      const now = this.#all(kind).filter(fits);
      const told = (name: string, some: readonly PageDevice[], others: readonly PageDevice[]) => {
        for (const device of some) {
          if (others.some((other) => idOf(other) === idOf(device))) continue;
          this.later(() => this.#tellOf(kind, name, { ...device }));
        }
      };
      told(ADDED[kind], now, before);
      told(REMOVED[kind], before, now);
      before = now;
    };
    events.on('changed', look);
    return () => void events.off('changed', look);
  }

  #tellOf(kind: 'hid' | 'usb' | 'serial', name: string, device: PageDevice): void {
    const twin = this.asker.twin();
    const { session } = twin;
    if (kind === 'hid') tell(session, name, createEvent(), { device, frame: this.asker.frame() });
    else tell(session, name, createEvent(), device, twin);
  }

  #ask(kind: DeviceKind, offered: readonly PageDevice[], chosen: (id?: unknown) => void): void {
    const twin = this.asker.twin();
    const event = createEvent();
    const copies = offered.map((device) => ({ ...device }));
    this.asker.guard(() => {
      if (kind === 'bluetooth') tell(twin, 'select-bluetooth-device', event, copies, chosen);
      else if (kind === 'serial') tell(twin.session, EVENTS.serial, event, copies, twin, chosen);
      else tell(twin.session, EVENTS[kind], event, { deviceList: copies, frame: this.asker.frame() }, chosen);
    });
    if (event.defaultPrevented) return;
    // Whom nobody holds up takes the first of those that are near, if anybody listens at all.
    const isHeard = kind === 'bluetooth' && twin.listenerCount('select-bluetooth-device') > 0;
    try {
      chosen(isHeard && offered[0] ? idOf(offered[0]) : undefined);
    } catch {
      // The listener has chosen already.
    }
  }

  #all(kind: DeviceKind): readonly PageDevice[] {
    return surroundingsOf(this.asker.machine).state.devices[kind] as unknown as readonly PageDevice[];
  }
}

function idOf(device: PageDevice): unknown {
  return device.deviceId ?? device.portId;
}
