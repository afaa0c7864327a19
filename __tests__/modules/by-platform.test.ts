import { EventEmitter } from 'node:events';
import { createFakeElectron } from '../../src';
import { isOn, mayHave, onlyWhere } from '../../src/modules/by-platform';
import { on } from '../support/platform';

class Above extends EventEmitter {}
class Desk extends Above {
  lamp = 'off';

  static ofMac(): string {
    return 'Mac';
  }

  light(): string {
    return this.lamp;
  }

  get drawer(): string {
    return 'pens';
  }

  everywhere(): string {
    return 'here';
  }
}
onlyWhere(Desk.prototype, () => isOn('darwin'), ['light', 'drawer'], 'bound');
onlyWhere(Desk, () => isOn('darwin'), ['ofMac']);

test('where they are, members are plain ones', () => {
  on('darwin', () => {
    const desk = new Desk();
    expect(desk).toBeInstanceOf(Above);
    expect(desk).toBeInstanceOf(EventEmitter);
    expect([desk.light(), desk.drawer, desk.everywhere(), Desk.ofMac()]).toEqual(['off', 'pens', 'here', 'Mac']);
    const { light } = desk;
    expect(light()).toBe('off');
    const prototype = Object.getPrototypeOf(Desk.prototype) as object;
    expect(Object.getOwnPropertyDescriptor(prototype, 'light')).toMatchObject({ writable: true, configurable: true });
    expect(Object.getOwnPropertyNames(prototype)).toEqual(['light', 'drawer']);
  });
});

test('elsewhere there are none, as read at the moment', () => {
  on('linux', () => {
    const desk = new Desk();
    expect([desk.light, desk.drawer, Desk.ofMac]).toEqual([undefined, undefined, undefined]);
    expect(['light' in desk, 'ofMac' in Desk, 'everywhere' in desk]).toEqual([false, false, true]);
    expect([mayHave(desk, 'light'), mayHave(desk, 'dark')]).toEqual([true, false]);
    expect(Object.getOwnPropertyNames(Object.getPrototypeOf(Desk.prototype))).toEqual([]);
    on('darwin', () => expect(desk.light()).toBe('off'));
  });
});

test('what is assigned to one stays', () => {
  for (const platform of ['linux', 'darwin'] as const) {
    on(platform, () => {
      const desk = Object.assign(new Desk(), { light: () => 'mine', drawer: 'paper' });
      expect([desk.light(), desk.drawer]).toEqual(['mine', 'paper']);
    });
  }
});

test('a class below is constructed as ever', () => {
  class Mine extends Desk {}
  expect(new Mine()).toBeInstanceOf(Desk);
  expect(new Mine().everywhere()).toBe('here');
});

test('Electron’s are there by the platform that is played', () => {
  const { app, Menu, nativeImage, safeStorage, shell, systemPreferences } = createFakeElectron().electron;
  const seen = () => [
    ['dock' in app, 'setJumpList' in app, typeof Menu.sendActionToFirstResponder, typeof shell.readShortcutLink],
    [typeof systemPreferences.getUserDefault, typeof safeStorage.getSelectedStorageBackend],
    [typeof nativeImage.createThumbnailFromPath],
  ];
  const [is, not] = ['function', 'undefined'];
  expect(on('darwin', seen)).toEqual([[true, false, is, not], [is, not], [is]]);
  expect(on('win32', seen)).toEqual([[false, true, not, is], [not, not], [is]]);
  expect(on('linux', seen)).toEqual([[false, false, not, not], [not, is], [not]]);
});
