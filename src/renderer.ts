// biome-ignore-all lint/suspicious/noAssignInExpressions: ESM loaders read this very form.

import { sharedFake } from './fake/shared';
import type { ElectronModule } from './modules/module-views';

/** The shared fake as an unsandboxed renderer has it: `require('electron/renderer')`. */
const electron: ElectronModule = sharedFake().view('renderer');

// Never runs: it tells Node's and Jest's ESM loaders the names, which they read off the source.
declare const contextBridge: unknown,
  crashReporter: unknown,
  ipcRenderer: unknown,
  nativeImage: unknown,
  sharedTexture: unknown,
  shell: unknown,
  webFrame: unknown,
  webUtils: unknown;
0 &&
  (module.exports = {
    contextBridge,
    crashReporter,
    ipcRenderer,
    nativeImage,
    sharedTexture,
    shell,
    webFrame,
    webUtils,
  });

export = electron;
