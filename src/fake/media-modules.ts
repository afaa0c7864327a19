import { clipboardOf } from '../machine/clipboard';
import { keychainOf } from '../machine/keychain';
import type { Clipboard } from '../modules/clipboard';
import type { ClipboardItemClass } from '../modules/clipboard/item';
import type { Images } from '../modules/image/images';
import type { NativeImages } from '../modules/native-image';
import type { SafeStorage } from '../modules/safe-storage';
import type { ModuleHost } from './modules';

/** What these modules ask of the others of their fake. */
interface Modules {
  readonly isReady: boolean;
  get<T>(name: string): T;
}

/** The modules that hold pictures, text and secrets, each made when it is first asked for. */
export const MEDIA_MAKERS = {
  clipboard({ bus, machine }: ModuleHost, modules: Modules): Clipboard {
    const { Clipboard: Class } = require('../modules/clipboard') as typeof import('../modules/clipboard');
    return new Class({
      era: () => bus.era,
      isReady: () => modules.isReady,
      state: () => clipboardOf(machine),
      images: () => imagesOf(modules),
      Item: () => modules.get('ClipboardItem'),
    });
  },
  ClipboardItem(): ClipboardItemClass {
    const { createClipboardItemClass } =
      require('../modules/clipboard/item') as typeof import('../modules/clipboard/item');
    return createClipboardItemClass();
  },
  nativeImage({ bus }: ModuleHost): NativeImages {
    const { NativeImages: Class } = require('../modules/native-image') as typeof import('../modules/native-image');
    return new Class(() => bus.era);
  },
  safeStorage({ bus, machine }: ModuleHost, modules: Modules): SafeStorage {
    const { SafeStorage: Class } = require('../modules/safe-storage') as typeof import('../modules/safe-storage');
    return new Class({ era: () => bus.era, isReady: () => modules.isReady, keychain: () => keychainOf(machine) });
  },
};

/** What makes the images of a fake. */
function imagesOf(modules: Modules): Images {
  const native = require('../modules/native-image') as typeof import('../modules/native-image');
  return modules.get<NativeImages>('nativeImage')[native.IMAGES];
}
