import { tell } from '../../../bus/emitter';
import { createEvent } from '../../../modules/native-event';
import { NATIVE } from '../../../wire/native-state';
import { emptySearchError } from '../../../words/contents-errors';
import type { WebContents } from '../web-contents';
import { objectIn, oneIn, stringIn } from './given';
import { windowOf } from './page-focus';

const ACTIONS = ['clearSelection', 'keepSelection', 'activateSelection'] as const;

/** Where a search of a page is. */
interface Search {
  readonly text: string;
  readonly ordinal: number;
}

/** Searching a page for text. */
export const FINDING = {
  /**
   * W4.6: what is found comes with `found-in-page`.
   *
   * @returns the number of the request
   * @throws TypeError `Must provide a non-empty search content`
   */
  findInPage(this: WebContents, ...given: unknown[]): number {
    const state = this[NATIVE]();
    const text = stringIn(given, 0);
    if (text === '') throw emptySearchError();
    const options = (
      given.length > 1 && given[1] !== undefined ? objectIn(given, 1) : {}
    ) as Electron.FindInPageOptions;
    const requestId = ((state.get('FindRequests') as number | undefined) ?? 0) + 1;
    state.set('FindRequests', requestId);
    const matches = countIn(textOf(this), text, options.matchCase === true);
    const before = state.get('Search') as Search | undefined;
    const ordinal = ordinalOf(before, text, matches, options);
    state.set('Search', { text, ordinal } satisfies Search);
    const result: Electron.FoundInPageResult = {
      requestId,
      activeMatchOrdinal: ordinal,
      matches,
      selectionArea: { x: 0, y: 0, width: 0, height: 0 },
      finalUpdate: true,
    };
    this.fake.bus.later(() => {
      if (!this.gone) tell(this, 'found-in-page', createEvent(), result);
    });
    return requestId;
  },

  /** @throws TypeError for another action than `clearSelection`, `keepSelection` and `activateSelection` */
  stopFindInPage(this: WebContents, ...given: unknown[]): void {
    const state = this[NATIVE]();
    oneIn(given, 0, ACTIONS);
    state.delete('Search');
  },
};

function textOf(contents: WebContents): string {
  const body = windowOf(contents)?.document.body;
  if (!body) return '';
  const copy = body.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll('script, style, template, noscript')) hidden.remove();
  return copy.textContent ?? '';
}

function countIn(text: string, sought: string, matchCase: boolean): number {
  const [where, what] = matchCase ? [text, sought] : [text.toLowerCase(), sought.toLowerCase()];
  return where.split(what).length - 1;
}

/** A search for the same text goes on from match to match, around the ends. */
function ordinalOf(
  before: Search | undefined,
  text: string,
  matches: number,
  { forward = true }: Electron.FindInPageOptions,
): number {
  if (matches === 0) return 0;
  if (before?.text !== text || before.ordinal === 0) return forward ? 1 : matches;
  return ((before.ordinal - 1 + (forward ? 1 : -1) + matches) % matches) + 1;
}
