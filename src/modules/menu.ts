import { type Restore, saveProperties, saveTwin, together } from '../bus/snapshot';
import type { Popups } from '../machine/popups';
import { conversionError } from '../words/errors';
import {
  invalidItemError,
  invalidMenuError,
  menuOptionsError,
  menuPositionError,
  noMenuWindowError,
  templateError,
  templateItemError,
} from '../words/menu-errors';
import { isOn, onlyWhere } from './by-platform';
import { MenuDelegate } from './menu-delegate';
import { checkIcon, fix, HEADERS, looksEnabled, type MenuHost, MenuItemTwin, TYPES } from './menu-item';
import { orderItems } from './menu-order';
import { popUp } from './popup';
import { runNativeRole } from './role-actions';

type Template = Parameters<typeof Electron.Menu.buildFromTemplate>[0];

/** What the menus of one fake need of it. */
export interface MenusHost extends MenuHost {
  readonly popups: Popups;
  /** Whether an app was launched, so that it has Electron's menu unless it has set one by then (M7.14). */
  hasLaunched(): boolean;
}

/** The classes `Menu` and `MenuItem` of one fake. */
export interface Menus {
  readonly Menu: MenuClass;
  readonly MenuItem: new (options: Electron.MenuItemConstructorOptions) => MenuItemTwin;
  /** The menu of the application, whatever becomes of `Menu`'s methods. */
  applicationMenu(): MenuTwin | null;
  /** Whether the app has set that there is none. */
  isMenuless(): boolean;
}

export interface MenuClass {
  new (): MenuTwin;
  buildFromTemplate(template: Template): MenuTwin;
  getApplicationMenu(): MenuTwin | null;
  setApplicationMenu(menu: MenuTwin | null): void;
  save(): Restore;
}

/** Where a menu has opened, which Electron's types do not tell of. */
export interface PopupPlace {
  readonly browserWindow: Electron.BaseWindow;
  readonly x: number;
  readonly y: number;
  readonly position: number;
}

/** A menu that nobody sees: its items are there to be found and clicked. */
export abstract class MenuTwin extends MenuDelegate implements Electron.Menu {
  append(menuItem: Electron.MenuItem): void {
    this.insert(this.items.length, menuItem);
  }

  /** @throws TypeError `Invalid item`, or for an icon that cannot be read; RangeError for a position that is not in the menu */
  insert(pos: number, menuItem: Electron.MenuItem): void {
    if (!(menuItem instanceof MenuItemTwin)) throw invalidItemError();
    if (pos < 0 || pos > this.items.length) throw menuPositionError(pos);
    checkIcon(menuItem);
    if (menuItem.type === 'radio') joinGroup(this.items, menuItem, pos);
    // M7.2: whose it was first.
    Object.defineProperty(menuItem, 'menu', { value: menuItem.menu ?? this, writable: false, configurable: true });
    this.items.splice(pos, 0, menuItem);
  }

  /** Also one of a submenu's. */
  getMenuItemById(id: string): MenuItemTwin | null {
    for (const item of this.items) if (item.id === id) return item;
    for (const { submenu } of this.items) {
      const found = submenu?.getMenuItemById(id);
      if (found) return found as MenuItemTwin;
    }
    return null;
  }

  /**
   * It stays open until somebody chooses an item, or it is closed.
   *
   * @returns where it is, though it is typed as nothing (M7.15)
   * @throws TypeError `Options must be an object`; Error `Cannot open Menu without a BaseWindow present`
   */
  abstract popup(options?: Electron.PopupOptions): PopupPlace;

  /** Closes it in that window, or wherever it is open (M7.16). */
  abstract closePopup(window?: Electron.BaseWindow): void;
}

/** Makes the `Menu` and the `MenuItem` of one fake, which have only their class to find the fake by. */
export function createMenus(host: MenusHost): Menus {
  /** Undefined before anybody has set one. */
  let ownMenu: MenuTwin | null | undefined;
  /** Electron's, made when it is first asked for. */
  let defaultMenu: MenuTwin | undefined;
  let lastCommandId = 0;

  class Menu extends MenuTwin {
    popup(options: Electron.PopupOptions = {}): PopupPlace {
      if (typeof options !== 'object' || options === null) throw menuOptionsError();
      const windows = host.windows();
      const given = windows.find((each) => each === options.window);
      const window = given ?? host.focusedWindow() ?? windows[0];
      if (window === undefined) throw noMenuWindowError();
      const [x, y, position] = [numberOr(options.x), numberOr(options.y), numberOr(options.positioningItem)];
      popUp(host.popups, this, { window: window.id, x, y }, () => {
        if (typeof options.callback === 'function') options.callback();
      });
      return { browserWindow: window, x, y, position };
    }

    closePopup(window?: Electron.BaseWindow): void {
      const isWindow = window !== undefined && host.windows().includes(window);
      host.popups.close((open) => open.menu === this && (!isWindow || open.window === window.id));
    }

    /** Also M7.15: some roles look disabled where the focused window is not to be so. */
    _isCommandIdEnabled(id: number): boolean {
      const item = this.commanded(id);
      return item !== undefined && looksEnabled(item, host.era(), host.focusedWindow());
    }

    /** M7.10: what happens when somebody chooses the item. */
    _executeCommand(event: unknown, id: number): void {
      this.commanded(id)?.click(event, host.focusedWindow(), host.focusedContents());
    }

    /** @throws TypeError for what is no template */
    static buildFromTemplate(template: Template): Menu {
      if (!Array.isArray(template)) throw templateError();
      if (!template.every(isItem)) throw templateItemError();
      const menu = new Menu();
      for (const item of orderItems(template)) {
        menu.append(item instanceof MenuItem ? item : new MenuItem(item as Electron.MenuItemConstructorOptions));
      }
      return menu;
    }

    /** What was set; before anybody has, `null`, and Electron's own once the app has finished launching (M7.14, M7.17). */
    static getApplicationMenu(): MenuTwin | null {
      return applicationMenu();
    }

    /** Off macOS it is the menu of every open window as well (M7.17). @throws TypeError `Invalid menu` */
    static setApplicationMenu(menu: MenuTwin | null): void {
      if (menu && !(menu instanceof Menu)) throw invalidMenuError();
      ownMenu = menu ?? null;
      if (!isOn('darwin')) for (const window of host.windows()) window.setMenu(menu);
    }

    /** On macOS only; what nobody does there is not done (M7.17). @throws TypeError for what is no string */
    static sendActionToFirstResponder(action: string): void {
      if (typeof action !== 'string') throw conversionError(0, action);
      const { reloadsContents } = host.era();
      const role = action.replace(/:$/, '').toLowerCase();
      runNativeRole(role, { app: host.app, reloadsContents }, host.focusedWindow(), host.focusedContents());
    }

    /** On Windows only: colours of what nobody sees. */
    static setHighlightColors(_options: object | null): void {}

    static save(): Restore {
      const [own, electrons] = [ownMenu, defaultMenu];
      const each = [own, electrons].map((menu) => (menu ? saveMenu(menu) : () => {}));
      return () => {
        [ownMenu, defaultMenu] = [own, electrons];
        for (const restore of each) restore();
      };
    }
  }

  class MenuItem extends MenuItemTwin {
    /** M7.5: not in the types. */
    static get types(): string[] {
      return [...TYPES, ...(host.era().menuHeaders ? HEADERS : [])];
    }

    constructor(options: Electron.MenuItemConstructorOptions) {
      super(options, {
        ...host,
        nextCommandId: () => ++lastCommandId,
        menuOf: (submenu) => (submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu as Template)),
      });
    }
  }

  function applicationMenu(): MenuTwin | null {
    if (ownMenu !== undefined || !host.hasLaunched()) return ownMenu ?? null;
    const roles = ['fileMenu', 'editMenu', 'viewMenu', 'windowMenu'] as const;
    defaultMenu ??= Menu.buildFromTemplate(
      (isOn('darwin') ? (['appMenu', ...roles] as const) : roles).map((role) => ({ role })),
    );
    return defaultMenu;
  }

  onlyWhere(Menu, () => isOn('darwin'), ['sendActionToFirstResponder']);
  onlyWhere(Menu, () => isOn('win32'), ['setHighlightColors']);
  return { Menu, MenuItem, applicationMenu, isMenuless: () => ownMenu === null };
}

function numberOr(given: unknown): number {
  return typeof given === 'number' ? given : -1;
}

/** Saves a menu with all that is below it: an item that was clicked may be checked now. */
function saveMenu(menu: MenuTwin): Restore {
  const items = [...menu.items];
  const restores = items.map((item) =>
    together(saveProperties(item), item.submenu ? saveMenu(item.submenu as MenuTwin) : () => {}),
  );
  return together(
    saveTwin(menu),
    () => {
      menu.items.splice(0, menu.items.length, ...items);
    },
    ...restores,
  );
}

function isItem(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  return (
    Object.hasOwn(given, 'label') || Object.hasOwn(given, 'role') || (given as { type?: string }).type === 'separator'
  );
}

/** Radio items next to each other: choosing one is choosing none of the others (M7.9). */
function joinGroup(items: readonly MenuItemTwin[], item: MenuItemTwin, pos: number): void {
  const others = pos > 0 ? items.slice(0, pos).reverse() : items;
  const neighbour = others.find(({ type }) => type === 'radio' || type === 'separator');
  const groupId = neighbour?.type === 'radio' ? neighbour.groupId : item.commandId;
  fix(item, { groupId: item.groupId ?? groupId });
  // A property of its own, so that a mark saves it.
  Object.defineProperty(item, 'isChosen', { value: item.checked, writable: true, configurable: true });
  Object.defineProperty(item, 'checked', {
    enumerable: true,
    configurable: true,
    get: () => Reflect.get(item, 'isChosen'),
    // Whatever it is set to.
    set() {
      for (const other of (item.menu as MenuTwin | undefined)?.items ?? [])
        if (other.groupId === item.groupId) Reflect.set(other, 'isChosen', false);
      Reflect.set(item, 'isChosen', true);
    },
  });
}
