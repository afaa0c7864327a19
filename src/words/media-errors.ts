/** Texts of images, the clipboard, safeStorage and what else holds pictures, text and secrets: Electron's words. */

/** M4.4, M4.5. */
export function notBufferError(): Error {
  return new Error('buffer must be a node Buffer');
}

/** M4.5. */
export function sideRequiredError(side: 'width' | 'height'): Error {
  return new Error(`${side} is required`);
}

/** M4.5. */
export function bufferSizeError(): Error {
  return new Error('invalid buffer size');
}

/** M4.7. */
export function emptySizeError(): Error {
  return new Error('size must not be empty');
}

/** M4.7, for a file that is no image. */
export function thumbnailError(): Error {
  return new Error(
    process.platform === 'darwin'
      ? 'unable to retrieve thumbnail preview image for the given path'
      : 'failed to create IShellItem from the given path',
  );
}

/** M4.15. */
export function handleError(): Error {
  return new Error('Not implemented');
}

/** M4.10, a process warning. */
export const BITMAP_DEPRECATION = 'getBitmap() is deprecated, use toBitmap() instead.';
