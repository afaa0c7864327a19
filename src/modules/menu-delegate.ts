import { EventEmitter } from 'node:events';
import type { MenuItemTwin } from './menu-item';
import { acceleratorOf } from './menu-item';
import { checkGroups } from './popup';

/** What the system asks a menu of its items, each by its `commandId`; not in the types (`lib/browser/api/menu.ts`). */
export abstract class MenuDelegate extends EventEmitter {
  items: MenuItemTwin[] = [];

  /** @returns false for what is no item of this menu, as the others do */
  _isCommandIdChecked(id: number): boolean {
    return this.commanded(id)?.checked ?? false;
  }

  _isCommandIdVisible(id: number): boolean {
    return this.commanded(id)?.visible ?? false;
  }

  _shouldCommandIdWorkWhenHidden(id: number): boolean {
    return this.commanded(id)?.acceleratorWorksWhenHidden ?? false;
  }

  _shouldRegisterAcceleratorForCommandId(id: number): boolean {
    return this.commanded(id)?.registerAccelerator ?? false;
  }

  /** @param useDefaultAccelerator - whether that of its role will do */
  _getAcceleratorForCommandId(id: number, useDefaultAccelerator: boolean): string | null | undefined {
    const item = this.commanded(id);
    if (item === undefined) return undefined;
    return useDefaultAccelerator ? acceleratorOf(item) : item.accelerator;
  }

  /** M7.9: a group of radio items without a checked one gets its first. */
  _menuWillShow(): void {
    checkGroups(this.items);
  }

  /** The item of that id, not one of a submenu's. */
  protected commanded(id: number): MenuItemTwin | undefined {
    return this.items.find(({ commandId }) => commandId === id);
  }
}
