import { DEFAULT_POLICY, referrerOf } from '../../web/referrer';
import type { DomPage } from './dom-page';
import type { Opening, Submission } from './types';

/** How a link is followed with these keys held and that button. */
export function dispositionOf(event: MouseEvent | undefined): Opening['disposition'] | undefined {
  if (event === undefined) return undefined;
  const isMac = process.platform === 'darwin';
  const inTab = event.button === 1 || (isMac ? event.metaKey : event.ctrlKey);
  if (inTab) return event.shiftKey ? 'foreground-tab' : 'background-tab';
  return event.shiftKey ? 'new-window' : undefined;
}

/** What a page says of itself to where it goes. */
export function refererIn(page: DomPage, url: string, given: string | null, isKept: boolean): Opening['referrer'] {
  const meta = page.window.document.querySelector('meta[name="referrer"]')?.getAttribute('content');
  const policy = isKept ? 'no-referrer' : given || meta || DEFAULT_POLICY;
  return { url: referrerOf(page.url, url, policy), policy: policy as Electron.Referrer['policy'] };
}

/** What comes with a link or a form that asks for another window. */
export function openingBy(page: DomPage, element: Element, url: string, event: MouseEvent | undefined): Opening {
  const rel = (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/);
  const target = element.getAttribute('target') ?? '';
  const isKept = rel.includes('noreferrer');
  // A link to a new window has no opener unless it asks for one.
  const isAlone = isKept || rel.includes('noopener') || (/^_blank$/i.test(target) && !rel.includes('opener'));
  const disposition = dispositionOf(event) ?? 'foreground-tab';
  const isModified = dispositionOf(event) !== undefined;
  const referrer = refererIn(page, url, element.getAttribute('referrerpolicy'), isKept);
  return { disposition, referrer, noopener: isAlone || isModified };
}

/** What `window.open` asks for with its third argument. */
export function openingWith(page: DomPage, url: string, features: string): Opening {
  const asked = new Map(
    features.split(/[\s,]+/).flatMap((feature) => {
      const [name = '', value = ''] = feature.toLowerCase().split('=');
      return name === '' ? [] : [[name, value] as const];
    }),
  );
  const isOn = (name: string) => asked.has(name) && !/^(0|no|false)$/.test(asked.get(name)!);
  const isKept = isOn('noreferrer');
  const noopener = isKept || isOn('noopener');
  const event = page.window.event as MouseEvent | undefined;
  const disposition = isPopup(asked, isOn) ? 'new-window' : (dispositionOf(event) ?? 'foreground-tab');
  return { disposition, referrer: refererIn(page, url, null, isKept), noopener };
}

/** HTML, 7.2.2.1: whether it is to be a window of its own and not a tab. */
function isPopup(asked: ReadonlyMap<string, string>, isOn: (name: string) => boolean): boolean {
  const names = [...asked.keys()].filter((name) => name !== 'noopener' && name !== 'noreferrer');
  if (names.length === 0) return false;
  if (asked.has('popup')) return isOn('popup');
  const unless = (name: string, usual: boolean) => (asked.has(name) ? isOn(name) : usual);
  if (!unless('location', false) && !unless('toolbar', false)) return true;
  return (
    !unless('menubar', false) || !unless('resizable', true) || !unless('scrollbars', false) || !unless('status', false)
  );
}

/** A form that goes to another window takes its fields along. */
export function withBody(opening: Opening, submission: Submission | undefined): Opening {
  if (submission === undefined) return opening;
  const { body, contentType } = submission;
  const boundary = /boundary=(.*)$/.exec(contentType)?.[1];
  const postBody = {
    contentType: contentType.split(';')[0]!,
    ...(boundary !== undefined && { boundary }),
    data: [{ type: 'rawData' as const, bytes: Buffer.from(body) }],
  };
  return { ...opening, postBody };
}
