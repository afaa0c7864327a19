import { tell } from '../../../bus/emitter';
import { createEvent } from '../../../modules/native-event';
import { NATIVE } from '../../../wire/native-state';
import type { PageWindow } from '../pages';
import type { WebContents } from '../web-contents';
import { viewSizeOf } from './capture';
import { windowOf } from './page-focus';

/** Tells how large a page would like to be, where that has changed: `enablePreferredSizeMode`. */
export function tellPreferredSize(contents: WebContents): void {
  const window = windowOf(contents);
  const size = preferredSize(window, viewSizeOf(contents));
  const state = contents[NATIVE]();
  const before = state.get('PreferredSize') as Electron.Size | undefined;
  if (before?.width === size.width && before.height === size.height) return;
  state.set('PreferredSize', size);
  tell(contents, 'preferred-size-changed', createEvent(), size);
}

/** Nothing is laid out: what has a width or a height of its own takes that much, and else all of the view. */
function preferredSize(window: PageWindow | undefined, view: Electron.Size): Electron.Size {
  const body = window?.document.body;
  if (!window || !body) return view;
  const widths = [...body.querySelectorAll('*')].map((element) => pixels(window, element, 'width'));
  const heights = [...body.children].map((element) => pixels(window, element, 'height'));
  const height = heights.reduce((sum, each) => sum + each, 0);
  return { width: Math.max(0, ...widths) || view.width, height: height || view.height };
}

function pixels(window: PageWindow, element: Element, side: 'width' | 'height'): number {
  const value = window.getComputedStyle(element)[side];
  return value.endsWith('px') ? Math.ceil(Number.parseFloat(value)) : 0;
}
