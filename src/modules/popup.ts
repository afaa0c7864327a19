import type { EventEmitter } from 'node:events';
import type { OpenMenu, Popups } from '../machine/popups';
import { createEvent } from './native-event';

/** What of a menu counts when it is shown. */
interface Shown extends EventEmitter {
  readonly items: readonly Choice[];
}

interface Choice {
  readonly type: string;
  readonly groupId?: number;
  checked: boolean;
}

/** Opens a menu by itself; whatever was open closes. */
export function popUp(
  popups: Popups,
  menu: Shown,
  place: Pick<OpenMenu, 'window' | 'x' | 'y'>,
  done: () => void = () => {},
): void {
  popups.close();
  showMenu(menu);
  const closed = () => {
    hideMenu(menu);
    done();
  };
  popups.show({ ...place, menu, closed });
}

/** A menu appears: each group of radio items has one that is checked then (M7.9). */
export function showMenu(menu: Shown): void {
  checkGroups(menu.items);
  menu.emit('menu-will-show', createEvent());
}

/** Checks the first of each group of radio items that has none checked. */
export function checkGroups(items: readonly Choice[]): void {
  const groups = new Map<number | undefined, Choice[]>();
  for (const item of items) {
    if (item.type === 'radio') groups.set(item.groupId, [...(groups.get(item.groupId) ?? []), item]);
  }
  for (const group of groups.values()) if (!group.some(({ checked }) => checked)) group[0]!.checked = true;
}

/** A menu is not to be seen any more. */
export function hideMenu(menu: EventEmitter): void {
  menu.emit('menu-will-close', createEvent());
}
