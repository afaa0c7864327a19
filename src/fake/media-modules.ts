import type { NativeImages } from '../modules/native-image';
import type { ModuleHost } from './modules';

/** The modules that hold pictures, text and secrets, each made when it is first asked for. */
export const MEDIA_MAKERS = {
  nativeImage({ bus }: ModuleHost): NativeImages {
    const { NativeImages: Images } = require('../modules/native-image') as typeof import('../modules/native-image');
    return new Images(() => bus.era);
  },
};
