import type { Era } from './version';

/** The flags of an era, by name. */
export type Flag = { [K in keyof Era]: Era[K] extends boolean ? K : never }[keyof Era];

/** Which members a version has: data beside the version table, so that feature detection in apps works. */
const ERA_MEMBERS = {
  ipcRenderer: { off: 'off', invoke: 'invoke', postMessage: 'rPostMessage' },
  ipcMain: { off: 'off', handle: 'handle', handleOnce: 'handleOnce', removeHandler: 'removeHandler' },
  globalShortcut: { isSuspended: 'shortcutSuspension', setSuspended: 'shortcutSuspension' },
  WebContents: {
    off: 'off',
    sendToFrame: 'wcSendToFrame',
    postMessage: 'wcPostMessage',
    mainFrame: 'wcMainFrame',
    ipc: 'wcIpc',
  },
  WebFrameMain: { off: 'off', ipc: 'frameIpc' },
  ServiceWorkers: {
    getInfoFromVersionID: 'serviceWorkerIpc',
    getWorkerFromVersionID: 'serviceWorkerIpc',
    startWorkerForScope: 'serviceWorkerIpc',
  },
  Session: {
    registerPreloadScript: 'preloadScripts',
    unregisterPreloadScript: 'preloadScripts',
    getPreloadScripts: 'preloadScripts',
    fetch: 'protocolHandle',
  },
  protocol: { handle: 'protocolHandle', unhandle: 'protocolHandle' },
  net: { fetch: 'protocolHandle' },
  clipboard: { selection: 'clipboardPromises' },
  nativeImage: { createMenuSymbol: 'menuSymbol' },
  safeStorage: {
    encryptStringAsync: 'safeStoragePromises',
    decryptStringAsync: 'safeStoragePromises',
    isAsyncEncryptionAvailable: 'safeStoragePromises',
  },
  nativeTheme: {
    prefersReducedTransparency: 'themeReducedTransparency',
    shouldDifferentiateWithoutColor: 'themeWithoutColor',
    shouldUseDarkColorsForSystemIntegratedUI: 'themeDarkSystemUi',
  },
  contextBridge: { exposeInIsolatedWorld: 'exposeInIsolatedWorld', executeInMainWorld: 'executeInMainWorld' },
} as const satisfies Record<string, Record<string, Flag>>;

type Method = (...args: never[]) => unknown;

/** What a version changes of a twin. */
export interface EraShape {
  readonly kind: keyof typeof ERA_MEMBERS;
  /** Members that today's Electron no longer has, with the flag of those that did; the same ones at every reading. */
  readonly legacy?: Readonly<Record<string, readonly [Flag, Method]>>;
  /** What a version changes beside members. */
  enter?(era: Era): void;
}

/** The property by which a twin says what a version changes of it. On prototypes only, as `SUBJECT` is. */
export const ERA_SHAPE: unique symbol = Symbol('what a version changes');

/** Gives twins the members of their era: what is not there yet is `undefined`, what is gone today comes back. */
export class Shaper {
  /** Under a mocking integration, what makes a mock of a member that today's Electron no longer has. */
  dress: (twin: object, name: string, method: Method) => Method = (_twin, _name, method) => method;
  /** What was there before, so that another version can be chosen later. */
  readonly #before = new WeakMap<object, Map<string, PropertyDescriptor | undefined>>();

  shape(twin: object, era: Era, shape: EraShape | undefined = shapeOf(twin)): void {
    if (shape === undefined) return;
    const { kind, legacy = {} } = shape;
    this.#restore(twin);
    for (const [name, flag] of Object.entries(ERA_MEMBERS[kind])) {
      if (!era[flag]) this.#define(twin, name, undefined, false);
    }
    const own = kind === 'ipcRenderer';
    for (const [name, [flag, method]] of Object.entries(legacy)) {
      if (era[flag]) this.#define(twin, name, this.dress(twin, name, method), own);
    }
    shape.enter?.(era);
    if (!own || !era.ownMethods) return;
    // Before 29 they were own properties, so the context bridge copied them (S16.2).
    for (const name of ['send', 'sendSync', 'sendToHost', 'invoke', 'postMessage']) {
      const method: unknown = Reflect.get(twin, name);
      if (method !== undefined) this.#define(twin, name, method, true);
    }
  }

  /** Does `work` to a twin as it is without any version: what an integration does to it then holds in all of them. */
  bare(twin: object, era: Era, work: () => void): void {
    this.#restore(twin);
    work();
    this.shape(twin, era);
  }

  #define(twin: object, name: string, value: unknown, enumerable: boolean): void {
    let before = this.#before.get(twin);
    if (before === undefined) {
      before = new Map();
      this.#before.set(twin, before);
    }
    if (!before.has(name)) before.set(name, Object.getOwnPropertyDescriptor(twin, name));
    Object.defineProperty(twin, name, { value, enumerable, writable: true, configurable: true });
  }

  #restore(twin: object): void {
    for (const [name, descriptor] of this.#before.get(twin) ?? []) {
      if (descriptor) Object.defineProperty(twin, name, descriptor);
      else delete (twin as Record<string, unknown>)[name];
    }
    this.#before.delete(twin);
  }
}

function shapeOf(twin: { readonly [ERA_SHAPE]?: EraShape }): EraShape | undefined {
  return twin[ERA_SHAPE];
}
