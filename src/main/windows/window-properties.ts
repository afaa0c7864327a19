/** The properties of windows, by the methods that they call (W3.5): a spy on those sees what is assigned. */
const PROPERTIES: Readonly<Record<string, readonly [getter: string, setter: string]>> = {
  autoHideMenuBar: ['isMenuBarAutoHide', 'setAutoHideMenuBar'],
  closable: ['isClosable', 'setClosable'],
  documentEdited: ['isDocumentEdited', 'setDocumentEdited'],
  excludedFromShownWindowsMenu: ['isExcludedFromShownWindowsMenu', 'setExcludedFromShownWindowsMenu'],
  focusable: ['isFocusable', 'setFocusable'],
  fullScreen: ['isFullScreen', 'setFullScreen'],
  fullScreenable: ['isFullScreenable', 'setFullScreenable'],
  kiosk: ['isKiosk', 'setKiosk'],
  maximizable: ['isMaximizable', 'setMaximizable'],
  menuBarVisible: ['isMenuBarVisible', 'setMenuBarVisibility'],
  minimizable: ['isMinimizable', 'setMinimizable'],
  movable: ['isMovable', 'setMovable'],
  representedFilename: ['getRepresentedFilename', 'setRepresentedFilename'],
  resizable: ['isResizable', 'setResizable'],
  shadow: ['hasShadow', 'setHasShadow'],
  simpleFullScreen: ['isSimpleFullScreen', 'setSimpleFullScreen'],
  title: ['getTitle', 'setTitle'],
  visibleOnAllWorkspaces: ['isVisibleOnAllWorkspaces', 'setVisibleOnAllWorkspaces'],
};

type Method = (...args: unknown[]) => unknown;

/** Electron does it in a script of its own, which meets what a test has put in the place of a method; by its name, see the mocks' reader. */
function readInScript(object: object, name: string): Method {
  return Reflect.get(object, name) as Method;
}

/** Gives the prototype of windows what is not a method of theirs. */
export function installProperties(prototype: object): void {
  for (const [name, [getter, setter]] of Object.entries(PROPERTIES)) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: object): unknown {
        return Reflect.apply(readInScript(this, getter), this, []);
      },
      set(this: object, value: unknown) {
        Reflect.apply(readInScript(this, setter), this, [value]);
      },
    });
  }
}
