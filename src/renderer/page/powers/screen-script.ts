/** As `POWERS`: what of the screen, the pointer and the keyboard a page takes for itself. */
export const SCREEN = `(function (powers, tools) {
  'use strict';
  const { EventTarget, Map, Object, TypeError } = globalThis;
  const { ask, demand, fault, handled, tell, value } = tools;
  const getter = (get) => ({ get, configurable: true, enumerable: true });
  let filling = null;
  let locked = null;
  const leave = () => {
    const element = filling;
    filling = null;
    powers.fullScreen(false);
    tell(element.isConnected ? element : document, 'fullscreenchange');
  };
  const element = {
    requestFullscreen: value(async function requestFullscreen() {
      if (!(await ask('fullscreen'))) {
        tell(this, 'fullscreenerror');
        throw new TypeError('fullscreen error');
      }
      filling = this;
      powers.fullScreen(true);
      tell(this, 'fullscreenchange');
    }),
    requestPointerLock: value(async function requestPointerLock() {
      if (!(await ask('pointerLock'))) {
        tell(document, 'pointerlockerror');
        throw fault('SecurityError', 'The root document of this element is not valid for pointer lock.');
      }
      locked = this;
      tell(document, 'pointerlockchange');
    }),
  };

  const keyboard = Object.assign(new EventTarget(), {
    async lock() {
      const refused = () => fault('InvalidStateError', 'keyboard.lock() request could not be registered.');
      await demand('keyboardLock', refused);
    },
    unlock() {},
    async getLayoutMap() { return new Map(); },
  });
  async function getScreenDetails() {
    await demand('window-management', () => fault('NotAllowedError', 'Permission denied.'));
    const screens = powers.screens().map(({ bounds, workArea, scaleFactor, colorDepth, label, internal }, at) => ({
      left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height,
      availLeft: workArea.x, availTop: workArea.y, availWidth: workArea.width, availHeight: workArea.height,
      devicePixelRatio: scaleFactor, colorDepth, label, isInternal: Boolean(internal), isPrimary: at === 0,
    }));
    return Object.assign(handled(new EventTarget(), 'screenschange', 'currentscreenchange'),
      { screens, currentScreen: screens[0] });
  }
  const of = (members) => Object.fromEntries(Object.entries(members).map(([name, member]) => [name, value(member)]));
  return {
    navigator: of({ keyboard }),
    window: of({ getScreenDetails }),
    document: {
      ...of({
        async exitFullscreen() {
          if (filling === null) throw new TypeError('Document not active');
          leave();
        },
        exitPointerLock() {
          if (locked === null) return;
          locked = null;
          tell(document, 'pointerlockchange');
        },
      }),
      fullscreenElement: getter(() => filling),
      fullscreenEnabled: getter(() => true),
      pointerLockElement: getter(() => locked),
    },
    element,
  };
})`;
