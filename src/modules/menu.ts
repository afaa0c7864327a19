import { EventEmitter } from 'node:events';
import { type Restore, saveProperties, saveTwin, together } from '../bus/snapshot';
import {
  invalidItemError,
  invalidMenuError,
  menuOptionsError,
  menuPositionError,
  templateError,
  templateItemError,
} from '../words/module-errors';
import { type MenuHost, MenuItemTwin } from './menu-item';

type Template = Parameters<typeof Electron.Menu.buildFromTemplate>[0];

/** The classes `Menu` and `MenuItem` of one fake. */
export interface Menus {
  readonly Menu: MenuClass;
  readonly MenuItem: new (options: Electron.MenuItemConstructorOptions) => MenuItemTwin;
}

export interface MenuClass {
  new (): MenuTwin;
  buildFromTemplate(template: Template): MenuTwin;
  getApplicationMenu(): MenuTwin | null;
  setApplicationMenu(menu: MenuTwin | null): void;
  save(): Restore;
}

/** A menu that nobody sees: its items are there to be found and clicked. */
export class MenuTwin extends EventEmitter implements Electron.Menu {
  items: MenuItemTwin[] = [];

  append(menuItem: Electron.MenuItem): void {
    this.insert(this.items.length, menuItem);
  }

  /** @throws TypeError `Invalid item`; RangeError for a position that is not in the menu */
  insert(pos: number, menuItem: Electron.MenuItem): void {
    if (!(menuItem instanceof MenuItemTwin)) throw invalidItemError();
    if (pos < 0 || pos > this.items.length) throw menuPositionError(pos);
    if (menuItem.type === 'radio') joinGroup(this.items, menuItem, pos);
    Object.defineProperty(menuItem, 'menu', { value: this, writable: false, configurable: true });
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
   * Nobody sees it.
   *
   * @throws TypeError `Options must be an object`
   */
  popup(options: Electron.PopupOptions = {}): void {
    if (typeof options !== 'object' || options === null) throw menuOptionsError();
  }

  /** It was not open. */
  closePopup(_window?: Electron.BaseWindow): void {}
}

/** Makes the `Menu` and the `MenuItem` of one fake, which have only their class to find the fake by. */
export function createMenus(host: Pick<MenuHost, 'appName' | 'focusedWindow'>): Menus {
  let applicationMenu: MenuTwin | null = null;
  let lastCommandId = 0;

  class Menu extends MenuTwin {
    /**
     * Items stay where the template has them: `before`, `after` and their like are not looked at.
     *
     * @throws TypeError for what is no template
     */
    static buildFromTemplate(template: Template): Menu {
      if (!Array.isArray(template)) throw templateError();
      if (!template.every(isItem)) throw templateItemError();
      const menu = new Menu();
      for (const item of withoutExtraSeparators(template)) {
        menu.append(item instanceof MenuItem ? item : new MenuItem(item as Electron.MenuItemConstructorOptions));
      }
      return menu;
    }

    static getApplicationMenu(): MenuTwin | null {
      return applicationMenu;
    }

    /** @throws TypeError `Invalid menu` */
    static setApplicationMenu(menu: MenuTwin | null): void {
      if (menu && !(menu instanceof Menu)) throw invalidMenuError();
      applicationMenu = menu;
    }

    static save(): Restore {
      const menu = applicationMenu;
      const each = menu ? saveMenu(menu) : () => {};
      return () => {
        applicationMenu = menu;
        each();
      };
    }
  }

  class MenuItem extends MenuItemTwin {
    constructor(options: Electron.MenuItemConstructorOptions) {
      super(options, {
        ...host,
        nextCommandId: () => ++lastCommandId,
        menuOf: (submenu) => (submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu as Template)),
      });
    }
  }

  return { Menu, MenuItem };
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

function withoutExtraSeparators(template: Template): Template {
  const isExtra = (item: Template[number]) => item.type === 'separator' && item.visible !== false;
  return template
    .filter((item, index, all) => !isExtra(item) || index === 0 || all[index - 1]!.type !== 'separator')
    .filter((item, index, all) => !isExtra(item) || (index !== 0 && index !== all.length - 1));
}

/** Radio items next to each other: one of them is checked. */
function joinGroup(items: readonly MenuItemTwin[], item: MenuItemTwin, pos: number): void {
  const others = pos > 0 ? items.slice(0, pos).reverse() : items;
  const neighbour = others.find(({ type }) => type === 'radio' || type === 'separator');
  item.groupId = neighbour?.type === 'radio' ? neighbour.groupId : item.commandId;
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
