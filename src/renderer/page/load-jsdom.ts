import { dirname, join } from 'node:path';
import * as vm from 'node:vm';
import { nodeModule } from '../../realm/outer';
import { unknownJsdomError, unloadableJsdomError } from './errors';
import type { AnchorImpl, ElementImpl, Impl, XhrImpl } from './jsdom-impl';
import { implOf } from './jsdom-impl';

/** What we use of jsdom; without types of its own in what we publish. */
export interface Jsdom {
  readonly JSDOM: new (html: string, options: object) => { readonly window: DomWindow };
  readonly VirtualConsole: new () => NodeJS.EventEmitter;
  readonly ResourceLoader: new (options: { userAgent?: string }) => { fetch: unknown };
}

/** A window of jsdom's. */
export type DomWindow = Window & typeof globalThis & Record<PropertyKey, unknown>;

/** Where a window of ours has its {@link ImplHooks}; one symbol for every copy of this package. */
export const HOOKS = Symbol.for('fake-electron.page');
const PATCHED = Symbol.for('fake-electron.patched');

/** What an element of ours does in place of its implementation's method. */
export type ImplHook<E extends Impl = ElementImpl> = (
  element: E,
  args: readonly unknown[],
  original: () => unknown,
  /** The same method of the class that it extends. */
  inherited: () => unknown,
) => unknown;

export interface ImplHooks {
  'a._followAHyperlink': ImplHook<AnchorImpl>;
  'area._followAHyperlink': ImplHook<AnchorImpl>;
  'form.submit': ImplHook;
  'form.requestSubmit': ImplHook;
  'iframe._attach': ImplHook;
  'img._attrModified': ImplHook;
  'iframe._detach': ImplHook;
  'iframe._attrModified': ImplHook;
  'script._innerEval': ImplHook;
  'script._eval': ImplHook;
  'webview._attach': ImplHook;
  'webview._detach': ImplHook;
  'webview._attrModified': ImplHook;
  /** Sends what an XMLHttpRequest asks for. */
  'xhr.createClient'(xhr: XhrImpl): NodeJS.EventEmitter;
}

const patches: readonly Exclude<keyof ImplHooks, 'xhr.createClient'>[] = [
  'a._followAHyperlink',
  'area._followAHyperlink',
  'form.submit',
  'form.requestSubmit',
  'iframe._attach',
  'img._attrModified',
  'iframe._detach',
  'iframe._attrModified',
  'script._innerEval',
  'script._eval',
  'webview._attach',
  'webview._detach',
  'webview._attrModified',
];

let loaded: Jsdom | null | undefined;

/**
 * Finds jsdom from the project, else from where this package is, and makes it ready for our pages.
 *
 * @returns `undefined` if it is not installed
 * @throws Error if it cannot be loaded, or its inside is not as we know it
 */
export function loadJsdom(): Jsdom | undefined {
  if (loaded === undefined) {
    const found = find() ?? null;
    if (found) prepare(found.jsdom, found.folder);
    loaded = found?.jsdom ?? null;
  }
  return loaded ?? undefined;
}

function find(): { readonly jsdom: Jsdom; readonly folder: string } | undefined {
  // Not a runner's module registry, which would load it afresh for every test file.
  const { createRequire } = nodeModule();
  for (const from of [join(process.cwd(), 'package.json'), __filename]) {
    let path: string;
    const load = createRequire(from);
    try {
      path = load.resolve('jsdom');
    } catch {
      continue;
    }
    try {
      return { jsdom: load(path) as Jsdom, folder: dirname(path) };
    } catch (error) {
      throw unloadableJsdomError(path, error);
    }
  }
  return undefined;
}

/** Lets windows of ours take over what jsdom leaves out; other windows are as before. */
function prepare(jsdom: Jsdom, folder: string): void {
  const marked = jsdom as { [PATCHED]?: true };
  if (marked[PATCHED]) return;
  const { window } = new jsdom.JSDOM('', { runScripts: 'outside-only' });
  const { document } = window;
  const found = patches.map((name) => {
    const [tag, method] = name.split('.') as [string, string];
    const element = implOf(document.createElement(tag)) as object | undefined;
    return [name, method, ownerOf(element, method, tag === 'webview')] as const;
  });
  const missing = lackingIn(jsdom) ?? found.find(([, , owner]) => owner === undefined)?.[0] ?? lacking(window);
  window.close();
  if (missing !== undefined) throw unknownJsdomError(versionOf(window), missing);
  // Made in the outer realm: jsdom outlives the test file, and must not keep that alive.
  const patch = vm.runInThisContext(PATCH) as (owner: object, method: string, name: string, key: symbol) => void;
  for (const [name, method, owner] of found) patch(owner!, method, name, HOOKS);
  patchRequests(folder);
  marked[PATCHED] = true;
}

/** Its XMLHttpRequest goes where the page's other requests go. Another version's may stand elsewhere, and stays as it is. */
function patchRequests(folder: string): void {
  const load = nodeModule().createRequire(join(folder, 'api.js'));
  let utils: object;
  try {
    utils = load('./jsdom/living/xhr/xhr-utils.js') as object;
  } catch {
    return;
  }
  (vm.runInThisContext(PATCH_REQUESTS) as (utils: object, key: symbol) => void)(utils, HOOKS);
}

const PATCH_REQUESTS = `(function (utils, key) {
  'use strict';
  const original = utils.createClient;
  if (typeof original !== 'function') return;
  utils.createClient = (xhr) => {
    const hooks = xhr._ownerDocument?._global?.[key];
    return hooks === undefined ? original(xhr) : hooks['xhr.createClient'](xhr);
  };
})`;

const PATCH = `(function (owner, method, name, key) {
  'use strict';
  const original = owner[method];
  const inherited = Object.getPrototypeOf(owner)[method];
  const replacement = function (...args) {
    const hooks = this._ownerDocument?._global?.[key];
    if (hooks === undefined) return original.apply(this, args);
    return hooks[name](this, args, () => original.apply(this, args), () => inherited?.apply(this, args));
  };
  Object.defineProperty(owner, method, { value: replacement, configurable: true, writable: true });
})`;

/** The class that has the method; a `<webview>` is of none of its own. */
function ownerOf(element: object | undefined, method: string, first: boolean): object | undefined {
  if (element === undefined || !(method in element)) return undefined;
  let owner: object = Object.getPrototypeOf(element);
  if (!first) while (!Object.hasOwn(owner, method)) owner = Object.getPrototypeOf(owner);
  return owner;
}

function lackingIn(jsdom: Jsdom): string | undefined {
  return (['VirtualConsole', 'ResourceLoader'] as const).find((name) => typeof jsdom[name] !== 'function');
}

/** What else of its inside we rely on. */
function lacking(window: DomWindow): string | undefined {
  const document = implOf(window.document);
  for (const name of ['_location', '_queue', '_deferQueue', '_asyncQueue', '_URL', '_global', 'write'] as const) {
    if (document[name] === undefined) return `document.${name}`;
  }
  if (document.encodingParseAURL === undefined) return 'document.encodingParseAURL';
  if (document._location._locationObjectNavigate === undefined) return 'location._locationObjectNavigate';
  for (const name of ['_sessionHistory', '_localStorage', '_parent']) {
    if (window[name] === undefined) return `window.${name}`;
  }
  return undefined;
}

function versionOf(window: DomWindow): string {
  return /jsdom\/([\w.-]+)/.exec(window.navigator.userAgent)?.[1] ?? '(of a version that it does not say)';
}
