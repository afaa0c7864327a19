import { writeFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { isObject } from '../../../modules/arguments';
import { NATIVE } from '../../../wire/native-state';
import { dragError, heapSnapshotError, relativePathError } from '../../../words/contents-errors';
import { conversionError } from '../../../words/errors';
import type { WebContents } from '../web-contents';
import { objectIn, oneIn, stringIn } from './given';

const KINDS = ['HTMLOnly', 'HTMLComplete', 'MHTML'] as const;

/** What of a page goes to files. */
export const SAVING = {
  /**
   * Writes the page to a file, and with `HTMLComplete` what it names into a folder beside it.
   *
   * @returns a promise; it rejects with Error `Path must be absolute` (W4.19), or for what cannot be written
   */
  async savePage(this: WebContents, ...given: unknown[]): Promise<void> {
    this[NATIVE]();
    const path = stringIn(given, 0);
    const kind = oneIn(given, 1, KINDS);
    if (!isAbsolute(path)) throw relativePathError();
    const { savePageAs } = require('./save-page') as typeof import('./save-page');
    await savePageAs(this, path, kind);
  },

  /** Writes a heap snapshot of this process, which pages share. @returns a promise; it rejects for a bad path (W4.19) */
  async takeHeapSnapshot(this: WebContents, ...given: unknown[]): Promise<void> {
    this[NATIVE]();
    const path = stringIn(given, 0);
    try {
      // The real thing takes seconds and is nothing that a test could read.
      writeFileSync(
        path,
        JSON.stringify({ snapshot: { meta: {}, node_count: 0, edge_count: 0 }, nodes: [], edges: [] }),
      );
    } catch {
      throw heapSnapshotError(path);
    }
  },

  /** Nobody is dragging: it comes to nothing. @throws Error for what is lacking (W4.19) */
  startDrag(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]();
    const item = objectIn(given, 0) as Partial<Electron.Item>;
    if (!item.icon) throw dragError('icon');
    const { icon } = item;
    const isImage = isObject(icon) && typeof (icon as Partial<Electron.NativeImage>).isEmpty === 'function';
    if (!isImage && typeof icon !== 'string') throw conversionError(0, item);
    if (isImage && (icon as Electron.NativeImage).isEmpty()) throw dragError('icon');
    const { file, files } = item;
    if (!file && !(Array.isArray(files) && files.length > 0)) throw dragError('files');
  },
};
