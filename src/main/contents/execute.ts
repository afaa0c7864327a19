import { setImmediate } from '../../bus/timers';
import { NATIVE } from '../../wire/native-state';
import type { Registry } from '../registry';
import type { WebContents } from './web-contents';

/** The world of a page's own scripts. */
const MAIN_WORLD = 0;

/**
 * As Electron, waits for a page that is loading. A contents that shows nothing gets the rest of the task to begin a load, and
 * runs the script in its empty page after that, where a real one would wait for ever.
 */
export async function executeInContents(
  registry: Registry,
  contents: WebContents,
  scripts: readonly Electron.WebSource[],
  worldId: number = MAIN_WORLD,
): Promise<unknown> {
  if (contents.getURL() === '') await new Promise((resolve) => setImmediate(() => resolve(undefined)));
  if (!contents.gone && contents.isLoadingMainFrame()) {
    await new Promise<void>((resolve) => {
      const done = () => {
        contents.removeListener('did-stop-loading', done);
        contents.removeListener('destroyed', done);
        resolve();
      };
      contents.on('did-stop-loading', done).on('destroyed', done);
    });
  }
  contents[NATIVE]();
  // Not `mainFrame`, which not every version has.
  return registry.pages.execute(contents.frame, scripts, worldId);
}
