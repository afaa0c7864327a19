import { fileURLToPath } from 'node:url';
import { nestedGuestError, webviewTagError } from '../../words/webview-errors';
import type { WebContents } from './web-contents';

/** The attributes of a `<webview>` that main is told of. */
export type WebviewParams = Record<string, string | boolean | undefined>;

/** S8.11: what a guest always has if its embedder has it. */
const INHERITED: readonly [keyof Electron.WebPreferences, boolean][] = [
  ['contextIsolation', true],
  ['javascript', false],
  ['nodeIntegration', false],
  ['sandbox', true],
  ['nodeIntegrationInSubFrames', false],
];

/**
 * The preferences of a new guest, before `'will-attach-webview'`: what the attributes ask for, within what the embedder has.
 *
 * @throws Error for an embedder that cannot have guests (S8.11); TypeError for a preload that is no `file:` URL
 */
export function guestPreferences(embedder: WebContents, params: WebviewParams): Electron.WebPreferences {
  if (embedder.getType() === 'webview') throw nestedGuestError();
  const { preferences: asked } = embedder.links;
  // Nothing is known of a renderer without a window.
  const own = asked || embedder.owner ? embedder.preferences : undefined;
  if (asked && own?.webviewTag !== true) throw webviewTagError();
  const { preload } = params;
  const preferences: Record<string, unknown> = {
    nodeIntegration: params.nodeintegration ?? false,
    nodeIntegrationInSubFrames: params.nodeintegrationinsubframes ?? false,
    plugins: params.plugins ?? false,
    disablePopups: !params.allowpopups,
    webSecurity: !params.disablewebsecurity,
    enableBlinkFeatures: params.enableblinkfeatures,
    disableBlinkFeatures: params.disableblinkfeatures,
    partition: params.partition,
    ...(typeof params.webpreferences === 'string' ? parsePreferences(params.webpreferences) : {}),
    ...(typeof preload === 'string' && preload !== '' ? { preload: fileURLToPath(preload) } : {}),
  };
  for (const [name, value] of INHERITED) if (own?.[name] === value) preferences[name] = value;
  return preferences as Electron.WebPreferences;
}

/** `'sandbox, contextIsolation=no'` */
function parsePreferences(text: string): Record<string, unknown> {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()) as [string, string?]);
  return Object.fromEntries(pairs.filter(([key]) => key).map(([key, value]) => [key, coerce(value)]));
}

function coerce(value: string | undefined): unknown {
  if (value === undefined || ['true', '1', 'yes'].includes(value)) return true;
  return ['false', '0', 'no'].includes(value) ? false : value;
}
