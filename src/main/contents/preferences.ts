import type { Era } from '../../eras/version';

/** What a page runs with, everything decided. */
export type EffectivePreferences = Electron.WebPreferences &
  Required<
    Pick<Electron.WebPreferences, 'contextIsolation' | 'sandbox' | 'nodeIntegration' | 'nodeIntegrationInSubFrames'>
  >;

/** S10.4, with the defaults of the version (S16.6). */
export function effectivePreferences(given: Electron.WebPreferences | undefined, era: Era): EffectivePreferences {
  // W0.4: one that is there counts, also as undefined.
  const flag = (name: keyof Electron.WebPreferences, usual: boolean): boolean =>
    given && name in given ? Boolean(given[name]) : usual;
  const nodeIntegration = flag('nodeIntegration', era.nodeIntegrationDefault);
  const takesNode = nodeIntegration || flag('nodeIntegrationInWorker', false);
  return {
    nodeIntegrationInSubFrames: false,
    webviewTag: era.nodeIntegrationDefault && nodeIntegration,
    javascript: true,
    ...given,
    nodeIntegration,
    ...(given && 'javascript' in given && { javascript: Boolean(given.javascript) }),
    contextIsolation: flag('contextIsolation', era.contextIsolationDefault),
    sandbox: flag('sandbox', era.sandboxDefault && !takesNode),
  };
}

/** What a page that another one opens cannot do without, if its opener has it. */
const INHERITED: readonly [keyof Electron.WebPreferences, boolean][] = [
  ['contextIsolation', true],
  ['javascript', false],
  ['nodeIntegration', false],
  ['sandbox', true],
  ['webviewTag', false],
  ['nodeIntegrationInSubFrames', false],
];

/** The restrictions of `opener`, which go before what its child's window asks for. */
export function inheritedPreferences(opener: EffectivePreferences): Electron.WebPreferences {
  return Object.fromEntries(INHERITED.filter(([name, value]) => opener[name] === value));
}

/** W5.9: the flags, with what each is of itself (W5.8). */
const FLAGS: Readonly<Record<string, boolean>> = {
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  sandbox: true,
  contextIsolation: true,
  javascript: true,
  webviewTag: false,
  disablePopups: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  disableDialogs: false,
  safeDialogs: false,
};
const TEXTS = ['enableBlinkFeatures', 'disableBlinkFeatures', 'safeDialogsMessage'];

/** W5.9: never the preload, nor what a page is given beside it. */
export function resolvedPreferences(given: Electron.WebPreferences): Electron.WebPreferences {
  const values = given as Readonly<Record<string, unknown>>;
  const flags = Object.entries(FLAGS).map(([name, usual]) => [name, name in values ? Boolean(values[name]) : usual]);
  const texts = TEXTS.map((name) => [name, typeof values[name] === 'string' ? values[name] : '']);
  const resolved = Object.fromEntries([...flags, ...texts]) as Record<string, unknown>;
  // W5.8
  if (resolved.webSecurity === false && !('allowRunningInsecureContent' in values)) {
    resolved.allowRunningInsecureContent = true;
  }
  return resolved as Electron.WebPreferences;
}
