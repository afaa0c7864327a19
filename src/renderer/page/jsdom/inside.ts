import * as vm from 'node:vm';
import {
  type AnchorImpl,
  type DocumentImpl,
  type DomWindow,
  type ElementImpl,
  type Impl,
  implOf,
  type Jsdom,
  type XhrImpl,
} from './impl';

/**
 * What we rely on of jsdom's inside, all of it, by feature: for each the names that it has had, the newest first. Its releases
 * from 24 to 31 differ in these and in nothing else that we use.
 */

/** What an element of ours does in place of its implementation's method. */
export type ImplHook<E extends Impl = ElementImpl> = (
  element: E,
  args: readonly unknown[],
  original: () => unknown,
  /** The same method of the class that it extends. */
  inherited: () => unknown,
) => unknown;

export interface ImplHooks {
  'a.follow': ImplHook<AnchorImpl>;
  'area.follow': ImplHook<AnchorImpl>;
  'form.submit': ImplHook;
  'form.requestSubmit': ImplHook;
  'iframe.connected': ImplHook;
  'iframe.removed': ImplHook;
  /** Its first argument is the attribute's name. */
  'iframe.changed': ImplHook;
  'webview.connected': ImplHook;
  'webview.removed': ImplHook;
  'webview.changed': ImplHook;
  /** Until 30: a classic script runs, with its text and the name of its file. */
  'script.run': ImplHook;
  /** Until 30: a script is to be loaded and run, as its type asks. */
  'script.prepare': ImplHook;
  /** Since 31: it comes from the parser of the document that is given. */
  'script.parsed': ImplHook;
  /** Since 31: nobody begins it again; its first argument, of the other, is a copy of it. */
  'script.started': ImplHook;
  'script.cloned': ImplHook;
  /** Since 31: as `script.prepare`; returns what the parser has to wait for. */
  'script.begin': ImplHook;
  /** Until 27: sends what an XMLHttpRequest asks for. */
  'xhr.createClient'(xhr: XhrImpl): NodeJS.EventEmitter;
}

export type HookName = Exclude<keyof ImplHooks, 'xhr.createClient'>;

const CONNECTED = ['_postConnectionSteps', '_attach'];
const REMOVED = ['_removingSteps', '_detach'];
const CHANGED = ['_attributeChangeSteps', '_attrModified'];

/** The element, and the method, that each hook stands for; what jsdom has not in one release it has in the other form. */
const METHODS: Readonly<Record<HookName, readonly [tag: string, methods: readonly string[]]>> = {
  'a.follow': ['a', ['_followAHyperlink']],
  'area.follow': ['area', ['_followAHyperlink']],
  'form.submit': ['form', ['submit']],
  'form.requestSubmit': ['form', ['requestSubmit']],
  'iframe.connected': ['iframe', CONNECTED],
  'iframe.removed': ['iframe', REMOVED],
  'iframe.changed': ['iframe', CHANGED],
  // Of no class of its own: of those steps that a class may lack it gets them.
  'webview.connected': ['webview', CONNECTED],
  'webview.removed': ['webview', REMOVED],
  'webview.changed': ['webview', CHANGED],
  'script.run': ['script', ['_innerEval']],
  'script.prepare': ['script', ['_eval']],
  'script.parsed': ['script', ['_initializeFromParser']],
  'script.started': ['script', ['_markAsAlreadyStarted']],
  'script.cloned': ['script', ['_cloningSteps']],
  'script.begin': ['script', ['_prepare']],
};

/** Those that go together: a release has all of the one or all of the other. */
const SCRIPTS: readonly (readonly HookName[])[] = [
  ['script.parsed', 'script.started', 'script.cloned', 'script.begin'],
  ['script.run', 'script.prepare'],
];

/** What is read or called, and on what: one of the names of each must be there. */
const READ: Readonly<Record<'document' | 'location' | 'window', readonly (readonly string[])[]>> = {
  document: [
    ['_dispatch'],
    ['_location'],
    ['_history'],
    ['_URL'],
    ['_globalObject'],
    ['_delayLoadEvent', '_asyncQueue'],
    ['_scriptsToExecuteAfterParsing', '_deferQueue'],
    ['_startParsingSession', 'write'],
  ],
  location: [['_locationObjectNavigate']],
  window: [['_sessionHistory'], ['_localStorage'], ['_sessionStorage'], ['_parent'], ['_length']],
};

/** Where a window of ours has its {@link ImplHooks}; one symbol for every copy of this package. */
export const HOOKS = Symbol.for('fake-electron.page');
/** Where a document has what parses it, which it begins before anybody sees the window. */
const SESSION = Symbol.for('fake-electron.session');

/** Since 31 a document is parsed by a session. */
export interface ParsingSession {
  parse(markup: string): void;
}

export function sessionOf(document: DocumentImpl): ParsingSession | undefined {
  return (document as { [SESSION]?: ParsingSession })[SESSION];
}

/**
 * Lets windows of ours take over what jsdom leaves out; other windows are as before.
 *
 * @returns the name of what it lacks, if it is not as we know it
 */
export function takeOver(jsdom: Jsdom): string | undefined {
  const { window } = new jsdom.JSDOM('', { runScripts: 'outside-only' });
  try {
    const missing = lackingIn(jsdom) ?? lacking(window);
    if (missing !== undefined) return missing;
    const scripts = SCRIPTS.find((names) => names.every((name) => methodFor(window, name)));
    if (scripts === undefined) return 'script._prepare';
    const names = (Object.keys(METHODS) as HookName[]).filter((name) => !SCRIPTS.flat().includes(name));
    const found = [...names, ...scripts].map((name) => [name, methodFor(window, name)] as const);
    const none = found.find(([, method]) => method === undefined);
    if (none) return `${METHODS[none[0]][0]}.${METHODS[none[0]][1].join(' or .')}`;
    // Made in the outer realm: jsdom outlives the test file, and must not keep that alive.
    const patch = vm.runInThisContext(PATCH) as Patch;
    for (const [name, method] of found) patch.method(method!.owner, method!.name, name, HOOKS);
    const document = implOf(window.document);
    if ('_startParsingSession' in document) {
      patch.session(ownerOf(document, '_startParsingSession'), '_startParsingSession', SESSION);
    }
    return undefined;
  } finally {
    window.close();
  }
}

/** What sends the requests of XMLHttpRequest until 27. */
export interface XhrUtilities {
  createClient?: unknown;
}

/** Until 27 its XMLHttpRequest has a way of its own; it goes where the page's other requests go. */
export function takeXhr(utilities: XhrUtilities | undefined): void {
  if (typeof utilities?.createClient !== 'function') return;
  (vm.runInThisContext(PATCH) as Patch).xhr(utilities, HOOKS);
}

interface Patch {
  xhr(utilities: XhrUtilities, key: symbol): void;
  method(owner: object, method: string, name: string, key: symbol): void;
  session(owner: object, method: string, key: symbol): void;
}

const PATCH = `({
  method(owner, method, name, key) {
    'use strict';
    const original = owner[method];
    const inherited = Object.getPrototypeOf(owner)[method];
    const replacement = function (...args) {
      const hook = this._ownerDocument?._globalObject?.[key]?.[name];
      if (hook === undefined) return original?.apply(this, args);
      return hook(this, args, () => original?.apply(this, args), () => inherited?.apply(this, args));
    };
    Object.defineProperty(owner, method, { value: replacement, configurable: true, writable: true });
  },
  xhr(utilities, key) {
    'use strict';
    const original = utilities.createClient;
    utilities.createClient = (xhr) => {
      const hooks = xhr._ownerDocument?._globalObject?.[key];
      return hooks === undefined ? original(xhr) : hooks['xhr.createClient'](xhr);
    };
  },
  session(owner, method, key) {
    'use strict';
    const original = owner[method];
    const replacement = function (...args) {
      return (this[key] = original.apply(this, args));
    };
    Object.defineProperty(owner, method, { value: replacement, configurable: true, writable: true });
  },
})`;

/** The method of a hook in this release, and the class that has it, or is to have it. */
function methodFor({ document }: DomWindow, hook: HookName): { owner: object; name: string } | undefined {
  const [tag, methods] = METHODS[hook];
  // What a tag of no class of its own may have, an `<iframe>` has.
  const known = implOf(document.createElement(tag === 'webview' ? 'iframe' : tag)) as object | undefined;
  const name = known && methods.find((method) => method in known);
  const element = name && (implOf(document.createElement(tag)) as object);
  if (!element) return undefined;
  return { name, owner: tag === 'webview' ? (Object.getPrototypeOf(element) as object) : ownerOf(element, name) };
}

function ownerOf(object: object, name: string): object {
  let owner = Object.getPrototypeOf(object) as object;
  while (!Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner) as object;
  return owner;
}

function lackingIn(jsdom: Jsdom): string | undefined {
  if (typeof jsdom.VirtualConsole !== 'function') return 'VirtualConsole';
  const loads = jsdom.ResourceLoader ?? jsdom.requestInterceptor;
  return typeof loads === 'function' ? undefined : 'ResourceLoader or requestInterceptor';
}

function lacking(window: DomWindow): string | undefined {
  const document = implOf(window.document) as DocumentImpl | undefined;
  const owners = { document, location: document?._location, window };
  for (const [owner, names] of Object.entries(READ)) {
    const object = owners[owner as keyof typeof owners] as Record<string, unknown> | undefined;
    const none = names.find((any) => any.every((name) => object?.[name] === undefined));
    if (none) return `${owner}.${none.join(` or ${owner}.`)}`;
  }
  return undefined;
}
