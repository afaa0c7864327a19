import type { Realm } from '../../../realm/realm';
import type { PagePowers } from './types';

/** What these scripts give, by whose it is. */
type Given = Readonly<Record<'navigator' | 'window' | 'document' | 'element', Record<string, PropertyDescriptor>>>;

const NAMES = {
  navigator:
    'bluetooth clipboard geolocation hid keyboard mediaDevices permissions requestMIDIAccess requestMediaKeySystemAccess ' +
    'serial storage usb wakeLock',
  window:
    'ClipboardItem IdleDetector MediaStream MediaStreamTrack Notification PermissionStatus getScreenDetails queryLocalFonts',
  document:
    'exitFullscreen exitPointerLock fullscreenElement fullscreenEnabled hasStorageAccess pointerLockElement ' +
    'requestStorageAccess requestStorageAccessFor',
  element: 'requestFullscreen requestPointerLock',
};

type Owners = Partial<Record<keyof Given, object | undefined>>;

/**
 * Gives a page what it can do beyond its document. The names are there from the start; what is behind them is made in the
 * page's realm when the first of them is used.
 */
export function installPowers(realm: Realm, powers: PagePowers): void {
  const { global } = realm;
  const owners: Owners = {
    navigator: global.navigator,
    window: global,
    document: global.document,
    element: global.Element?.prototype,
  };
  let isMade = false;
  const make = () => {
    if (isMade) return;
    isMade = true;
    const { POWERS } = require('./script') as typeof import('./script');
    const { DEVICES } = require('./device-script') as typeof import('./device-script');
    const shared = (realm.run(POWERS, 'fake-electron:page') as (powers: PagePowers) => Given & { tools: object })(
      powers,
    );
    const devices = (realm.run(DEVICES, 'fake-electron:page') as (powers: PagePowers, tools: object) => Given)(
      powers,
      shared.tools,
    );
    for (const given of [shared, devices]) {
      for (const of of Object.keys(NAMES) as (keyof Given)[]) {
        const owner = owners[of];
        for (const [name, descriptor] of Object.entries(given[of] ?? {})) {
          // Not what somebody has put in its place meanwhile.
          const now = owner && Object.getOwnPropertyDescriptor(owner, name)?.get;
          if (owner && now !== undefined && STUBS.has(now)) Object.defineProperty(owner, name, descriptor);
        }
      }
    }
  };
  const STUBS = new WeakSet<() => unknown>();
  for (const [of, names] of Object.entries(NAMES)) {
    const owner = owners[of as keyof Given];
    if (owner === undefined || owner === null) continue;
    for (const name of names.split(' ')) {
      if (name in owner) continue;
      const get = function (this: object): unknown {
        make();
        return Reflect.get(owner, name, this);
      };
      STUBS.add(get);
      Object.defineProperty(owner, name, {
        configurable: true,
        enumerable: of !== 'window',
        get,
        set(value: unknown) {
          Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true });
        },
      });
    }
  }
}
