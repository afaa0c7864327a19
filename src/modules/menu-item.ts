import { conversionError } from '../words/errors';
import { invalidSubmenuError, menuTypeError } from '../words/menu-errors';
import { isOn } from './by-platform';
import { isImageFile, isNativeImage } from './icon-file';
import { checkBadge } from './menu-badge';
import { roleOf } from './menu-roles';
import { type RoleHost, runRole } from './role-actions';

type Options = Electron.MenuItemConstructorOptions;
type Click = NonNullable<Options['click']>;

/** What a version has of menu items. */
export interface MenuEra {
  readonly accessibilityLabel: boolean;
  readonly clickBaseWindow: boolean;
  readonly itemIconWritable: boolean;
  readonly menuHeaders: boolean;
  readonly menuItemBadge: boolean;
  readonly reloadsContents: boolean;
  readonly roleAccelerators: boolean;
  readonly rolesLookDisabled: boolean;
}

/** What menus and their items need of their fake. */
export interface MenuHost {
  appName(): string;
  app(): ReturnType<RoleHost['app']>;
  era(): MenuEra;
  /** The open windows, in the order in which they were made. */
  windows(): readonly Electron.BaseWindow[];
  focusedWindow(): Electron.BaseWindow | undefined;
  focusedContents(): Electron.WebContents | null;
}

/** The same, and what the classes of one fake have in common. */
export interface ItemHost extends MenuHost {
  nextCommandId(): number;
  /** The menu that a submenu is: itself, or made of its template. */
  menuOf(submenu: unknown): Electron.Menu | undefined;
}

export const TYPES: readonly string[] = ['normal', 'separator', 'submenu', 'checkbox', 'radio'];
export const HEADERS: readonly string[] = ['header', 'palette'];

/** M7.7: the page itself sees to these keys. */
const UNREGISTERED: readonly unknown[] = ['cut', 'copy', 'paste', 'pasteandmatchstyle'];

/** A user's click with the mouse. */
const MOUSE = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, triggeredByAccelerator: false };

/** An item as a template describes it. */
export abstract class MenuItemTwin implements Electron.MenuItem {
  declare accelerator: Electron.MenuItem['accelerator'];
  declare acceleratorWorksWhenHidden: boolean;
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
  declare readonly commandId: number;
  readonly userAccelerator = null;
  click: (event?: unknown, window?: Electron.BaseWindow, contents?: Electron.WebContents | null) => void;

  /** @throws Error `Invalid submenu`, or `Unknown menu item type: <type>`; TypeError for a badge that is none (M7.18) */
  constructor(options: Options, host: ItemHost) {
    const era = host.era();
    const { click } = options;
    // What a template has beside Electron's options becomes the item's as well.
    for (const key in options) if (!(key in this)) Reflect.set(this, key, Reflect.get(options, key));
    const name = typeof this.role === 'string' ? this.role.toLowerCase() : null;
    const role = (name !== null && roleOf(name, host.appName())) || {};
    const given: unknown = this.submenu ?? role.submenu;
    const submenu = given == null ? null : host.menuOf(given);
    const type = this.type ?? (submenu ? 'submenu' : (role.type ?? 'normal'));
    if (type === 'submenu' && !submenu) throw invalidSubmenuError();
    if (!TYPES.includes(type) && !(era.menuHeaders && HEADERS.includes(type))) throw menuTypeError(type);
    const accelerator = this.accelerator ?? (era.roleAccelerators ? role.accelerator : null) ?? null;
    fix(this, { type, role: name, accelerator, submenu });
    if (era.itemIconWritable) this.icon ??= null as never;
    else fix(this, { icon: this.icon ?? null });
    this.label ??= role.label ?? '';
    this.sublabel ??= '';
    this.toolTip ??= '';
    if (era.accessibilityLabel) this.accessibilityLabel ??= '';
    this.enabled ??= true;
    this.visible ??= true;
    this.checked ??= false;
    this.acceleratorWorksWhenHidden ??= true;
    this.registerAccelerator ??= !UNREGISTERED.includes(name);
    if (era.menuItemBadge && isOn('darwin')) watchBadge(this);
    fix(this, { commandId: host.nextCommandId() });
    this.click = (...args) => this.#click(host, click, args);
  }

  #click(host: ItemHost, click: Click | undefined, args: Parameters<MenuItemTwin['click']>): void {
    // A user clicks in the focused window; so does a test that says nothing else.
    const [event, window, contents] =
      args.length > 0 ? args : [{ ...MOUSE }, host.focusedWindow(), host.focusedContents()];
    if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked;
    const { clickBaseWindow, reloadsContents } = host.era();
    const role = this.role as string | null;
    if (role !== null && runRole(role, { app: host.app, reloadsContents }, window, contents)) return;
    const isSeen = clickBaseWindow || (window !== undefined && 'webContents' in window);
    if (typeof click === 'function') click(this, isSeen ? window : undefined, event as Electron.KeyboardEvent);
  }
}

/**
 * Whether it can be chosen now: some roles look disabled where the focused window is not to be so (M7.15).
 *
 * @param window - the focused one
 */
export function looksEnabled(item: Electron.MenuItem, era: MenuEra, window: Electron.BaseWindow | undefined): boolean {
  const role = item.role as string | null | undefined;
  if (era.rolesLookDisabled && window) {
    if (role === 'minimize') return window.isMinimizable();
    if (role === 'close') return window.isClosable();
    if (role === 'togglefullscreen') return window.isFullScreenable();
  }
  return item.enabled;
}

/** The keys that an item is chosen with: its own, or those of its role. */
export function acceleratorOf({ accelerator, role }: Electron.MenuItem): string | null {
  return accelerator ?? (role ? roleOf(role, '')?.accelerator : undefined) ?? null;
}

/** @throws TypeError for an icon that cannot be read, as putting the item into a menu does (M0.3) */
export function checkIcon({ icon }: Electron.MenuItem): void {
  if (!icon || isNativeImage(icon)) return;
  if (typeof icon !== 'string' || !isImageFile(icon)) throw conversionError(1, icon);
}

/** Electron's are not to be assigned to. */
export function fix(item: MenuItemTwin, properties: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(properties)) {
    Object.defineProperty(item, name, { value, enumerable: true, writable: false, configurable: true });
  }
}

function watchBadge(item: MenuItemTwin): void {
  let { badge } = item;
  checkBadge(badge);
  Object.defineProperty(item, 'badge', {
    enumerable: true,
    configurable: true,
    get: () => badge,
    set(value: typeof badge) {
      checkBadge(value);
      badge = value;
    },
  });
}
