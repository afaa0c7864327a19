type Method = (...args: unknown[]) => unknown;

/** What a BrowserWindow has its contents do, some of it in no types but in every version. */
const FORWARDS =
  'loadURL getURL loadFile reload send openDevTools closeDevTools isDevToolsOpened isDevToolsFocused toggleDevTools ' +
  'inspectElement inspectSharedWorker inspectServiceWorker showDefinitionForSelection capturePage ' +
  'getBackgroundThrottling setBackgroundThrottling';

/** Gives the prototype of windows the methods that their contents has, and that do the same. */
export function installForwards(prototype: object): void {
  for (const name of FORWARDS.split(' ')) {
    const value = {
      [name](this: { readonly webContents: object }, ...args: unknown[]): unknown {
        const { webContents } = this;
        return Reflect.apply(Reflect.get(webContents, name) as Method, webContents, args);
      },
    }[name];
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  }
}
