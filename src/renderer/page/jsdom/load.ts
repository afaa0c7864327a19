import { dirname, join } from 'node:path';
import { nodeModule } from '../../../realm/outer';
import { unknownJsdomError, unloadableJsdomError } from '../errors';
import { type Jsdom, takeUtilities } from './impl';
import { takeOver, takeXhr } from './inside';

const PATCHED = Symbol.for('fake-electron.patched');

let loaded: Jsdom | null | undefined;

/**
 * Finds jsdom from the project, else from where this package is, and makes it ready for our pages.
 *
 * @returns `undefined` if it is not installed
 * @throws Error if it cannot be loaded, or its inside is not as we know it
 */
export function loadJsdom(): Jsdom | undefined {
  if (loaded === undefined) loaded = find() ?? null;
  return loaded ?? undefined;
}

function find(): Jsdom | undefined {
  // Not a runner's module registry, which would load it afresh for every test file.
  const { createRequire } = nodeModule();
  for (const from of [join(process.cwd(), 'package.json'), __filename]) {
    let path: string;
    const load = createRequire(from);
    try {
      path = load.resolve('jsdom');
    } catch {
      continue;
    }
    let found: Jsdom;
    try {
      found = load(path) as Jsdom;
    } catch (error) {
      throw unloadableJsdomError(path, error);
    }
    takeUtilities(insideOf(load, path, 'generated/idl/utils.js'));
    prepare(found, insideOf(load, path, 'living/xhr/xhr-utils.js'));
    return found;
  }
  return undefined;
}

function prepare(jsdom: Jsdom, requests: object | undefined): void {
  const marked = jsdom as { [PATCHED]?: true };
  if (marked[PATCHED]) return;
  const missing = takeOver(jsdom);
  if (missing !== undefined) throw unknownJsdomError(versionOf(jsdom), missing);
  takeXhr(requests);
  marked[PATCHED] = true;
}

/** One of the two files of its inside that are loaded by name, from where a release may have them. */
function insideOf(load: NodeJS.Require, path: string, name: string): object | undefined {
  for (const folder of ['', 'jsdom']) {
    try {
      return load(join(dirname(path), folder, name)) as object;
    } catch {}
  }
  return undefined;
}

function versionOf(jsdom: Jsdom): string {
  const { window } = new jsdom.JSDOM('', {});
  return /jsdom\/([\w.-]+)/.exec(window.navigator.userAgent)?.[1] ?? '(of a version that it does not say)';
}
