import type { Era } from '../../eras/version';
import type { ClipboardState } from '../../machine/clipboard';
import type { Images } from '../image/images';
import type { ClipboardItemClass } from './item';

/** What the clipboard needs of its fake. */
export interface ClipboardHost {
  era(): Era;
  isReady(): boolean;
  /** What is copied on this machine. */
  state(): ClipboardState;
  images(): Images;
  Item(): ClipboardItemClass;
}
