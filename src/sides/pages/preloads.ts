import { isAbsolute } from 'node:path';
import type { Bus } from '../../bus/bus';
import { tell } from '../../bus/emitter';
import type { Reporter } from '../../bus/reporter';
import type { EffectivePreferences } from '../../main/contents/preferences';
import type { WebContents } from '../../main/contents/web-contents';
import type { WebFrameMain } from '../../main/frames/web-frame-main';
import { createEvent } from '../../modules/native-event';
import type { Session } from '../../modules/session-class';
import type { PageHooks } from '../../renderer/page/types';
import { clone } from '../../wire/clone';
import { describeThrown, stackOf } from '../../words/errors';

/** The preloads that run in a document, in their order (S10.1, S10.3). */
export function preloadsOf(
  contents: WebContents,
  frame: WebFrameMain,
  url: string,
  preferences: EffectivePreferences,
  bus: Bus,
): readonly string[] {
  const isMainFrame = frame.node.parent === undefined;
  if (!isMainFrame && (!preferences.nodeIntegrationInSubFrames || url === 'about:blank')) return [];
  // A test may have put something of its own in the session's place.
  const session = contents.session as unknown as Partial<Session>;
  const scripts = session.preloadScriptsFor?.('frame', url) ?? [];
  const { preload } = preferences;
  if (typeof preload !== 'string' || preload === '') return scripts;
  if (isAbsolute(preload)) return [...scripts, preload];
  bus.reporter.print('error', 'preload script must have absolute path.');
  bus.reporter.scriptProblem('preload-error', preload, relativeSentence(preload), undefined);
  return scripts;
}

/** S10.5: the renderer's console says so, the contents is told, and the scripts after it run all the same. */
export function tellPreloadError(
  bus: Bus,
  contents: WebContents,
  path: string,
  error: unknown,
  hooks: Pick<PageHooks, 'console'>,
): void {
  const { reporter } = bus;
  printPreloadError(reporter, path, error);
  for (const message of [unableToLoad(path), stackOf(error)]) {
    hooks.console?.({ level: 'error', message, line: 0, sourceId: '', args: [] });
  }
  notePreloadError(reporter, path, error);
  if (contents.gone) return;
  reporter.guard(() => tell(contents, 'preload-error', createEvent(), path, copyOf(error)));
}

function copyOf(error: unknown): unknown {
  try {
    return clone(error);
  } catch {
    return describeThrown(error);
  }
}

function relativeSentence(path: string): string {
  return (
    `The preload script '${path}' was not run: Electron takes absolute paths only, and ignores others with a line in its log. ` +
    `Use path.join(__dirname, '${path}').`
  );
}

/** What the console says. */
export function printPreloadError(reporter: Reporter, path: string, error: unknown): void {
  reporter.print('error', unableToLoad(path));
  reporter.print('error', error);
}

/** What the record says. */
export function notePreloadError(reporter: Reporter, path: string, error: unknown): void {
  const sentence =
    `The preload script ${path} failed: ${describeThrown(error)}. Electron goes on without what it would have exposed, ` +
    "and tells only the page's console and 'preload-error'.";
  reporter.scriptProblem('preload-error', path, sentence, error);
}

function unableToLoad(path: string): string {
  return `Unable to load preload script: ${path}`;
}
