import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { GivenFiles } from '../../machine/files';
import type { Page } from '../../renderer/page/types';
import { mimeOf } from '../../web/mime';
import { noPageError, noZoneError, refusedDropError } from '../../words/user-errors';
import { type PageWindow, windowIn } from './page-events';

/**
 * Drops files onto a page: they enter, hover, and are dropped where the page takes them.
 *
 * @param selector - of the element they are dropped on; without it, the body
 * @throws Error where there is no page or no such element, or where the page does not take them
 */
export function dropFiles(
  page: Page | undefined,
  paths: readonly string[],
  files: GivenFiles,
  selector: string | undefined,
): void {
  const window = windowIn(page);
  if (window === undefined) throw noPageError();
  const { document } = window;
  const target = selector === undefined ? document.body : document.querySelector(selector);
  if (target === null) throw noZoneError(selector!);
  const transfer = transferOf(window, paths, files);
  const dispatch = (type: string) => {
    const event = new window.MouseEvent(type, { bubbles: true, cancelable: true, composed: true, view: window });
    // jsdom has no DragEvent.
    Object.defineProperty(event, 'dataTransfer', { value: transfer, enumerable: true, configurable: true });
    return !target.dispatchEvent(event);
  };
  dispatch('dragenter');
  if (!dispatch('dragover')) {
    dispatch('dragleave');
    throw refusedDropError();
  }
  dispatch('drop');
}

function transferOf(window: PageWindow, paths: readonly string[], known: GivenFiles): object {
  const files = paths.map((path) => fileAt(window, path, known));
  const item = (index: number) => files[index] ?? null;
  const items = files.map((file) => ({ kind: 'file', type: file.type, getAsFile: () => file, getAsString: () => {} }));
  return {
    dropEffect: 'none',
    effectAllowed: 'all',
    files: Object.assign([...files], { item }),
    items,
    types: ['Files'],
    getData: () => '',
    setData: () => {},
    clearData: () => {},
    setDragImage: () => {},
  };
}

/** What is in the file, or nothing where there is none. */
function fileAt(window: PageWindow, path: string, known: GivenFiles): File {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  const bytes = isFile ? readFileSync(path) : Buffer.alloc(0);
  const type = mimeOf(path);
  const file = new window.File([new window.Uint8Array(bytes)], basename(path), {
    type: type === 'application/octet-stream' ? '' : type,
  });
  known.add(file, path);
  return file;
}
