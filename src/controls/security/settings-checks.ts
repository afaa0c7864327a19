import type { WebContents } from '../../main/contents/web-contents';
import { findingOf, type SecurityFinding, type SecurityRule } from '../../words/security-words';
import type { CheckedFake } from './checked-fake';

type Preferences = Electron.WebPreferences & { readonly webSecurity?: boolean };

/** Settings of a window or a guest, with what is unsafe of them. */
const SETTINGS: readonly (readonly [SecurityRule, text: string, isUnsafe: (given: Preferences) => boolean])[] = [
  ['node-integration', 'has nodeIntegration', (given) => given.nodeIntegration === true],
  ['node-integration', 'has nodeIntegrationInSubFrames', (given) => given.nodeIntegrationInSubFrames === true],
  ['node-integration', 'has nodeIntegrationInWorker', (given) => given.nodeIntegrationInWorker === true],
  ['context-isolation', 'has no contextIsolation', (given) => given.contextIsolation === false],
  ['web-security', 'has no webSecurity', (given) => given.webSecurity === false],
  [
    'web-security',
    'has allowRunningInsecureContent',
    // Without webSecurity it always has (W5.9).
    ({ webSecurity, allowRunningInsecureContent }) => webSecurity !== false && allowRunningInsecureContent === true,
  ],
];

/** What windows and guests are set to that live now. */
export function preferenceFindings({ registry, renderers }: CheckedFake): SecurityFinding[] {
  const unisolated = new Set(
    [...renderers].filter(({ standIn }) => !standIn.isolated).map(({ webContents }) => webContents),
  );
  return [...registry.contents.values()].flatMap((contents) => {
    const given = contents.getLastWebPreferences();
    const where = nameOf(contents);
    const found = SETTINGS.filter(([, , isUnsafe]) => isUnsafe(given)).map(([rule, text]) =>
      findingOf(rule, where, text),
    );
    // A preload that was run without a window.
    const isLone = unisolated.has(contents as never) && given.contextIsolation !== false;
    return isLone ? [...found, findingOf('context-isolation', where, 'has no contextIsolation')] : found;
  });
}

/** What pages have asked with sendSync before they had loaded. */
export function loadFindings({ bus, renderers }: CheckedFake): SecurityFinding[] {
  const all = [...renderers];
  const wheres = [...bus.log.askedWhileLoading].map(({ channel, from }) => {
    const index = all.findIndex(({ frame }) => frame.endpoint === from);
    return `ipcRenderer.sendSync('${channel}')${index < 0 ? '' : ` of renderer#${index + 1}`}`;
  });
  return [...new Set(wheres)].map((where) => findingOf('sync-on-load', where, 'is called while the page loads'));
}

/** What the app has privileged. */
export function schemeFindings({ controls }: CheckedFake): SecurityFinding[] {
  const session = new Map(controls.madeModules).get('session') as
    | { readonly schemes: { readonly all: Iterable<readonly [string, Electron.Privileges]> } }
    | undefined;
  return [...(session?.schemes.all ?? [])]
    .filter(([, { bypassCSP }]) => bypassCSP === true)
    .map(([scheme]) => findingOf('bypass-csp', `the scheme ${scheme}:`, 'is privileged with bypassCSP'));
}

function nameOf(contents: WebContents): string {
  const url = contents.getURL();
  const kind = contents.getType() === 'webview' ? 'the <webview>' : 'the window';
  return `${kind} of contents ${contents.id}${url === '' ? '' : ` (${url})`}`;
}
