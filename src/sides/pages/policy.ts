import { numbersOf, type Version } from '../../eras/version';
import type { WebFrameMain } from '../../main/frames/web-frame-main';

/** What the Permissions Policy calls what Electron calls so. */
const FEATURES: Readonly<Record<string, string>> = {
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  'display-capture': 'display-capture',
  fullscreen: 'fullscreen',
  geolocation: 'geolocation',
  hid: 'hid',
  'idle-detection': 'idle-detection',
  'local-fonts': 'local-fonts',
  mediaKeySystem: 'encrypted-media',
  midi: 'midi',
  midiSysex: 'midi',
  'screen-wake-lock': 'screen-wake-lock',
  serial: 'serial',
  'speaker-selection': 'speaker-selection',
  usb: 'usb',
  'window-management': 'window-management',
};

/**
 * Whether the pages around a frame let it ask for something: one of another origin needs its element to say so with `allow`,
 * since Electron 30 (N15.1).
 *
 * @param mediaTypes - of `media`
 * @param elementOf - the element that shows a frame, if one does
 */
export function isDelegated(
  frame: WebFrameMain,
  permission: string,
  mediaTypes: readonly string[],
  version: Version,
  elementOf: (frame: WebFrameMain) => Element | undefined,
): boolean {
  const features = featuresOf(permission, mediaTypes);
  if (features.length === 0 || Number(numbersOf(version).split('.')[0]) < 30) return true;
  for (let node = frame.node; node.parent !== undefined; node = node.parent) {
    const { identity } = node.frame;
    if (identity.origin !== 'null' && identity.origin === node.parent.frame.identity.origin) continue;
    const element = elementOf(node.frame);
    // A frame that no page shows is a test's own.
    if (element && !features.every((feature) => allows(element, feature))) return false;
  }
  return true;
}

function featuresOf(permission: string, mediaTypes: readonly string[]): readonly string[] {
  if (permission === 'media') {
    if (mediaTypes.length === 0) return ['display-capture'];
    return mediaTypes.map((type) => (type === 'audio' ? 'microphone' : 'camera'));
  }
  const feature = Object.hasOwn(FEATURES, permission) ? FEATURES[permission]! : undefined;
  return feature === undefined ? [] : [feature];
}

function allows(element: Element, feature: string): boolean {
  if (feature === 'fullscreen' && element.hasAttribute('allowfullscreen')) return true;
  const directives = (element.getAttribute('allow') ?? '').split(';').map((directive) => directive.trim().split(/\s+/));
  return directives.some(([name, ...origins]) => name === feature && !origins.includes("'none'"));
}
