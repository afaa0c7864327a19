import type { Renderer } from 'fake-electron';

/** Runs a module as another renderer does: its `electron` is that renderer's. */
export function loadAs<T>({ ipcRenderer, contextBridge }: Renderer, load: () => T): T {
  let loaded: T | undefined;
  jest.isolateModules(() => {
    jest.doMock('electron', () => ({ ipcRenderer, contextBridge }));
    loaded = load();
    jest.dontMock('electron');
  });
  return loaded as T;
}
