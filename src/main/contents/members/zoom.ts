import { NATIVE } from '../../../wire/native-state';
import { zoomFactorError, zoomModeError } from '../../../words/contents-errors';
import type { WebContents } from '../web-contents';
import { numberIn } from './given';

const MODES = ['default', 'isolated', 'manual', 'disabled'];

/** How large a page is shown (W4.5): the pages of a host share it in their session. */
export const ZOOM = {
  getZoomLevel(this: WebContents): number {
    return zoomLevelOf(this);
  },

  /** Each level is a fifth more than the one below. @throws TypeError for what is no number */
  setZoomLevel(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]();
    setLevel(this, numberIn(given, 0));
  },

  getZoomFactor(this: WebContents): number {
    return factorOf(zoomLevelOf(this));
  },

  /** @throws Error for a factor that is none; TypeError for what is no number */
  setZoomFactor(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]();
    const factor = numberIn(given, 0);
    if (!(factor > 0)) throw zoomFactorError();
    setLevel(this, levelOf(factor));
  },

  getZoomMode(this: WebContents): string {
    return (this[NATIVE]().get('ZoomMode') as string | undefined) ?? 'default';
  },

  /** @throws Error for another mode than `default`, `isolated`, `manual` and `disabled` */
  setZoomMode(this: WebContents, ...given: unknown[]): void {
    const state = this[NATIVE]();
    if (!MODES.includes(given[0] as string)) throw zoomModeError();
    const level = zoomLevelOf(this);
    state.set('ZoomMode', given[0]);
    if (given[0] === 'default' || given[0] === 'disabled') state.delete('OwnZoom');
    else state.set('OwnZoom', level);
  },

  /** Nobody pinches. Resolves once both are taken. @throws TypeError for what is no number */
  setVisualZoomLevelLimits(this: WebContents, ...given: unknown[]): Promise<void> {
    this[NATIVE]().set('VisualZoomLevelLimits', [numberIn(given, 0), numberIn(given, 1)]);
    return Promise.resolve();
  },
};

/** A factor of 1.2 is level 1. */
export function levelOf(factor: number): number {
  return Math.log(factor) / Math.log(1.2);
}

export function factorOf(level: number): number {
  // As exact as the factor that was set.
  return Number((1.2 ** level).toFixed(12));
}

export function zoomLevelOf(contents: WebContents): number {
  const state = contents[NATIVE]();
  const { preferences, embedder } = contents.links;
  if (embedder && !embedder.gone && state.get('OwnZoom') === undefined) {
    // A guest is shown as large as what it is in.
    const shared = contents.fake.registry.zooms.get(contents.session)?.get(hostOf(contents));
    return shared ?? zoomLevelOf(embedder);
  }
  const usual = typeof preferences?.zoomFactor === 'number' ? levelOf(preferences.zoomFactor) : 0;
  if (state.get('ZoomMode') === 'disabled') return usual;
  const alone = state.get('FrameZoom') as FrameZoom | undefined;
  const own = alone?.of === contents.frame.endpoint ? alone.level : (state.get('OwnZoom') as number | undefined);
  return own ?? contents.fake.registry.zooms.get(contents.session)?.get(hostOf(contents)) ?? usual;
}

/** Of this page alone, until it goes elsewhere: as `webFrame` sets it. */
export function zoomAlone(contents: WebContents, level: number): void {
  contents[NATIVE]().set('FrameZoom', { level, of: contents.frame.endpoint } satisfies FrameZoom);
}

interface FrameZoom {
  readonly level: number;
  readonly of: object;
}

function setLevel(contents: WebContents, level: number): void {
  const state = contents[NATIVE]();
  const mode = state.get('ZoomMode') ?? 'default';
  state.delete('FrameZoom');
  // There is no page that would take it.
  if (mode === 'disabled' || contents.isCrashed()) return;
  if (mode !== 'default') state.set('OwnZoom', level);
  else {
    state.delete('OwnZoom');
    const { zooms } = contents.fake.registry;
    const { session } = contents;
    zooms.set(session, new Map(zooms.get(session)).set(hostOf(contents), level));
  }
}

/** Its host, or all of a URL that has none. */
function hostOf(contents: WebContents): string {
  const { url } = contents.frame.identity;
  return /^[a-z][\w+.-]*:\/\/([^/?#]+)/i.exec(url)?.[1] ?? url.split('#')[0]!;
}
