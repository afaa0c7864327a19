/** What we use of jsdom; without types of its own in what we publish. */
export interface Jsdom {
  readonly JSDOM: new (html: string, options: object) => { readonly window: DomWindow };
  readonly VirtualConsole: new () => NodeJS.EventEmitter;
  /** Until 27. */
  readonly ResourceLoader?: new (options: {
    userAgent?: string;
  }) => { fetch: unknown };
  /** Since 28. */
  readonly requestInterceptor?: unknown;
}

/** A window of jsdom's. */
export type DomWindow = Window & typeof globalThis & Record<PropertyKey, unknown>;

/** jsdom's implementation classes, behind the DOM objects that a page sees; as far as we use them. */
export type Impl = object & { readonly _ownerDocument: DocumentImpl };

export interface ElementImpl extends Impl {
  readonly _localName: string;
  readonly isConnected: boolean;
  readonly text: string;
  readonly firstChild?: { readonly sourceCodeLocation?: { readonly startLine: number } | null } | null;
  _contentDocument: DocumentImpl | null;
  /** Until 30. */
  readonly _parserInserted?: boolean;
  /** Until 30. */
  _alreadyStarted?: boolean;
  /** Since 30: nobody prepares it again. */
  _markAsAlreadyStarted?(): void;
  /** A script's: whether it runs as soon as it is there. */
  readonly async?: boolean;
  getAttributeNS(namespace: null, name: string): string | null;
  hasAttributeNS(namespace: null, name: string): boolean;
}

export interface AnchorImpl extends ElementImpl {
  readonly href: string;
  _getAnElementsTarget(): string;
}

/** whatwg-url's. */
export interface UrlRecord {
  readonly fragment: string | null;
}

export interface LocationImpl {
  _locationObjectNavigate(url: UrlRecord, flags?: { replacement?: boolean }): void;
  reload(): void;
  readonly origin: string;
}

export interface ResourceQueue {
  push(
    request: Promise<unknown>,
    onLoad: ((data: unknown) => unknown) | null,
    onError: ((error: unknown) => unknown) | null,
    keepLast: boolean | null,
    element?: ElementImpl,
  ): unknown;
}

/** Since 31: a script that the parser, or the end of the document, waits for. */
export interface PendingScript {
  readonly ready: Promise<unknown> | null;
  execute(): unknown;
}

export interface DocumentImpl extends Impl {
  readonly _globalObject: object;
  readonly _defaultView: object | null;
  readonly _location: LocationImpl;
  readonly _history: HistoryImpl;
  _URL: UrlRecord;
  _origin: string;
  _currentScript: ElementImpl | null;
  open(): DocumentImpl;
  _writeAfterElement?: ElementImpl;
  readonly readyState: string;
  readonly URL: string;
  /** Until 30. */
  readonly _deferQueue?: ResourceQueue;
  /** Until 30. */
  readonly _asyncQueue?: ResourceQueue;
  /** Since 31; what it returns lets the document be loaded. */
  _delayLoadEvent?(): () => void;
  /** Since 31. */
  readonly _scriptsToExecuteAfterParsing?: PendingScript[];
  /** Since 31. */
  _ignoreDestructiveWritesCounter?: number;
  /** Since 26. */
  _clearBaseURLCache?(): void;
  /** Since 26. */
  encodingParseAURL?(url: string): UrlRecord | null;
  write(html: string): void;
  close(): void;
}

export interface HistoryImpl {
  _sharedPushAndReplaceState(data: unknown, url: string | null, how: 'push' | 'replace'): void;
  go(delta: number): void;
}

export interface SessionHistory {
  readonly length: number;
  readonly _currentIndex: number;
  readonly currentEntry: { url: UrlRecord };
  traverseHistory(entry: { stateObject?: unknown }, flags?: object): void;
}

/** Behind an XMLHttpRequest, until 27. */
export interface XhrImpl extends Impl {
  readonly flag: {
    readonly uri: string;
    readonly method: string;
    readonly requestHeaders: Readonly<Record<string, string>>;
    readonly body?: Buffer | null;
    readonly withCredentials: boolean;
  };
  readonly properties: { origin?: string };
}

interface Impls {
  document: DocumentImpl;
  other: ElementImpl;
}

/** Of jsdom 30 and later, which keeps what is behind an object where nobody else can look. */
interface Utilities {
  implForWrapper(wrapper: object): object | null;
  wrapperForImpl(impl: object): object | null;
}

let utilities: Utilities | undefined;

/** Takes them from the jsdom in use, if it has them: its test environment in Jest is another copy, perhaps an older one. */
export function takeUtilities(given: Partial<Utilities> | undefined): void {
  if (given?.implForWrapper && given.wrapperForImpl) utilities = given as Utilities;
}

let symbol: symbol | undefined;

/** What is behind a DOM object. */
export function implOf<T extends object>(wrapper: T): T extends Document ? Impls['document'] : Impls['other'] {
  if (symbol === undefined || !(symbol in wrapper)) {
    symbol = Object.getOwnPropertySymbols(wrapper).find(({ description }) => description === 'impl');
  }
  const found = symbol ? (wrapper as Record<symbol, unknown>)[symbol] : utilities?.implForWrapper(wrapper);
  return (found ?? undefined) as never;
}

let wrapperKey: symbol | undefined;

/** The DOM object of an implementation. */
export function wrapperOf<T extends object = Element>(impl: object): T {
  if (wrapperKey === undefined || !(wrapperKey in impl)) {
    wrapperKey = Object.getOwnPropertySymbols(impl).find(({ description }) => description === 'wrapper');
  }
  // It is made when somebody asks for it.
  return ((wrapperKey && (impl as Record<symbol, T>)[wrapperKey]) ?? utilities?.wrapperForImpl(impl)) as T;
}

interface ListenerEntry {
  readonly capture?: boolean;
  readonly passive?: boolean | null;
  readonly callback?: { readonly objectReference?: { readonly name?: string } };
}

/** From 27 to 30 what finds selectors has listeners at the window, from the first selector on that asks for it. */
function isOwn({ capture, passive, callback }: ListenerEntry): boolean {
  return Boolean(capture && passive) && /^(?:_|bound )handle[A-Z]/.test(callback?.objectReference?.name ?? '');
}

/** Whether anybody but jsdom listens there; `undefined` if nobody can tell. */
export function hasListeners(target: object, type: string): boolean | undefined {
  // jsdom's window is its own implementation.
  const { _eventListeners: listeners } = (implOf(target) ?? target) as {
    readonly _eventListeners?: Readonly<Record<string, readonly ListenerEntry[]>>;
  };
  return listeners && (listeners[type]?.some((entry) => !isOwn(entry)) ?? false);
}

/** Makes an event one that the browser dispatches: what `isTrusted` says. */
export function trust<E extends Event>(event: E): E {
  (implOf(event) as unknown as { isTrusted: boolean }).isTrusted = true;
  return event;
}

/** Dispatches such an event. */
export function dispatchTrusted(target: EventTarget, event: Event): void {
  const impl = (implOf(target) ?? target) as unknown as { _dispatch(event: object): unknown };
  impl._dispatch(implOf(trust(event)));
}

/** A URL as jsdom has it, from the document's base; `null` for none. */
export function parseUrl(document: DocumentImpl, url: string): UrlRecord | null {
  if (document.encodingParseAURL) return document.encodingParseAURL(url);
  const link = wrapperOf<Document>(document).createElement('a');
  link.href = url;
  // Parses it.
  void link.href;
  return (implOf(link) as unknown as { url: UrlRecord | null }).url;
}

export function bytesOfBlob(blob: Blob): Uint8Array<ArrayBuffer> {
  // `_bytes` since 28.
  const { _bytes, _buffer } = implOf(blob) as unknown as Record<'_bytes' | '_buffer', Uint8Array<ArrayBuffer>>;
  return _bytes ?? _buffer;
}

/** Keeps a document from having loaded. */
export function delayLoad(document: DocumentImpl): () => void {
  if (document._delayLoadEvent) return document._delayLoadEvent();
  let done!: () => void;
  const promise = new Promise<true>((resolve) => {
    done = () => resolve(true);
  });
  const settled = () => Promise.resolve();
  document._asyncQueue!.push(promise, settled, settled, null);
  return done;
}
