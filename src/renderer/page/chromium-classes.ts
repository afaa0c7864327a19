/** Compiled in the page, so that what they make is the page's own; run when one of them is first asked for. */
export const CLASSES = `(function (platform) {
  'use strict';
  const { ClipboardItem, DOMException, Event, EventTarget, MessageEvent, MouseEvent, Promise, TypeError } = globalThis;
  const fields = (prototype, defaults, values) => {
    for (const [name, value] of Object.entries(defaults)) {
      values.set(name, new WeakMap());
      Object.defineProperty(prototype, name, {
        get() { return values.get(name).has(this) ? values.get(name).get(this) : value; },
        configurable: true,
        enumerable: true,
      });
    }
  };
  /** A class of events with fields of its own, as Web IDL has them. */
  const eventClass = (name, Base, defaults, required = []) => {
    const values = new Map();
    const Class = { [name]: class extends Base {
      constructor(type, init = {}) {
        for (const key of required) {
          if (init?.[key] === undefined) {
            throw new TypeError("Failed to construct '" + name + "': Failed to read the '" + key + "' property from '" + name +
              "Init': Required member is undefined.");
          }
        }
        super(type, init);
        for (const key of Object.keys(defaults)) if (init?.[key] !== undefined) values.get(key).set(this, init[key]);
      }
      get [Symbol.toStringTag]() { return name; }
    } }[name];
    fields(Class.prototype, defaults, values);
    return Class;
  };
  /** The on… attributes of a class. */
  const handlers = (prototype, ...types) => {
    for (const type of types) {
      const set = new WeakMap();
      Object.defineProperty(prototype, 'on' + type, {
        get() { return set.get(this)?.handler ?? null; },
        set(handler) {
          if (!set.has(this)) {
            const entry = { handler: null };
            set.set(this, entry);
            this.addEventListener(type, (event) => entry.handler?.call(this, event));
          }
          set.get(this).handler = typeof handler === 'function' ? handler : null;
        },
        configurable: true,
        enumerable: true,
      });
    }
  };
  const tell = (target, event) => platform.dispatch(target, event);

  const CSS = {
    escape(value) {
      const text = String(value);
      let escaped = '';
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        const isDigit = code >= 48 && code <= 57;
        if (code === 0) escaped += '\\ufffd';
        else if (code < 32 || code === 127 || (isDigit && (i === 0 || (i === 1 && text[0] === '-')))) {
          escaped += '\\\\' + code.toString(16) + ' ';
        } else if (i === 0 && text === '-') escaped += '\\\\-';
        else if (code >= 128 || isDigit || /[-\\w]/.test(text[i])) escaped += text[i];
        else escaped += '\\\\' + text[i];
      }
      return escaped;
    },
    supports(property, value) {
      let [name, wanted] = [String(property), value];
      if (wanted === undefined) [, name, wanted] = /^\\s*\\(?\\s*([-\\w]+)\\s*:\\s*([^)]*?)\\s*\\)?\\s*$/.exec(name) ?? [];
      if (name === undefined) return false;
      const { style } = document.createElement('p');
      style.setProperty(name, String(wanted));
      return style.getPropertyValue(name) !== '';
    },
  };
  Object.defineProperty(CSS, Symbol.toStringTag, { value: 'CSS' });

  const PointerEvent = eventClass('PointerEvent', MouseEvent, {
    pointerId: 0, width: 1, height: 1, pressure: 0, tangentialPressure: 0, tiltX: 0, tiltY: 0, twist: 0,
    altitudeAngle: Math.PI / 2, azimuthAngle: 0, pointerType: '', isPrimary: false,
  });
  PointerEvent.prototype.getCoalescedEvents = function getCoalescedEvents() { return []; };
  PointerEvent.prototype.getPredictedEvents = function getPredictedEvents() { return []; };
  const DragEvent = eventClass('DragEvent', MouseEvent, { dataTransfer: null });
  const ClipboardEvent = eventClass('ClipboardEvent', Event, { clipboardData: null });
  const PromiseRejectionEvent = eventClass('PromiseRejectionEvent', Event, { promise: undefined, reason: undefined }, ['promise']);

  const formatOf = (format) => {
    const text = String(format).toLowerCase();
    return text === 'text' ? 'text/plain' : text === 'url' ? 'text/uri-list' : text;
  };
  class DataTransferItem {
    #data;
    constructor(kind, type, data) {
      Object.defineProperties(this, { kind: { value: kind, enumerable: true }, type: { value: type, enumerable: true } });
      this.#data = data;
    }
    getAsFile() { return this.kind === 'file' ? this.#data : null; }
    getAsString(callback) {
      if (this.kind === 'string' && callback) setTimeout(() => callback(this.#data), 0);
    }
  }
  class DataTransfer {
    #items = [];
    #texts = new Map();
    dropEffect = 'none';
    effectAllowed = 'none';
    get types() {
      const types = [...this.#texts.keys()];
      return this.#items.some(({ kind }) => kind === 'file') ? [...types, 'Files'] : types;
    }
    get items() {
      const list = [...this.#items];
      list.add = (data, type) => {
        if (typeof data === 'string') {
          this.setData(type, data);
          return this.#items.at(-1);
        }
        const item = new DataTransferItem('file', data.type, data);
        this.#items.push(item);
        return item;
      };
      list.remove = (index) => {
        const [item] = this.#items.splice(index, 1);
        if (item?.kind === 'string') this.#texts.delete(item.type);
      };
      list.clear = () => { this.#items.length = 0; this.#texts.clear(); };
      return list;
    }
    get files() {
      const files = this.#items.flatMap((item) => item.getAsFile() ?? []);
      files.item = (index) => files[index] ?? null;
      return files;
    }
    getData(format) { return this.#texts.get(formatOf(format)) ?? ''; }
    setData(format, data) {
      const type = formatOf(format);
      this.clearData(type);
      this.#texts.set(type, String(data));
      this.#items.push(new DataTransferItem('string', type, String(data)));
    }
    clearData(format) {
      const type = format === undefined ? undefined : formatOf(format);
      this.#items = this.#items.filter((item) => item.kind !== 'string' || (type !== undefined && item.type !== type));
      if (type === undefined) this.#texts.clear();
      else this.#texts.delete(type);
    }
    setDragImage() {}
    get [Symbol.toStringTag]() { return 'DataTransfer'; }
  }

  class BroadcastChannel extends EventTarget {
    #end;
    constructor(name) {
      super();
      if (arguments.length === 0) {
        throw new TypeError("Failed to construct 'BroadcastChannel': 1 argument required, but only 0 present.");
      }
      Object.defineProperty(this, 'name', { value: String(name), enumerable: true });
      this.#end = platform.joinChannel(this.name, (data) => {
        tell(this, new MessageEvent('message', { data, origin: location.origin }));
      });
    }
    postMessage(data) {
      if (this.#end === undefined) {
        const words = "Failed to execute 'postMessage' on 'BroadcastChannel': Channel is closed";
        throw new DOMException(words, 'InvalidStateError');
      }
      this.#end.post(data);
    }
    close() {
      this.#end?.close();
      this.#end = undefined;
    }
    get [Symbol.toStringTag]() { return 'BroadcastChannel'; }
  }
  handlers(BroadcastChannel.prototype, 'message', 'messageerror');

  class EventSource extends EventTarget {
    static CONNECTING = 0;
    static OPEN = 1;
    static CLOSED = 2;
    #state = 0;
    #stop;
    constructor(url, init) {
      super();
      const whole = platform.resolve(String(url));
      if (whole === undefined) {
        const words = "Failed to construct 'EventSource': Cannot open an EventSource to '" + url + "'. The URL is invalid.";
        throw new DOMException(words, 'SyntaxError');
      }
      Object.defineProperties(this, {
        url: { value: whole, enumerable: true },
        withCredentials: { value: Boolean(init?.withCredentials), enumerable: true },
      });
      this.#stop = platform.openEvents(whole, {
        open: () => { this.#state = 1; tell(this, new Event('open')); },
        event: (type, data, lastEventId, origin) => tell(this, new MessageEvent(type, { data, lastEventId, origin })),
        error: (isOver) => { this.#state = isOver ? 2 : 0; tell(this, new Event('error')); },
      });
    }
    get readyState() { return this.#state; }
    close() {
      this.#state = 2;
      this.#stop();
    }
    get [Symbol.toStringTag]() { return 'EventSource'; }
  }
  for (const name of ['CONNECTING', 'OPEN', 'CLOSED']) {
    Object.defineProperty(EventSource.prototype, name, { value: EventSource[name], enumerable: true });
  }
  handlers(EventSource.prototype, 'open', 'message', 'error');

  class Clipboard extends EventTarget {
    async readText() { return navigator.clipboard.readText(); }
    async writeText(text) { return navigator.clipboard.writeText(text); }
    get [Symbol.toStringTag]() { return 'Clipboard'; }
  }

  class Worker extends EventTarget {
    #end;
    constructor(url, options) {
      super();
      if (arguments.length === 0) {
        throw new TypeError("Failed to construct 'Worker': 1 argument required, but only 0 present.");
      }
      const whole = platform.resolve(String(url));
      if (whole === undefined) {
        throw new DOMException("Failed to construct 'Worker': Script at '" + url + "' cannot be accessed.", 'SyntaxError');
      }
      this.#end = platform.startWorker(whole, options, {
        message: (data) => tell(this, new MessageEvent('message', { data })),
        error: (message, filename, lineno) => {
          const event = new ErrorEvent('error', { message, filename, lineno, cancelable: true });
          tell(this, event);
          return event.defaultPrevented;
        },
      });
    }
    postMessage(message, transfer) { this.#end.post(message, transfer); }
    terminate() { this.#end.terminate(); }
    get [Symbol.toStringTag]() { return 'Worker'; }
  }
  handlers(Worker.prototype, 'message', 'messageerror', 'error');

  return { BroadcastChannel, CSS, Clipboard, ClipboardEvent, DataTransfer, DataTransferItem, DragEvent, EventSource,
    PointerEvent, PromiseRejectionEvent, Worker };
})`;

/** What they are called. */
export const CLASS_NAMES: readonly string[] = [
  'BroadcastChannel',
  'CSS',
  'Clipboard',
  'ClipboardEvent',
  'DataTransfer',
  'DataTransferItem',
  'DragEvent',
  'EventSource',
  'PointerEvent',
  'PromiseRejectionEvent',
  'Worker',
];
