/** Electron's words about menus and their items (M7). */

export function templateError(): TypeError {
  return new TypeError('Invalid template for Menu: Menu template must be an array');
}

export function templateItemError(): TypeError {
  return new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
}

export function invalidMenuError(): TypeError {
  return new TypeError('Invalid menu');
}

export function invalidItemError(): TypeError {
  return new TypeError('Invalid item');
}

export function invalidSubmenuError(): Error {
  return new Error('Invalid submenu');
}

export function menuTypeError(type: string): Error {
  return new Error(`Unknown menu item type: ${type}`);
}

export function menuPositionError(pos: number): RangeError {
  return new RangeError(
    pos < 0
      ? `Position ${pos} cannot be less than 0`
      : `Position ${pos} cannot be greater than the total MenuItem count`,
  );
}

export function menuOptionsError(): TypeError {
  return new TypeError('Options must be an object');
}

export function noMenuWindowError(): Error {
  return new Error('Cannot open Menu without a BaseWindow present');
}

export function badgeError(): TypeError {
  return new TypeError('badge must be a MenuItemBadge object');
}

export function badgeTypeError(type: unknown): TypeError {
  return new TypeError(`Invalid badge type '${type}': must be one of alerts, updates, new-items, none`);
}

export function badgeContentError(): TypeError {
  return new TypeError("badge.content must be a string when badge.type is 'none'");
}

export function badgeCountError(type: unknown): TypeError {
  return new TypeError(`badge.count must be a non-negative integer when badge.type is '${type}'`);
}
