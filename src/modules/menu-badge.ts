import { badgeContentError, badgeCountError, badgeError, badgeTypeError } from '../words/menu-errors';

const COUNTED: readonly unknown[] = ['alerts', 'updates', 'new-items'];

/** @throws TypeError for what is no badge of a menu item (M7.18) */
export function checkBadge(badge: unknown): void {
  if (badge == null) return;
  if (typeof badge !== 'object') throw badgeError();
  const { type = 'none', content, count } = badge as { type?: unknown; content?: unknown; count?: unknown };
  if (type !== 'none' && !COUNTED.includes(type)) throw badgeTypeError(type);
  if (type === 'none') {
    if (typeof content !== 'string') throw badgeContentError();
  } else if (!Number.isInteger(count) || (count as number) < 0) throw badgeCountError(type);
}
