/** As `POWERS`: what a page records, and the devices that it uses. */
export const DEVICES = `(function (powers, tools) {
  'use strict';
  const { demand, fault, handled, value } = tools;
  const { Array, EventTarget, Map, Object, Promise, String, TypeError } = globalThis;
  let lastId = 0;
  const nextId = () => {
    const hex = (++lastId).toString(16).padStart(12, '0');
    return '00000000-0000-4000-8000-' + hex;
  };
  class MediaStreamTrack extends EventTarget {
    #state = 'live';
    #constraints;
    #about;
    constructor(about, constraints = {}) {
      super();
      this.#about = about;
      this.#constraints = constraints;
      Object.assign(handled(this, 'ended', 'mute', 'unmute'), {
        kind: about.kind, label: about.label, id: nextId(), enabled: true, muted: false, contentHint: '',
      });
    }
    get readyState() { return this.#state; }
    stop() { this.#state = 'ended'; }
    clone() { return new MediaStreamTrack(this.#about, this.#constraints); }
    getSettings() { return { deviceId: this.#about.deviceId, groupId: this.#about.groupId }; }
    getCapabilities() { return this.getSettings(); }
    getConstraints() { return { ...this.#constraints }; }
    async applyConstraints(constraints = {}) { this.#constraints = constraints; }
  }
  class MediaStream extends EventTarget {
    #tracks = [];
    constructor(from = []) {
      super();
      Object.assign(handled(this, 'addtrack', 'removetrack', 'active', 'inactive'), { id: nextId() });
      this.#tracks = [...(from instanceof MediaStream ? from.getTracks() : from)];
    }
    get active() { return this.#tracks.some(({ readyState }) => readyState === 'live'); }
    getTracks() { return [...this.#tracks]; }
    getAudioTracks() { return this.#tracks.filter(({ kind }) => kind === 'audio'); }
    getVideoTracks() { return this.#tracks.filter(({ kind }) => kind === 'video'); }
    getTrackById(id) { return this.#tracks.find((track) => track.id === id) ?? null; }
    addTrack(track) { if (!this.#tracks.includes(track)) this.#tracks.push(track); }
    removeTrack(track) { this.#tracks = this.#tracks.filter((other) => other !== track); }
    clone() { return new MediaStream(this.#tracks.map((track) => track.clone())); }
  }
  const denied = () => fault('NotAllowedError', 'Permission denied');
  const wanted = (method, { audio, video } = {}) => {
    if (audio || video) return { audio: Boolean(audio), video: Boolean(video) };
    throw new TypeError("Failed to execute '" + method + "' on 'MediaDevices': At least one of audio and video must be requested");
  };
  const exact = (constraints) => {
    const { deviceId } = typeof constraints === 'object' && constraints !== null ? constraints : {};
    return { wish: deviceId?.exact ?? deviceId?.ideal ?? deviceId, isStrict: deviceId?.exact !== undefined };
  };
  const take = (kind, constraints) => {
    const all = powers.mediaDevices().filter((device) => device.kind === kind + 'input');
    const { wish, isStrict } = exact(constraints);
    const wishes = wish === undefined ? [] : [wish].flat().map(String);
    const found = all.find(({ deviceId }) => wishes.includes(deviceId));
    if (all.length === 0) throw fault('NotFoundError', 'Requested device not found');
    if (found === undefined && isStrict) {
      throw Object.assign(fault('OverconstrainedError', ''), { constraint: 'deviceId' });
    }
    const { label, deviceId, groupId } = found ?? all[0];
    return new MediaStreamTrack({ kind, label, deviceId, groupId }, typeof constraints === 'object' ? constraints : {});
  };
  const desktop = (constraints) => constraints?.mandatory?.chromeMediaSource;
  const mediaDevices = Object.assign(handled(new EventTarget(), 'devicechange'), {
    async getUserMedia(constraints) {
      const { audio, video } = wanted('getUserMedia', constraints ?? {});
      const kinds = [...(audio ? ['audio'] : []), ...(video ? ['video'] : [])];
      // Of a screen or window there is no camera to be asked for (N4.8).
      const isDesktop = kinds.every((kind) => desktop(constraints[kind]));
      await demand('media', denied, { mediaTypes: isDesktop ? [] : kinds, isMedia: true });
      return new MediaStream(kinds.map((kind) => {
        const source = desktop(constraints[kind]);
        if (!source) return take(kind, constraints[kind]);
        const { chromeMediaSourceId = '' } = constraints[kind].mandatory;
        return new MediaStreamTrack({ kind, label: chromeMediaSourceId, deviceId: chromeMediaSourceId, groupId: '' });
      }));
    },
    async getDisplayMedia(options = {}) {
      const { video = true, audio = false } = options ?? {};
      if (!video) throw new TypeError("Failed to execute 'getDisplayMedia' on 'MediaDevices': video must be requested");
      await demand('media', denied, { mediaTypes: [], isMedia: true });
      const tracks = await new Promise((resolve) => powers.display({ video: true, audio: Boolean(audio) }, resolve));
      if (tracks === undefined) throw fault('NotSupportedError', 'Not supported');
      if (tracks === null) throw fault('AbortError', 'Error starting capture');
      return new MediaStream(tracks.map((track) => new MediaStreamTrack(track)));
    },
    async enumerateDevices() {
      const sees = {
        audio: powers.check('media', { mediaType: 'audio', isMedia: true }),
        video: powers.check('media', { mediaType: 'video', isMedia: true }),
      };
      return powers.mediaDevices().map(({ kind, label, deviceId, groupId }) => {
        const info = sees[kind.slice(0, 5)] ? { deviceId, kind, label, groupId } : { deviceId: '', kind, label: '', groupId: '' };
        return Object.assign(info, { toJSON: () => ({ ...info }) });
      });
    },
    getSupportedConstraints: () => ({ deviceId: true, groupId: true }),
  });

  const known = new Map();
  const deviceOf = (kind, plain) => {
    const { deviceId, portId } = plain;
    const key = kind + ' ' + (deviceId ?? portId);
    if (!known.has(key)) known.set(key, makers[kind](plain));
    return known.get(key);
  };
  const opening = (plain, members) => {
    let opened = false;
    return Object.defineProperties(Object.assign(new EventTarget(), members, {
      async open() { opened = true; },
      async close() { opened = false; },
    }), { opened: { get: () => opened, enumerable: true } });
  };
  const makers = {
    hid: (plain) => opening(plain, {
      vendorId: plain.vendorId, productId: plain.productId, productName: plain.name, collections: plain.collections ?? [],
      oninputreport: null, async forget() { powers.forget('hid', plain); },
    }),
    usb: (plain) => opening(plain, { ...plain, async forget() { powers.forget('usb', plain); } }),
    serial: (plain) => opening(plain, {
      readable: null, writable: null, onconnect: null, ondisconnect: null,
      getInfo: () => ({
        ...(plain.vendorId !== undefined && { usbVendorId: Number(plain.vendorId) }),
        ...(plain.productId !== undefined && { usbProductId: Number(plain.productId) }),
      }),
      async forget() { powers.forget('serial', plain); },
    }),
    bluetooth: (plain) => Object.assign(new EventTarget(), {
      id: plain.deviceId, name: plain.deviceName, gatt: { connected: false }, async forget() { powers.forget('bluetooth', plain); },
    }),
  };
  const same = (wish, is) => wish === undefined || Number(wish) === Number(is);
  const fitsAny = (filters, fits) => (plain) => !filters || filters.length === 0 || filters.some((filter) => fits(filter, plain));
  const fits = {
    hid: (filter, { vendorId, productId }) => same(filter.vendorId, vendorId) && same(filter.productId, productId),
    usb: (filter, plain) => same(filter.vendorId, plain.vendorId) && same(filter.productId, plain.productId) &&
      (filter.serialNumber === undefined || filter.serialNumber === plain.serialNumber) && same(filter.classCode, plain.deviceClass),
    serial: (filter, plain) => same(filter.usbVendorId, plain.vendorId) && same(filter.usbProductId, plain.productId),
    bluetooth: (filter, { deviceName }) => (filter.name === undefined || filter.name === deviceName) &&
      (filter.namePrefix === undefined || deviceName.startsWith(filter.namePrefix)),
  };
  const chosen = (kind, filters) =>
    new Promise((resolve) => powers.choose(kind, fitsAny(filters, fits[kind]), resolve));
  const allowed = (kind, api) => {
    if (powers.check(kind, { isDevice: true })) return;
    throw fault('SecurityError', "Failed to execute '" + (kind === 'serial' ? 'requestPort' : 'requestDevice') + "' on '" + api +
      "': Access to the feature \\"" + kind + '\\" is disallowed by permissions policy.');
  };
  const bus = (members) => Object.assign(handled(new EventTarget(), 'connect', 'disconnect'), members);
  const mine = (kind) => powers.devices(kind).map((plain) => deviceOf(kind, plain));
  const needsFilters = (api, options) => {
    if (Array.isArray(options?.filters)) return options.filters;
    throw new TypeError("Failed to execute 'requestDevice' on '" + api +
      "': Failed to read the 'filters' property from '" + api + "DeviceRequestOptions': Required member is undefined.");
  };
  const hid = bus({
    async getDevices() { return powers.check('hid', { isDevice: true }) ? mine('hid') : []; },
    async requestDevice(options) {
      const filters = needsFilters('HID', options);
      allowed('hid', 'HID');
      const plain = await chosen('hid', filters);
      return plain ? [deviceOf('hid', plain)] : [];
    },
  });
  const usb = bus({
    async getDevices() { return powers.check('usb', { isDevice: true }) ? mine('usb') : []; },
    async requestDevice(options) {
      const filters = needsFilters('USB', options);
      allowed('usb', 'USB');
      const plain = await chosen('usb', filters);
      if (!plain) throw fault('NotFoundError', "Failed to execute 'requestDevice' on 'USB': No device selected.");
      return deviceOf('usb', plain);
    },
  });
  const serial = bus({
    async getPorts() { return powers.check('serial', { isDevice: true }) ? mine('serial') : []; },
    async requestPort(options) {
      allowed('serial', 'Serial');
      const plain = await chosen('serial', options?.filters);
      if (!plain) throw fault('NotFoundError', "Failed to execute 'requestPort' on 'Serial': No port selected by the user.");
      return deviceOf('serial', plain);
    },
  });
  const bluetooth = Object.assign(handled(new EventTarget(), 'availabilitychanged'), {
    async getAvailability() { return true; },
    async getDevices() { return mine('bluetooth'); },
    async requestDevice(options) {
      if (!options?.acceptAllDevices && !Array.isArray(options?.filters)) {
        throw new TypeError("Failed to execute 'requestDevice' on 'Bluetooth': Either 'filters' should be present or " +
          "'acceptAllDevices' should be true, but not both.");
      }
      const plain = await chosen('bluetooth', options.filters);
      if (!plain) throw fault('NotFoundError', 'User cancelled the requestDevice() chooser.');
      return deviceOf('bluetooth', plain);
    },
  });
  const of = (members) => Object.fromEntries(Object.entries(members).map(([name, member]) => [name, value(member)]));
  return { navigator: of({ bluetooth, hid, mediaDevices, serial, usb }), window: of({ MediaStream, MediaStreamTrack }) };
})`;
