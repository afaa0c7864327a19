import { readInScript } from '../../bus/read-in-script';
import type { WebContents } from '../contents/web-contents';

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
        return Reflect.apply(readInScript(webContents, name), webContents, args);
      },
    }[name];
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  }
}

/** The property of a window's own for the contents of its tools (W3.4). */
export const DEV_TOOLS: PropertyDescriptor = {
  enumerable: true,
  // Whatever looks at all properties of a window, such as a matcher, looks at this one also when it is gone.
  get(this: { readonly ownContents?: WebContents | undefined }) {
    const { ownContents } = this;
    return ownContents && !ownContents.gone ? ownContents.devToolsWebContents : null;
  },
};
