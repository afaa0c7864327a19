import { EventEmitter } from 'node:events';
import { clipboardOf } from '../../machine/clipboard';
import type { Machine } from '../../machine/machine';
import { notificationsOf, type ShownNotification } from '../../machine/notifications';
import type { PageMachine, PageNotification } from '../../renderer/page/chromium';

/**
 * The clipboard and the notifications of one machine, for its pages.
 *
 * @param later - does what is to happen in a task of its own
 */
export function pageMachine(machine: Machine, later: (work: () => void) => void): PageMachine {
  return {
    get clipboard() {
      return clipboardOf(machine).clipboard;
    },
    notify(given, tell) {
      const notifications = notificationsOf(machine);
      const shown = asShown(given);
      const owner = new EventEmitter();
      for (const event of ['click', 'close'] as const) owner.on(event, () => tell(event));
      notifications.show(owner, shown);
      later(() => {
        if (shown.isShown) tell('show');
      });
      return () => {
        if (!shown.isShown) return;
        notifications.hide(shown);
        later(() => tell('close'));
      };
    },
  };
}

/** What somebody at the machine sees of it: of what only Electron's own have there is nothing. */
function asShown({ title, body, icon, silent, requireInteraction }: PageNotification): ShownNotification {
  const { randomUUID } = require('node:crypto') as typeof import('node:crypto');
  return {
    ...{ id: randomUUID(), groupId: '', groupTitle: '', title, subtitle: '', body, silent: silent ?? false },
    ...{ icon: icon === '' ? null : icon, hasReply: false, replyPlaceholder: '', urgency: '', sound: '' },
    ...{ timeoutType: requireInteraction ? 'never' : 'default', actions: [], closeButtonText: '', toastXml: '' },
    isShown: true,
  };
}
