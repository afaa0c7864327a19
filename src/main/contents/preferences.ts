import type { Era } from '../../eras/version';

/** What a page runs with, everything decided. */
export type EffectivePreferences = Electron.WebPreferences &
  Required<
    Pick<Electron.WebPreferences, 'contextIsolation' | 'sandbox' | 'nodeIntegration' | 'nodeIntegrationInSubFrames'>
  >;

/** S10.4, with the defaults of the version (S16.6). */
export function effectivePreferences(given: Electron.WebPreferences | undefined, era: Era): EffectivePreferences {
  const { nodeIntegration = era.nodeIntegrationDefault, nodeIntegrationInWorker = false } = given ?? {};
  const takesNode = nodeIntegration || nodeIntegrationInWorker;
  return {
    nodeIntegrationInSubFrames: false,
    webviewTag: era.nodeIntegrationDefault && nodeIntegration,
    javascript: true,
    ...given,
    nodeIntegration,
    contextIsolation: given?.contextIsolation ?? era.contextIsolationDefault,
    sandbox: given?.sandbox ?? (era.sandboxDefault && !takesNode),
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
