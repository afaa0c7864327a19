import { sharedElectron } from './fake/shared';
import type { ElectronModule } from './modules/module-views';

/** The shared fake as an unsandboxed renderer has it: `require('electron/renderer')`. */
const electron: ElectronModule = sharedElectron('renderer');

export = electron;
