import type { FakeElectron } from '../fake/fake';
import { NOTES_FOLDER } from '../words/notes-folder';

/** What is used of a runner's `expect`, which knows the test that is running. */
interface Expecting {
  getState(): { readonly testPath?: string | undefined; readonly currentTestName?: string | undefined };
}

/**
 * What notes for a report all that crosses on a fake, and returns what writes it down (see `gather`); nothing where the run is not
 * reported on, which is all that it costs then.
 */
export function noteTakerFor(expect: Expecting): ((fake: FakeElectron) => () => void) | undefined {
  const folder = process.env[NOTES_FOLDER];
  if (folder === undefined) return undefined;
  return (fake) => {
    const { gather } = require('./gathering') as typeof import('./gathering');
    return gather(fake, folder, () => {
      const { testPath, currentTestName } = expect.getState();
      return { file: testPath, test: currentTestName };
    });
  };
}
