import { sharedElectron } from './fake/shared';
import type { ElectronModule } from './modules/module-views';

/** The shared fake in the shape of `require('electron')`. */
const electron: ElectronModule = sharedElectron();

export = electron;
