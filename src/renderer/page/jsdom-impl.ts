/** jsdom's implementation classes, behind the DOM objects that a page sees; as far as we use them. */
export type Impl = object & { readonly _ownerDocument: DocumentImpl };

export interface ElementImpl extends Impl {
  readonly _localName: string;
  readonly _attached: boolean;
  readonly isConnected: boolean;
  readonly text: string;
  readonly firstChild?: { readonly sourceCodeLocation?: { readonly startLine: number } | null } | null;
  _contentDocument: DocumentImpl | null;
  _alreadyStarted: boolean;
  readonly _parserInserted: boolean;
  getAttributeNS(namespace: null, name: string): string | null;
  hasAttributeNS(namespace: null, name: string): boolean;
  _getTypeString(): string | null;
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

export interface DocumentImpl extends Impl {
  readonly _global: object;
  readonly _defaultView: object | null;
  readonly _location: LocationImpl;
  readonly _history: HistoryImpl;
  _URL: UrlRecord;
  _origin: string;
  _currentScript: ElementImpl | null;
  open(): DocumentImpl;
  _writeAfterElement?: ElementImpl;
  _parseOptions: object;
  readonly readyState: string;
  readonly URL: string;
  readonly _queue: ResourceQueue;
  readonly _deferQueue: ResourceQueue;
  readonly _asyncQueue: ResourceQueue;
  _clearBaseURLCache(): void;
  encodingParseAURL(url: string): UrlRecord | null;
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

/** Behind an XMLHttpRequest. */
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

let symbol: symbol | undefined;

/** What is behind a DOM object. */
export function implOf<T extends object>(wrapper: T): T extends Document ? Impls['document'] : Impls['other'] {
  if (symbol === undefined || !(symbol in wrapper)) {
    symbol = Object.getOwnPropertySymbols(wrapper).find(({ description }) => description === 'impl');
  }
  return (symbol && (wrapper as Record<symbol, never>)[symbol]) as never;
}

let wrapperKey: symbol | undefined;

/** The DOM object of an implementation. */
export function wrapperOf<T extends object = Element>(impl: object): T {
  if (wrapperKey === undefined || !(wrapperKey in impl)) {
    wrapperKey = Object.getOwnPropertySymbols(impl).find(({ description }) => description === 'wrapper');
  }
  return (impl as Record<symbol, T>)[wrapperKey!]!;
}
