import { tell } from '../../bus/emitter';
import { displaysOf } from '../../machine/displays';
import type { Machine } from '../../machine/machine';
import type { ThemeColor } from '../../main/contents/load-arrival';
import { soundChanged } from '../../main/contents/members/settings';
import { factorOf, zoomLevelOf } from '../../main/contents/members/zoom';
import type { WebContents } from '../../main/contents/web-contents';
import { createEvent } from '../../modules/native-event';
import type { Sign } from '../../renderer/page/signs';
import type { PageView } from '../../renderer/page/view';
import { NATIVE } from '../../wire/native-state';

/** Tells main's side of what a page shows of itself. */
export function takeSign(contents: WebContents, sign: Sign): void {
  switch (sign.kind) {
    case 'theme-color':
      paintWindow(contents, sign.color);
      break;
    case 'favicons':
      tell(contents, 'page-favicon-updated', createEvent(), [...sign.urls]);
      break;
    case 'target-url':
      tell(contents, 'update-target-url', createEvent(), sign.url);
      break;
    case 'full-screen':
      tell(contents, sign.entered ? 'enter-html-full-screen' : 'leave-html-full-screen', createEvent());
      if (!contents.gone) fillScreen(contents, sign.entered);
      break;
    case 'media':
      if (sign.playing !== (contents[NATIVE]().get('Playing') ?? false)) {
        contents[NATIVE]().set('Playing', sign.playing);
        tell(contents, sign.playing ? 'media-started-playing' : 'media-paused', createEvent());
      }
      if (!contents.gone) soundChanged(contents, sign.audible && !contents.isAudioMuted());
      break;
    case 'bounds':
      moveWindow(contents, sign);
      break;
  }
}

/** The same colour on the next page is no change. */
function paintWindow(contents: WebContents, color: string | null): void {
  const state = contents[NATIVE]();
  const before = state.get('ThemeColor') as ThemeColor | undefined;
  state.set('ThemeColor', { color, endpoint: contents.frame.endpoint } satisfies ThemeColor);
  if ((before?.color ?? null) !== color) tell(contents, 'did-change-theme-color', createEvent(), color);
}

function fillScreen({ owner }: WebContents, entered: boolean): void {
  if (!owner || owner.isDestroyed()) return;
  tell(owner, entered ? 'enter-html-full-screen' : 'leave-html-full-screen', createEvent());
  owner.setFullScreen(entered);
}

function moveWindow(contents: WebContents, { to, by }: Sign & { kind: 'bounds' }): void {
  const window = contents.owner;
  if (!window) return;
  const now = window.getBounds();
  const moved = { ...now, ...to };
  for (const key of Object.keys(by) as (keyof Electron.Rectangle)[]) moved[key] += by[key]!;
  const event = createEvent();
  tell(contents, 'content-bounds-updated', event, moved);
  if (!event.defaultPrevented && !window.isDestroyed()) window.setBounds(moved);
}

/** Where nobody shows a page: Electron's first size. */
const NOWHERE = { inner: { width: 800, height: 600 }, outer: { x: 0, y: 0, width: 800, height: 600 } };

/** What a page of that contents sees of its window and screen. */
export function viewOf(contents: WebContents, machine: Machine): PageView | undefined {
  if (contents.gone) return undefined;
  const emulated = contents[NATIVE]().get('Emulation') as Partial<Electron.Parameters> | undefined;
  const { bounds, workArea, scaleFactor } = displaysOf(machine).state.displays[0]!;
  const { inner, outer } = contents.fake.registry.placeOf(contents) ?? NOWHERE;
  const zoom = factorOf(zoomLevelOf(contents));
  const size = emulated?.viewSize?.width ? emulated.viewSize : inner;
  const isMobile = emulated?.screenPosition === 'mobile';
  const screen = isMobile && emulated.screenSize ? { x: 0, y: 0, ...emulated.screenSize } : bounds;
  return {
    width: Math.round(size.width / zoom),
    height: Math.round(size.height / zoom),
    outer,
    screen,
    available: isMobile ? screen : workArea,
    ratio: (emulated?.deviceScaleFactor || scaleFactor) * zoom,
  };
}
