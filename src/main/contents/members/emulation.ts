import { NATIVE } from '../../../wire/native-state';
import type { WebContents } from '../web-contents';
import { objectIn } from './given';

/** Showing a page as another device would. */
export const EMULATION = {
  /** Of what the page sees of its screen and its view. @throws TypeError for what is no object */
  enableDeviceEmulation(this: WebContents, ...given: unknown[]): void {
    const state = this[NATIVE]();
    state.set('Emulation', { ...objectIn(given, 0) });
    resized(this);
  },

  disableDeviceEmulation(this: WebContents): void {
    const state = this[NATIVE]();
    if (state.delete('Emulation')) resized(this);
  },
};

function resized(contents: WebContents): void {
  const window = contents.fake.registry.pages.windowIn(contents.frame);
  window?.dispatchEvent(new window.Event('resize'));
}
