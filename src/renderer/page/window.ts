import { URL } from 'node:url';
import type { DomWindow, Jsdom } from './jsdom/impl';

interface WindowOptions {
  readonly url: string;
  readonly referrer: string | undefined;
  /** Whether the scripts in the page run. */
  readonly javascript: boolean;
  /** What loads what a page names. */
  readonly resources: object;
  readonly notices: { readonly jsdomError: (error: Error) => void };
}

const HELD = Symbol('held');

/** A window of jsdom's with an empty document: nothing has been parsed, not even `<html>` (S10.2). */
export function createWindow(
  jsdom: Jsdom,
  { url, referrer, javascript, resources, notices }: WindowOptions,
): DomWindow {
  const virtualConsole = new jsdom.VirtualConsole();
  virtualConsole.on('jsdomError', notices.jsdomError);
  let made: DomWindow | undefined;
  try {
    new jsdom.JSDOM('', {
      url,
      ...(referrer && URL.canParse(referrer) ? { referrer } : {}),
      pretendToBeVisual: true,
      runScripts: javascript ? 'dangerously' : 'outside-only',
      resources,
      includeNodeLocations: true,
      virtualConsole,
      beforeParse(window: DomWindow) {
        made = window;
        // It would parse at once, and a preload may have to be waited for.
        throw HELD;
      },
    });
  } catch (thrown) {
    if (thrown !== HELD) throw thrown;
  }
  return made!;
}
