/** Compiled in a page's realm, so that what it makes is the page's own: what a page asks a person for. */
export const POWERS = `(function (powers) {
  'use strict';
  const { Array, DOMException, Error, Event, EventTarget, Map, Object, Promise, String, TypeError } = globalThis;
  const fault = (name, message) => new DOMException(message, name);
  const NOT_ALLOWED = 'NotAllowedError';
  const ask = (permission, details = {}) =>
    new Promise((resolve) => powers.request(permission, details, resolve));
  const demand = async (permission, error, details) => {
    if (!(await ask(permission, details))) throw error();
  };
  const later = (work) => void Promise.resolve().then(work);
  const value = (value) => ({ value, writable: true, configurable: true, enumerable: true });
  const getter = (get) => ({ get, configurable: true, enumerable: true });
  const handled = (target, ...names) => {
    for (const name of names) target['on' + name] = null;
    return target;
  };
  const tell = (target, name, fields = {}) => {
    const event = Object.assign(new Event(name, { bubbles: 'nodeType' in target }), fields);
    const handler = target['on' + name];
    const isHandled = typeof handler === 'function';
    if (isHandled) target.addEventListener(name, handler);
    target.dispatchEvent(event);
    if (isHandled) target.removeEventListener(name, handler);
  };

  const QUERIES = {
    'accelerometer': 'sensors', 'ambient-light-sensor': 'sensors', 'gyroscope': 'sensors', 'magnetometer': 'sensors',
    'background-fetch': 'background-fetch', 'background-sync': 'background-sync',
    'camera': 'media', 'microphone': 'media', 'captured-surface-control': 'captured-surface-control',
    'clipboard-read': 'clipboard-read', 'clipboard-write': 'clipboard-sanitized-write',
    'display-capture': 'display-capture', 'fullscreen': 'automatic-fullscreen', 'geolocation': 'geolocation',
    'idle-detection': 'idle-detection', 'keyboard-lock': 'keyboardLock', 'local-fonts': 'local-fonts',
    'local-network-access': 'local-network-access', 'loopback-network': 'loopback-network',
    'midi': 'midi', 'nfc': 'nfc', 'notifications': 'notifications', 'payment-handler': 'payment-handler',
    'periodic-background-sync': 'periodic-background-sync', 'persistent-storage': 'persistent-storage',
    'pointer-lock': 'pointerLock', 'push': 'notifications', 'screen-wake-lock': 'screen-wake-lock',
    'speaker-selection': 'speaker-selection', 'storage-access': 'storage-access',
    'system-wake-lock': 'system-wake-lock', 'top-level-storage-access': 'top-level-storage-access',
    'window-management': 'window-management',
  };
  class PermissionStatus extends EventTarget {
    constructor(name, state) {
      super();
      Object.assign(this, { name, state });
      handled(this, 'change');
    }
  }
  const permissions = {
    async query(descriptor) {
      const failed = "Failed to execute 'query' on 'Permissions': ";
      if (descriptor === null || typeof descriptor !== 'object') {
        throw new TypeError(failed + "parameter 1 is not of type 'object'.");
      }
      const name = String(descriptor.name);
      if (!Object.hasOwn(QUERIES, name)) {
        throw new TypeError(failed + "Failed to read the 'name' property from 'PermissionDescriptor': The provided value '" +
          name + "' is not a valid enum value of type PermissionName.");
      }
      const isSysex = name === 'midi' && descriptor.sysex;
      const details = name === 'camera' ? { mediaType: 'video' } : name === 'microphone' ? { mediaType: 'audio' } : {};
      return new PermissionStatus(name, powers.check(isSysex ? 'midiSysex' : QUERIES[name], details) ? 'granted' : 'denied');
    },
  };

  const positionError = (code, message) =>
    ({ code, message, PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 });
  const watches = new Map();
  let lastWatch = 0;
  const locate = (success, failure) => {
    const coords = powers.position();
    if (coords) success({ coords: { ...coords }, timestamp: Date.now() });
    else if (typeof failure === 'function') {
      failure(positionError(2, 'Failed to query location from network service.'));
    }
  };
  const locating = (method, success, failure, found) => {
    if (typeof success !== 'function') {
      throw new TypeError("Failed to execute '" + method + "' on 'Geolocation': parameter 1 is not of type 'Function'.");
    }
    ask('geolocation').then((granted) => {
      if (granted) found();
      else if (typeof failure === 'function') failure(positionError(1, 'User denied Geolocation'));
    });
  };
  const geolocation = {
    getCurrentPosition(success, failure) {
      locating('getCurrentPosition', success, failure, () => locate(success, failure));
    },
    watchPosition(success, failure) {
      const id = ++lastWatch;
      watches.set(id, () => {});
      locating('watchPosition', success, failure, () => {
        if (!watches.has(id)) return;
        watches.set(id, powers.watchPosition(() => locate(success, failure)));
        locate(success, failure);
      });
      return id;
    },
    clearWatch(id) {
      watches.get(id)?.();
      watches.delete(id);
    },
  };

  const clipboardDenied = (what) => () => fault(NOT_ALLOWED, what + ' permission denied.');
  class ClipboardItem {
    constructor(items, { presentationStyle = 'unspecified' } = {}) {
      this.types = Object.freeze(Object.keys(items));
      this.presentationStyle = presentationStyle;
      Object.defineProperty(this, 'getType', { value: async (type) => {
        if (!(type in items)) throw fault('NotFoundError', "The type was not found");
        const found = await items[type];
        return typeof found === 'string' ? new Blob([found], { type }) : found;
      } });
    }
    static supports(type) { return ['text/plain', 'text/html', 'image/png', 'image/svg+xml'].includes(type); }
  }
  const clipboard = Object.assign(handled(new EventTarget(), 'clipboardchange'), {
    async read() {
      await demand('clipboard-read', clipboardDenied('Read'));
      const entries = Object.entries(powers.readClipboard());
      if (entries.length === 0) return [];
      return [new ClipboardItem(Object.fromEntries(entries.map(([type, text]) => [type, new Blob([text], { type })])))];
    },
    async readText() {
      await demand('clipboard-read', clipboardDenied('Read'));
      return powers.readClipboard()['text/plain'] ?? '';
    },
    async write(items) {
      await demand('clipboard-sanitized-write', clipboardDenied('Write'));
      const entries = {};
      for (const item of items) {
        for (const type of item.types) entries[type] = await (await item.getType(type)).text();
      }
      powers.writeClipboard(entries);
    },
    async writeText(text) {
      if (arguments.length === 0) {
        throw new TypeError("Failed to execute 'writeText' on 'Clipboard': 1 argument required, but only 0 present.");
      }
      await demand('clipboard-sanitized-write', clipboardDenied('Write'));
      powers.writeClipboard({ 'text/plain': String(text) });
    },
  });

  class Notification extends EventTarget {
    #close = () => {};
    constructor(title, options = {}) {
      if (arguments.length === 0) {
        throw new TypeError("Failed to construct 'Notification': 1 argument required, but only 0 present.");
      }
      super();
      const { body = '', icon = '', tag = '', silent = null, data = null, requireInteraction = false, lang = '',
        dir = 'auto', badge = '' } = options ?? {};
      const texts = { title: String(title), body: String(body), icon: String(icon), tag: String(tag) };
      Object.assign(this, texts, { silent, data, requireInteraction, lang, dir, badge });
      handled(this, 'show', 'click', 'close', 'error');
      if (Notification.permission !== 'granted') later(() => tell(this, 'error'));
      else this.#close = powers.notify({ ...texts, silent: Boolean(silent) }, (event) => tell(this, event));
    }
    close() { this.#close(); }
    static get permission() { return powers.check('notifications', {}) ? 'granted' : 'denied'; }
    static async requestPermission(callback) {
      const state = (await ask('notifications')) ? 'granted' : 'denied';
      if (typeof callback === 'function') callback(state);
      return state;
    }
  }
  Object.defineProperty(Notification, 'maxActions', { value: 2 });

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
  const storage = {
    async persist() { return ask('persistent-storage'); },
    async persisted() { return powers.check('persistent-storage', {}); },
    async estimate() { return { quota: 2 ** 31, usage: 0, usageDetails: {} }; },
  };
  class WakeLockSentinel extends EventTarget {
    constructor() { super(); Object.assign(handled(this, 'release'), { type: 'screen', released: false }); }
    async release() {
      if (this.released) return;
      this.released = true;
      tell(this, 'release');
    }
  }
  const wakeLock = {
    async request() {
      await demand('screen-wake-lock', () => fault(NOT_ALLOWED, 'Wake Lock permission request denied'));
      return new WakeLockSentinel();
    },
  };
  class IdleDetector extends EventTarget {
    #started = false;
    constructor() { super(); handled(this, 'change'); }
    get userState() { return this.#started ? powers.idle().user : null; }
    get screenState() { return this.#started ? powers.idle().screen : null; }
    async start({ threshold, signal } = {}) {
      if (threshold !== undefined && threshold < 60000) throw new TypeError('Minimum threshold is 1 minute.');
      if (!powers.check('idle-detection', {})) throw fault(NOT_ALLOWED, 'Idle detection permission denied');
      this.#started = true;
      signal?.addEventListener('abort', () => { this.#started = false; });
    }
    static async requestPermission() { return (await ask('idle-detection')) ? 'granted' : 'denied'; }
  }
  async function requestMIDIAccess(options) {
    const sysex = Boolean(options?.sysex);
    await demand(sysex ? 'midiSysex' : 'midi', () => fault(NOT_ALLOWED, 'Permission was not granted.'));
    const access = { inputs: new Map(), outputs: new Map(), sysexEnabled: sysex };
    return Object.assign(handled(new EventTarget(), 'statechange'), access);
  }
  async function requestMediaKeySystemAccess() {
    const refused = () => fault('NotSupportedError', 'Unsupported keySystem or supportedConfigurations.');
    await demand('mediaKeySystem', refused);
    throw refused();
  }
  async function getScreenDetails() {
    await demand('window-management', () => fault(NOT_ALLOWED, 'Permission denied.'));
    const screens = powers.screens().map(({ bounds, workArea, scaleFactor, colorDepth, label, internal }, at) => ({
      left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height,
      availLeft: workArea.x, availTop: workArea.y, availWidth: workArea.width, availHeight: workArea.height,
      devicePixelRatio: scaleFactor, colorDepth, label, isInternal: Boolean(internal), isPrimary: at === 0,
    }));
    return Object.assign(handled(new EventTarget(), 'screenschange', 'currentscreenchange'),
      { screens, currentScreen: screens[0] });
  }
  async function queryLocalFonts() {
    await demand('local-fonts', () => fault(NOT_ALLOWED, 'User denied access.'));
    return [];
  }
  const storageDenied = () => fault(NOT_ALLOWED, 'requestStorageAccess: Permission denied.');
  const of = (members) => Object.fromEntries(Object.entries(members).map(([name, member]) => [name, value(member)]));
  return {
    tools: { demand, fault, handled, value },
    navigator: of({ clipboard, geolocation, keyboard, permissions, requestMIDIAccess, requestMediaKeySystemAccess, storage,
      wakeLock }),
    window: of({ ClipboardItem, IdleDetector, Notification, PermissionStatus, getScreenDetails, queryLocalFonts }),
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
        async hasStorageAccess() { return globalThis.top === globalThis || powers.check('storage-access', {}); },
        async requestStorageAccess() {
          if (globalThis.top !== globalThis) await demand('storage-access', storageDenied);
        },
        async requestStorageAccessFor(origin) {
          await demand('top-level-storage-access', () =>
            fault(NOT_ALLOWED, 'requestStorageAccessFor: Permission denied.'));
        },
      }),
      fullscreenElement: getter(() => filling),
      fullscreenEnabled: getter(() => true),
      pointerLockElement: getter(() => locked),
    },
    element,
  };
})`;
