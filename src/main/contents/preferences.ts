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
