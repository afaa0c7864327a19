import { isAbsolute } from 'node:path';
import { createEvent } from '../main/app-event';
import type { EffectivePreferences } from '../main/preferences';
import type { WebContents } from '../main/web-contents';
import type { WebFrameMain } from '../main/web-frame-main';
import type { PageHooks } from '../renderer/page/types';
import type { Bus } from '../wire/bus';
import { clone } from '../wire/clone';
import { describeThrown, stackOf } from '../wire/errors';

/** What `session` keeps of `registerPreloadScript` and `setPreloads`. */
interface PreloadRegistry {
  preloadScriptsFor(type: 'frame' | 'service-worker', url: string): readonly string[];
}

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
  const session = contents.session as unknown as Partial<PreloadRegistry>;
  const scripts = [...(session.preloadScriptsFor?.('frame', url) ?? [])];
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
  const line = `Unable to load preload script: ${path}`;
  reporter.print('error', line);
  reporter.print('error', error);
  for (const message of [line, stackOf(error)]) {
    hooks.console?.({ level: 'error', message, line: 0, sourceId: '', args: [] });
  }
  // A file that is not there is told, and no more: a test of main alone need not have built its preload.
  if (!isMissing(error, path)) reporter.scriptProblem('preload-error', path, scriptFailedSentence(path, error), error);
  if (contents.gone) return;
  reporter.guard(() => contents.emit('preload-error', createEvent(), path, copyOf(error)));
}

function copyOf(error: unknown): unknown {
  try {
    return clone(error);
  } catch {
    return describeThrown(error);
  }
}

function isMissing(error: unknown, path: string): boolean {
  const { code, message } = (
    typeof error === 'object' && error !== null ? error : { message: error }
  ) as NodeJS.ErrnoException;
  return String(message).startsWith('ENOENT') || (code === 'MODULE_NOT_FOUND' && String(message).includes(`'${path}'`));
}

function relativeSentence(path: string): string {
  return (
    `The preload script '${path}' was not run: Electron takes absolute paths only, and ignores others with a line in its log. ` +
    `Use path.join(__dirname, '${path}').`
  );
}

export function scriptFailedSentence(path: string, error: unknown): string {
  return (
    `The preload script ${path} failed: ${describeThrown(error)}. Electron goes on without what it would have exposed, ` +
    "and tells only the page's console and 'preload-error'."
  );
}
