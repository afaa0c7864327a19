import { clipboardOf } from '../machine/clipboard';
import type { Machine } from '../machine/machine';
import type { Reach } from '../main/contents/reach';
import type { Images } from '../modules/image/images';
import type { NativeImages } from '../modules/native-image';
import type { Renderers } from '../sides/roster';
import type { FakedModules } from './makers';

/** What the contents of a fake reach of the rest of it. */
export function createReach(
  { machine, renderers }: { readonly machine: Machine; readonly renderers: Renderers },
  modules: FakedModules,
): Reach {
  return {
    newContents: () => renderers.create().webContents,
    tellApp: (event, ...args) => modules.tellApp(event, ...args),
    whiteImage({ width, height }) {
      const images = imagesOf(modules);
      if (width <= 0 || height <= 0) return images.of();
      return images.ofRaster({ width, height, pixels: Buffer.alloc(width * height * 4, 255) });
    },
    get clipboard() {
      return clipboardOf(machine).clipboard;
    },
    messageBox(window, options) {
      const { showMessageBoxSync } = modules.get<Electron.Dialog>('dialog');
      const dialog = modules.get<Electron.Dialog>('dialog');
      return Reflect.apply(showMessageBoxSync, dialog, window ? [window, options] : [options]) as number;
    },
  };
}

function imagesOf(modules: FakedModules): Images {
  const native = require('../modules/native-image') as typeof import('../modules/native-image');
  return modules.get<NativeImages>('nativeImage')[native.IMAGES];
}
