import { EventEmitter } from 'node:events';
import { createFakeElectron } from '../../src';
import { notificationsOf } from '../../src/machine/notifications';
import { on } from '../support/platform';

type Options = Electron.NotificationConstructorOptions;

const EVENTS = ['show', 'click', 'close', 'reply', 'action', 'failed'] as const;
const made = (version?: string) => {
  const fake = createFakeElectron(version === undefined ? {} : { version });
  const { Notification } = fake.electron;
  const told: unknown[][] = [];
  const watch = (notification: Electron.Notification) => {
    for (const event of EVENTS) notification.on(event as 'reply', (...args) => told.push([event, ...args]));
    return notification;
  };
  const make = (options?: Options) => watch(new Notification(options));
  return { fake, user: fake.user, Notification, make, told, watch, shown: notificationsOf(fake.machine).shown };
};
const later = () => new Promise((resolve) => setImmediate(resolve));

test('what was shown is on a list', () => {
  const { make, shown } = made();
  const notification = make({ title: 'Saved', body: 'a.md', urgency: 'low', icon: '/a.png' });
  expect(shown).toEqual([]);
  notification.show();
  expect(shown).toMatchObject([
    { title: 'Saved', body: 'a.md', urgency: 'low', icon: '/a.png', silent: false, isShown: true, id: notification.id },
  ]);
  expect(notification).toBeInstanceOf(EventEmitter);
});

test('M6.1: before ready it cannot be made; options are never validated', () => {
  const { fake, make } = made();
  expect(make({ title: 1, actions: 'x', silent: 'yes', urgency: {} } as never)).toMatchObject({
    ...{ title: '', actions: [], silent: true, urgency: '' },
  });
  expect(() => make('nonsense' as never)).not.toThrow();
  fake.app.whenReady();
  expect(() => make()).toThrow(new Error('Cannot create Notification before app is ready'));
});

test('M6.2: what can be set acts when it is shown the next time', () => {
  const { make, shown } = made();
  const notification = make();
  const texts = ['title', 'subtitle', 'body', 'timeoutType', 'replyPlaceholder', 'urgency', 'sound'] as const;
  const all = [...texts, 'closeButtonText', 'toastXml'] as const;
  expect(all.map((name) => notification[name])).toEqual(all.map(() => ''));
  expect([notification.silent, notification.hasReply, notification.actions]).toEqual([false, false, []]);
  notification.show();
  const actions = [{ type: 'button' as const, text: 'Undo' }];
  Object.assign(notification, { ...Object.fromEntries(all.map((name) => [name, name])), silent: true, actions });
  notification.hasReply = true;
  expect(shown[0]!.title).toBe('');
  notification.show();
  expect(shown[1]).toMatchObject({ title: 'title', toastXml: 'toastXml', silent: true, hasReply: true, actions });
  expect(() => Object.assign(notification, { title: 1 })).toThrow(
    new TypeError('Error processing argument at index 0, conversion failure from 1'),
  );
});

test('M6.2: its ids can be read since 42, and never set', () => {
  const { make } = made();
  const notification = make({ id: '', groupId: 'g', groupTitle: 't' } as Options);
  expect(notification.id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  expect([notification.groupId, notification.groupTitle, make({ id: 'x' } as Options).id]).toEqual(['g', 't', 'x']);
  expect(() => Object.assign(notification, { id: 'y' })).toThrow(TypeError);
  const old = made('41').make({ id: 'x' } as Options);
  expect([old.id, old.groupId, old.groupTitle]).toEqual([undefined, undefined, undefined]);
});

test('M6.3: Windows wants short ids, and a group for its title', () => {
  const { make } = made();
  const long = 'x'.repeat(65);
  const error = (name: string) => new Error(`Notification ${name} exceeds Windows limit of 64 UTF-16 characters`);
  on('win32', () => {
    expect(() => make({ id: long } as Options)).toThrow(error('id'));
    expect(() => make({ groupId: long } as Options)).toThrow(error('groupId'));
    expect(() => make({ groupTitle: 'a' } as Options)).toThrow(
      new Error('Notification groupTitle requires groupId to be set'),
    );
    expect(() => make({ id: long.slice(1), groupId: 'a', groupTitle: 'b' } as Options)).not.toThrow();
  });
  on('linux', () => expect(() => make({ id: long, groupTitle: 'a' } as Options)).not.toThrow());
});

test('M6.4: what somebody does is told, and what it was is on the event', () => {
  const { make, user, told } = made();
  on('darwin', () => {
    const options = { hasReply: true, actions: [{ type: 'button' as const, text: 'A' }, { type: 'button' as const }] };
    const notification = make(options);
    notification.show();
    user.replies(notification, 'ok');
    notification.show();
    user.clicks(notification, { action: 1 });
    notification.show();
    user.clicks(notification);
    notification.show();
    user.closes(notification);
  });
  const event = { defaultPrevented: false, preventDefault: expect.any(Function) };
  expect(told).toEqual([
    ['reply', { ...event, reply: 'ok' }, 'ok'],
    ['action', { ...event, actionIndex: 1, selectionIndex: -1 }, 1, -1],
    ['click', event],
    ['close', event],
  ]);
});

test('M6.4: the event carries it since 40.5, and on Windows why it was closed since 40.8', () => {
  const eventOf = (version: string, act: (all: ReturnType<typeof made>, shown: Electron.Notification) => void) =>
    on('win32', () => {
      const all = made(version);
      const notification = all.make({ hasReply: true });
      notification.show();
      act(all, notification);
      return all.told.at(-1)![1];
    });
  const reply = ({ user }: ReturnType<typeof made>, it: Electron.Notification) => user.replies(it, 'ok');
  const close = ({ user }: ReturnType<typeof made>, it: Electron.Notification) => user.closes(it);
  expect(eventOf('40.4', reply)).not.toHaveProperty('reply');
  expect(eventOf('40.5', reply)).toHaveProperty('reply', 'ok');
  expect(eventOf('40.7', close)).not.toHaveProperty('reason');
  expect(eventOf('40.8', close)).toHaveProperty('reason', 'userCanceled');
});

test('M6.5: on Linux show is told inside show, and there are no replies and actions', () => {
  const { make, user, told } = made();
  on('linux', () => {
    const notification = make({ hasReply: true, actions: [{ type: 'button' }] });
    notification.show();
    expect(told.map(([event]) => event)).toEqual(['show']);
    expect(() => user.replies(notification, 'ok')).toThrow(
      new Error("user.replies(notification, 'ok'): on Linux notifications take no replies (M6.5)."),
    );
    expect(() => user.clicks(notification, { action: 0 })).toThrow('on Linux notifications have no actions (M6.5).');
    user.clicks(notification);
    expect(told.map(([event]) => event)).toEqual(['show', 'click']);
  });
});

test('elsewhere show is told later, unless it is gone by then', async () => {
  const { make, told } = made();
  on('darwin', () => {
    make().show();
    const gone = make();
    gone.show();
    gone.close();
  });
  expect(told).toEqual([]);
  await later();
  expect(told.map(([event]) => event)).toEqual(['show']);
});

test('M6.6: shown again it comes anew; closed by the app it tells nothing', () => {
  const { make, user, told, shown } = made();
  on('linux', () => {
    const notification = make();
    notification.close();
    notification.show();
    notification.show();
    expect(shown.map(({ isShown }) => isShown)).toEqual([false, true]);
    notification.close();
    expect(told.map(([event]) => event)).toEqual(['show', 'show']);
    expect(() => user.closes(notification)).toThrow(
      new Error('user.closes(notification): the notification is not shown. The app shows it with notification.show().'),
    );
  });
});

test('M0.1: its members are its own', () => {
  const { Notification, make } = made();
  const error = new TypeError('Illegal invocation');
  const title = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Notification.prototype), 'title')!;
  expect(() => Reflect.apply(make().show, {}, [])).toThrow(error);
  expect(() => title.get!.call({})).toThrow(error);
});

test('M6.7: they are supported', () => {
  expect(made().Notification.isSupported()).toBe(true);
});

describe('M6.8', () => {
  test('on macOS those that were shown are left until somebody takes them away', async () => {
    const { Notification, make, told, watch, user, fake } = made();
    await on('darwin', async () => {
      for (const id of ['a', 'b', 'c', 'd']) make({ id, title: id, groupId: id === 'd' ? 'g' : '' } as Options).show();
      Notification.remove('a');
      Notification.remove(['c', 'nonsense']);
      Notification.removeGroup('g');
    });
    await later();
    told.length = 0;
    const history = Notification.getHistory.bind(Notification);
    const [left, ...others] = await on('darwin', history);
    expect([left!.title, left!.id, others]).toEqual(['b', 'b', []]);
    expect(left).toBeInstanceOf(fake.electron.Notification);
    watch(left!);
    user.clicks(left!);
    // Both objects are told.
    expect(told.map(([event]) => event)).toEqual(['click', 'click']);
    on('darwin', () => make({ id: 'e' } as Options).show());
    on('darwin', () => Notification.removeAll());
    expect(await on('darwin', history)).toEqual([]);
  });

  test('elsewhere there is no history, and taking away does nothing', async () => {
    const { Notification, make, shown } = made();
    make({ id: 'a' } as Options).show();
    await on('linux', async () => {
      expect(await Notification.getHistory()).toEqual([]);
      Notification.remove('a');
      Notification.removeAll();
    });
    expect(shown[0]!.isShown).toBe(true);
    for (const id of [undefined, 1, ['a', 1]]) {
      expect(() => Notification.remove(id as never)).toThrow(new TypeError('Expected a string or array of strings'));
    }
  });

  test('what came with a version', () => {
    const statics = (version: string) => {
      const { getHistory, remove, removeAll, removeGroup } = made(version).Notification;
      return [getHistory, remove, removeAll, removeGroup].map((it) => typeof it);
    };
    const [no, yes] = ['undefined', 'function'];
    expect(statics('41')).toEqual([no, no, no, no]);
    expect(statics('42.2')).toEqual([yes, no, no, no]);
    expect(statics('42.3')).toEqual([yes, yes, yes, yes]);
  });

  test('on Windows activations are handled, also one that came before', () => {
    const { Notification, make, user } = made();
    on('linux', () => expect(Notification.handleActivation).toBeUndefined());
    on('win32', () => {
      const notification = make({ hasReply: true });
      notification.show();
      user.clicks(notification);
      const handled = jest.fn();
      Notification.handleActivation(handled);
      notification.show();
      user.replies(notification, 'ok');
      expect(handled.mock.calls).toEqual([
        [{ type: 'click', arguments: '' }],
        [{ type: 'reply', reply: 'ok', arguments: '' }],
      ]);
    });
  });
});

test('what cannot be done says why', () => {
  const { make, user } = made();
  on('darwin', () => {
    const notification = make({ actions: [{ type: 'button', text: 'Undo' }] });
    expect(() => user.clicks(notification)).toThrow('user.clicks(notification): the notification is not shown.');
    notification.show();
    expect(() => user.replies(notification, 'ok')).toThrow('takes no reply: it has not hasReply: true.');
    expect(() => user.clicks(notification, { action: 1 })).toThrow(
      new Error(
        "user.clicks(notification, { action: 1 }): the notification has no such action; its actions are 0 'Undo'.",
      ),
    );
  });
});

test('what the list has of it will do', () => {
  const { make, user, told, shown } = made();
  on('linux', () => {
    make().show();
    user.clicks(shown[0]!);
  });
  expect(told.map(([event]) => event)).toEqual(['show', 'click']);
  expect(shown[0]!.isShown).toBe(false);
});

test('a rollback takes away what was shown since', () => {
  const { fake, make, shown, user } = made();
  const kept = make();
  kept.show();
  const rollback = fake.mark();
  user.closes(kept);
  make().show();
  rollback();
  expect(shown.map(({ isShown }) => isShown)).toEqual([true]);
});
