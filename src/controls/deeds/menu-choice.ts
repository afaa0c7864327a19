import type { Popups } from '../../machine/popups';
import { acceleratorId } from '../../modules/accelerator';
import { isOn } from '../../modules/by-platform';
import type { MenuTwin } from '../../modules/menu';
import { acceleratorOf, looksEnabled, type MenuEra, type MenuItemTwin } from '../../modules/menu-item';
import { hideMenu, showMenu } from '../../modules/popup';
import { isNativeRole, type RoleHost, runNativeRole } from '../../modules/role-actions';
import { itemDisabledError, itemHiddenError, noItemError, noMenuError, submenuError } from '../../words/user-errors';

/** What choosing from a menu touches. */
export interface MenuPlaces {
  readonly popups: Popups;
  era(): MenuEra;
  app(): ReturnType<RoleHost['app']>;
  /** The menu of the focused window or of the application. */
  bar(): MenuTwin | null;
  /** Whether the window with this id is open. */
  hasWindow(id: number): boolean;
  focusedWindow(): Electron.BaseWindow | undefined;
  focusedContents(): Electron.WebContents | null;
}

/** An item in the menus that lead to it, the outermost first. */
export interface Found {
  readonly item: MenuItemTwin;
  readonly menus: readonly MenuTwin[];
  /** The items that one goes through. */
  readonly through: readonly MenuItemTwin[];
}

/** Somebody's click with the mouse, or the keys that stand for it. */
export type Trigger = Omit<Electron.KeyboardEvent, 'triggeredByAccelerator'> & {
  readonly triggeredByAccelerator: boolean;
};

const MOUSE: Trigger = {
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  triggeredByAccelerator: false,
};

/**
 * Chooses an item from the menu that is open, else from the menu bar.
 *
 * @param steps - labels from the outside in, or an id or a role alone
 * @throws Error where there is no such item, or it cannot be chosen
 */
export function choose(places: MenuPlaces, steps: readonly string[]): void {
  // It goes with its window.
  places.popups.close(({ window }) => window !== null && !places.hasWindow(window));
  const open = places.popups.open?.menu as MenuTwin | undefined;
  const bar = places.bar();
  const found = (open && find(open, steps)) ?? (bar ? find(bar, steps) : undefined);
  if (found) take(places, found, MOUSE);
  else if (open ?? bar) throw noItemError(steps, open !== undefined, whereLost((open ?? bar)!, steps));
  else throw noMenuError(steps);
}

/** Does what comes of choosing an item: its menus show, it is clicked, and they go. */
export function take(places: MenuPlaces, { item, menus, through }: Found, trigger: Trigger): void {
  const window = places.focusedWindow();
  const path = [...through, item];
  if (item.type === 'submenu') throw submenuError(path.map(labelOf), labelsOf(item.submenu as MenuTwin));
  const hidden = trigger.triggeredByAccelerator ? undefined : path.find(({ visible }) => !visible);
  if (hidden) throw itemHiddenError(path.map(labelOf), labelOf(hidden));
  const disabled = path.find((each) => !looksEnabled(each, places.era(), window));
  if (disabled) throw itemDisabledError(path.map(labelOf), labelOf(disabled));
  const isMouse = !trigger.triggeredByAccelerator;
  // Keys choose without showing.
  const below = isMouse ? menus.slice(1) : [];
  for (const menu of below) showMenu(menu);
  click(places, item, trigger);
  for (const menu of [...below].reverse()) hideMenu(menu);
  if (isMouse) places.popups.close(({ menu }) => menu === menus[0]);
}

/** The item of the menu bar that keys stand for. */
export function findByKeys(places: Pick<MenuPlaces, 'bar'>, id: string): Found | undefined {
  const bar = places.bar();
  return bar ? [...walk(bar)].find(({ item }) => stands(item, id)) : undefined;
}

/** The keys of all items of the menu bar, as they are written there. */
export function keysOf(places: Pick<MenuPlaces, 'bar'>): string[] {
  const bar = places.bar();
  return bar ? [...walk(bar)].flatMap(({ item }) => acceleratorOf(item) ?? []) : [];
}

function stands(item: MenuItemTwin, id: string): boolean {
  const keys = acceleratorOf(item);
  if (keys === null || acceleratorId(keys) !== id) return false;
  // Only macOS lets them choose what is not to be seen.
  return item.visible || (isOn('darwin') && item.acceleratorWorksWhenHidden);
}

function click(places: MenuPlaces, item: MenuItemTwin, trigger: Trigger): void {
  const [window, contents] = [places.focusedWindow(), places.focusedContents()];
  const role = item.role as string | null;
  const host = { app: places.app, reloadsContents: places.era().reloadsContents };
  if (role !== null && isNativeRole(role) && runNativeRole(role, host, window, contents)) return;
  item.click({ ...trigger }, window, contents);
}

function find(menu: MenuTwin, steps: readonly string[]): Found | undefined {
  const all = [...walk(menu)];
  const byLabels = all.find(({ item, through }) => {
    const path = [...through, item];
    return path.length === steps.length && path.every((each, index) => isCalled(each, steps[index]!));
  });
  if (byLabels || steps.length !== 1) return byLabels;
  const [only] = steps;
  return all.find(({ item }) => item.id === only) ?? all.find(({ item }) => item.role === only!.toLowerCase());
}

function isCalled(item: MenuItemTwin, name: string): boolean {
  return labelOf(item) === name || item.label === name || item.id === name || item.role === name.toLowerCase();
}

/** Every item that is to be seen, or reached by its keys, in the order of the menu. */
function* walk(
  menu: MenuTwin,
  menus: readonly MenuTwin[] = [],
  through: readonly MenuItemTwin[] = [],
): Generator<Found> {
  for (const item of menu.items) {
    if (item.type === 'separator') continue;
    yield { item, menus: [...menus, menu], through };
    if (item.submenu) yield* walk(item.submenu as MenuTwin, [...menus, menu], [...through, item]);
  }
}

/** How far the steps lead: what is there at the first that leads nowhere, and whole paths that end with the last one. */
function whereLost(menu: MenuTwin, steps: readonly string[]) {
  let at = menu;
  let depth = 0;
  for (const step of steps) {
    const next = at.items.find((item) => isCalled(item, step))?.submenu as MenuTwin | undefined;
    if (next === undefined) break;
    at = next;
    depth++;
  }
  const elsewhere = [...walk(menu)].find(({ item }) => isCalled(item, steps.at(-1)!));
  const path = elsewhere && [...elsewhere.through, elsewhere.item].map(labelOf);
  return { lost: Math.min(depth, steps.length - 1), there: labelsOf(at), path };
}

function labelsOf(menu: MenuTwin): string[] {
  return menu.items.filter(({ type, visible }) => type !== 'separator' && visible).map(labelOf);
}

/** As it is read: without the mark of its access key. */
function labelOf({ label }: MenuItemTwin): string {
  return label.replaceAll(/&(&?)/g, '$1');
}
