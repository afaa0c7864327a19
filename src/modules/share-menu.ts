import type { Menus, MenuTwin } from './menu';

/** The exported `ShareMenu` of one fake. */
export type ShareMenuClass = new (sharingItem: Electron.SharingItem) => Electron.ShareMenu;

/** Makes the `ShareMenu` of one fake: a thin class around a menu of its own, on every platform (M8.1). */
export function createShareMenu(menus: () => Menus): ShareMenuClass {
  return class ShareMenu implements Electron.ShareMenu {
    readonly #menu: MenuTwin;

    /** What is to be shared is not looked at. */
    constructor(_sharingItem: Electron.SharingItem) {
      this.#menu = new (menus().Menu)();
    }

    /** @throws as `menu.popup` does */
    popup(options?: Electron.PopupOptions): void {
      this.#menu.popup(options);
    }

    closePopup(browserWindow?: Electron.BaseWindow): void {
      this.#menu.closePopup(browserWindow);
    }
  };
}
