import { sharedElectron } from './fake/shared';
import type { ElectronModule } from './modules/module-views';

/** The shared fake as the main process has it: `require('electron/main')`. */
const electron: ElectronModule = sharedElectron('main');

export = electron;
