import { invalidSubmenuError, menuTypeError } from '../words/module-errors';
import { roleOf } from './menu-roles';

type Options = Electron.MenuItemConstructorOptions;
type Click = NonNullable<Options['click']>;

/** What menus and their items need of their fake. */
export interface MenuHost {
  appName(): string;
  focusedWindow(): Electron.BaseWindow | undefined;
  nextCommandId(): number;
  /** The menu that a submenu is: itself, or made of its template. */
  menuOf(submenu: unknown): Electron.Menu | undefined;
}

const TYPES = ['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette'];

/** A user's click with the mouse. */
const MOUSE = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, triggeredByAccelerator: false };

/** An item as a template describes it; a role is data, and what Electron would do for it is not done. */
export abstract class MenuItemTwin implements Electron.MenuItem {
  declare accelerator: Electron.MenuItem['accelerator'];
  declare accessibilityLabel: string;
  // Not by its name, which the types of older releases lack.
  declare badge?: Electron.MenuItem extends { badge?: infer Badge } ? Badge : never;
  declare checked: boolean;
  declare enabled: boolean;
  declare icon?: Electron.MenuItem['icon'];
  declare id: string;
  declare label: string;
  declare menu: Electron.Menu;
  declare registerAccelerator: boolean;
  declare role?: Electron.MenuItem['role'];
  declare sharingItem: Electron.SharingItem;
  declare sublabel: string;
  declare submenu?: Electron.Menu;
  declare toolTip: string;
  declare type: Electron.MenuItem['type'];
  declare visible: boolean;
  /** Its radio group, once it is in a menu. */
  declare groupId?: number;
  readonly commandId: number;
  readonly userAccelerator = null;
  click: (event?: unknown, window?: Electron.BaseWindow, contents?: Electron.WebContents) => void;

  /** @throws Error `Invalid submenu`, or `Unknown menu item type: <type>` */
  constructor(options: Options, host: MenuHost) {
    this.commandId = host.nextCommandId();
    // What a template has beside Electron's options becomes the item's as well.
    for (const [key, value] of Object.entries(options)) if (!(key in this)) Reflect.set(this, key, value);
    const name = typeof this.role === 'string' ? this.role.toLowerCase() : undefined;
    const role = (name !== undefined && roleOf(name, host.appName())) || {};
    const given: unknown = options.submenu ?? role.submenu;
    const submenu = given == null ? undefined : host.menuOf(given);
    const type = options.type ?? (submenu ? 'submenu' : (role.type ?? 'normal'));
    if (type === 'submenu' && submenu === undefined) throw invalidSubmenuError();
    if (!TYPES.includes(type)) throw menuTypeError(type);
    this.#fix({ type, role: name, accelerator: this.accelerator ?? role.accelerator, icon: this.icon, submenu });
    this.label ??= role.label ?? '';
    this.sublabel ??= '';
    this.toolTip ??= '';
    this.enabled ??= true;
    this.visible ??= true;
    this.checked ??= false;
    this.registerAccelerator ??= true;
    this.click = (...args) => this.#click(host, options.click, role.acts ?? false, args);
  }

  #click(host: MenuHost, click: Click | undefined, acts: boolean, args: readonly unknown[]): void {
    if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked;
    if (acts || typeof click !== 'function') return;
    // A user clicks in the focused window; so does a test that says nothing else.
    const [event, window] = args.length > 0 ? args : [{ ...MOUSE }, host.focusedWindow()];
    click(this, window as Electron.BaseWindow | undefined, event as Electron.KeyboardEvent);
  }

  /** Electron's are not to be assigned to. */
  #fix(properties: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(properties)) {
      Object.defineProperty(this, name, { value, enumerable: true, writable: false, configurable: true });
    }
  }
}
