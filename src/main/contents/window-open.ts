import { URL } from 'node:url';
import { tell } from '../../bus/emitter';
import { type Era, numbersOf } from '../../eras/version';
import { createdEvent } from '../../modules/native-event';
import { DEFAULT_POLICY, referrerOf } from '../../web/referrer';
import { NATIVE } from '../../wire/native-state';
import type { WebFrameMain } from '../frames/web-frame-main';
import type { BrowserWindowClass } from '../windows/browser-window';
import type { WindowHost } from '../windows/window-core';
import { type EffectivePreferences, inheritedPreferences } from './preferences';
import type { WebContents } from './web-contents';

/** What a page calls `window.open` with. */
export interface WindowOpenOptions {
  /** The second argument: the target. */
  frameName?: string;
  /** The third argument, such as `'width=300,height=200'`. */
  features?: string;
  /** How it is to open, as the handler of `setWindowOpenHandler` is told. */
  disposition?: Electron.HandlerDetails['disposition'];
  /** Who asked for it, as that handler is told. */
  referrer?: Electron.Referrer;
  /** Whether the two windows are to know nothing of each other. */
  noopener?: boolean;
  /** The fields of a form. */
  postBody?: Electron.PostBody;
}

/**
 * What comes of a page's `window.open`: the handler is asked, and the child is made. Returns its contents, or `null`.
 *
 * @param openerFrame - the frame of the contents whose page it is
 */
export function openWindow(
  opener: WebContents,
  url: string,
  { frameName = '', features = '', noopener = false, postBody, ...rest }: WindowOpenOptions,
  host: WindowHost,
  BrowserWindow: BrowserWindowClass,
  openerFrame: WebFrameMain = opener.frame,
): WebContents | null {
  const disposition = rest.disposition ?? (features === '' ? 'foreground-tab' : 'new-window');
  const base = openerFrame.url;
  const target = url === '' ? 'about:blank' : urlOf(opener, url, base);
  const referrer: Electron.Referrer = rest.referrer ?? { url: referrerOf(base, target), policy: DEFAULT_POLICY };
  const openerPreferences = opener.preferences as EffectivePreferences & { disablePopups?: boolean };
  // A guest without `allowpopups`.
  if (openerPreferences.disablePopups) return null;
  const handler = opener[NATIVE]().get('WindowOpenHandler') as OpenHandler | undefined;
  const details = { url: target, frameName, features, disposition, referrer, ...(postBody && { postBody }) };
  const response = handler ? handler(details) : { action: 'allow' };
  if (!isAllowed(response)) return null;
  const { overrideBrowserWindowOptions, outlivesOpener = false, createWindow } = response;
  const { era } = host.bus;
  const asked = parsed(features, isAtLeast(era, 39));
  const options = { show: true, width: 800, height: 600, ...asked.options, ...overrideBrowserWindowOptions };

  const child = host.createContents();
  const restricted = inheritedPreferences(openerPreferences);
  const preferences = { ...asked.preferences, ...restricted, ...overrideBrowserWindowOptions?.webPreferences };
  child.link({ openerFrame, outlivesOpener, preferences, session: opener.session });
  // W4.15: two kinds of processes cannot know each other.
  const isOther = child.preferences.sandbox !== openerPreferences.sandbox;
  child.link({ alone: noopener || (isAtLeast(era, 44) && isOther) });
  host.announce('web-contents-created', createdEvent(child), child);
  const contents: Electron.WebContents = child;
  if (createWindow) {
    if (createWindow({ ...options, webContents: contents } as never) !== contents) {
      throw new Error(
        'Invalid webContents. Created window should be connected to webContents passed with options object.',
      );
    }
  } else {
    const window = new BrowserWindow({ ...options, webContents: contents });
    // Without an event, as in Electron.
    const told = { url: target, frameName, options, disposition, referrer, postData: postBody?.data };
    tell(opener, 'did-create-window', window, told);
  }
  if (!child.gone) void child.loadURL(target, loadOptions(referrer, postBody));
  return child.gone ? null : child;
}

function loadOptions({ url }: Electron.Referrer, postBody: Electron.PostBody | undefined): Electron.LoadURLOptions {
  const { contentType, boundary, data } = postBody ?? {};
  const type = boundary ? `${contentType}; boundary=${boundary}` : contentType;
  return {
    ...(url !== '' && { httpReferrer: url }),
    ...(data && { postData: data as Electron.UploadRawData[], extraHeaders: `content-type: ${type}` }),
  };
}

function isAtLeast({ version }: Era, major: number): boolean {
  return Number.parseInt(numbersOf(version), 10) >= major;
}

type OpenHandler = (details: Electron.HandlerDetails) => unknown;
type Allowed = Electron.WindowOpenHandlerResponse & { action: 'allow' };

/** Electron says what is wrong with an answer, and denies. */
function isAllowed(response: unknown): response is Allowed {
  const shape = 'The window open handler response must be an object';
  if (typeof response !== 'object') console.error(`${shape}, but was instead of type '${typeof response}'.`);
  else if (response === null) console.error(`${shape}, but was instead null.`);
  else {
    const { action } = response as { action: unknown };
    if (action === 'allow') return true;
    if (action !== 'deny') console.error(`${shape} with an 'action' property of 'allow' or 'deny'.`);
  }
  return false;
}

/** What is about the two windows, and not about the new one. */
const NO_OPTIONS: ReadonlySet<string> = new Set(['noopener', 'noreferrer', 'popup']);

const NAMES: Readonly<Record<string, string>> = { left: 'x', top: 'y' };

/** W3.9: what is of the content, and not of the window. */
const INNER: Readonly<Record<string, 'width' | 'height'>> = { innerWidth: 'width', innerHeight: 'height' };

/** What of its child's preferences a page can ask for. */
const PREFERENCES: ReadonlySet<string> = new Set([
  'zoomFactor',
  'nodeIntegration',
  'javascript',
  'contextIsolation',
  'webviewTag',
]);

type Features = Record<string, number | boolean | string>;

/** `'width=300,menubar=no'` as options of a window and its preferences. */
function parsed(features: string, dropsResizable: boolean): { options: Features; preferences: Features } {
  const options: Features = {};
  const preferences: Features = {};
  for (const feature of features.split(',')) {
    const [name, value = ''] = feature.split('=').map((part) => part.trim());
    if (!name || NO_OPTIONS.has(name) || (dropsResizable && name === 'resizable')) continue;
    const side = INNER[name];
    if (PREFERENCES.has(name)) preferences[name] = coerced(value);
    else if (side !== undefined) {
      options[side] = Math.max(100, Number.parseInt(value, 10) || 0);
      options.useContentSize = true;
    } else options[NAMES[name] ?? name] = coerced(value);
  }
  return { options, preferences };
}

function coerced(text: string): number | boolean | string {
  if (text === '' || text === 'yes' || text === 'true') return true;
  if (text === 'no' || text === 'false') return false;
  return Number.isNaN(Number(text)) ? text : Number(text);
}

/** @throws TypeError for what is no URL */
function urlOf(opener: WebContents, url: string, base: string): string {
  return opener.canonical(url, base) ?? new URL(url, base === '' ? undefined : base).href;
}
