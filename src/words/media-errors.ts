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

/** M3.5. */
export function itemArgumentError(): TypeError {
  return new TypeError(
    "Failed to construct 'ClipboardItem': 1 argument required — an object mapping MIME types to payloads.",
  );
}

/** M3.5. */
export function noTypeError(): TypeError {
  return new TypeError("Failed to construct 'ClipboardItem': at least one MIME type is required.");
}

/** M3.5. */
export function payloadError(): TypeError {
  return new TypeError('ClipboardItem payload values must be a string or a Blob');
}

/** M3.5. */
export function bookmarkPayloadError(): TypeError {
  return new TypeError(
    'ClipboardItem payload for `electron application/bookmark` must be an object with `title` and `url` properties',
  );
}

/** M3.6. */
export function typeNotFoundError(type: string): Error {
  return new Error(`The type '${type}' was not found in the ClipboardItem`);
}

/** M3.2. */
export function itemsError(): TypeError {
  return new TypeError('clipboard.write expects an array of ClipboardItem');
}

/** M3.2. */
export function readItemError(): TypeError {
  return new TypeError(
    'clipboard.write cannot accept a ClipboardItem returned from clipboard.read() — construct a new ClipboardItem to write.',
  );
}

/** M3.7. */
export function itemImageError(): Error {
  return new Error('clipboard.read of image/* is available only after app ready');
}

/** M3.9. */
export function readImageError(): Error {
  return new Error('clipboard.readImage is available only after app ready in the main process');
}

/** M3.9. */
export function writeBufferError(): TypeError {
  return new TypeError('buffer must be a node Buffer');
}

/** M14.1. */
export function storageNotReadyError(): Error {
  return new Error('safeStorage cannot be used before app is ready');
}

/**
 * M14.2, M14.4.
 *
 * @param why - a second sentence
 */
export function encryptError(method: 'encryptString' | 'encryptStringAsync', why?: string): Error {
  return new Error(sentence(`Error while encrypting the text provided to safeStorage.${method}.`, why));
}

/** M14.3, M14.4. */
export function decryptError(method: 'decryptString' | 'decryptStringAsync', why?: string): Error {
  return new Error(sentence(`Error while decrypting the ciphertext provided to safeStorage.${method}.`, why));
}

/** M14.3, M14.4. */
export function ciphertextError(method: 'decryptString' | 'decryptStringAsync'): Error {
  return new Error(`Expected the first argument of ${method}() to be a buffer`);
}

/** M14.4. */
export function lockedError(): Error {
  return new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.');
}

function sentence(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first} ${second}`;
}

/** M17.3: native code rejects with a text, not with an Error. */
export const SOURCES_FAILURE = 'Failed to get sources.';

/** M17.3. */
export function sourceOptionsError(): Error {
  return new Error('Invalid options');
}

/** M17.4. */
export function tracingNotReadyError(): Error {
  return new Error('contentTracing cannot be used before app is ready');
}

/** M17.4. */
export function stopTracingError(why?: 'no trace in progress'): Error {
  return new Error(why === undefined ? 'Failed to stop tracing' : `Failed to stop tracing - ${why}`);
}

/** M17.5. */
export function logPathError(): TypeError {
  return new TypeError('The first parameter must be a valid string');
}

/** M17.5. */
export function logOptionError(option: 'captureMode' | 'maxFileSize'): TypeError {
  return new TypeError(`Invalid value for ${option}`);
}

/** M17.5. */
export function logRunningError(): TypeError {
  return new TypeError('There is already a net log running');
}

/** M17.5. */
export function noLogError(): Error {
  return new Error('No net log in progress');
}

/** What Chromium calls the failure to open a file. */
export function logFileError(code: unknown): Error {
  const names: Record<string, string> = {
    EACCES: 'ACCESS_DENIED',
    EISDIR: 'NOT_A_FILE',
    ENOENT: 'NOT_FOUND',
    ENOTDIR: 'NOT_A_DIRECTORY',
    EPERM: 'ACCESS_DENIED',
  };
  return new Error(`FILE_ERROR_${names[String(code)] ?? 'FAILED'}`);
}

/** M0.5. */
export function constructorError(): TypeError {
  return new TypeError('Requires constructor call');
}

/** M17.7. */
export function fileError(): TypeError {
  return new TypeError('getPathForFile expected to receive a File object but one was not provided');
}

/** M17.1. */
export function purchaseError(): Error {
  return new Error('The inAppPurchase module can only be used on macOS');
}

/** W1.10, printed every time. */
export const UNCOMPRESSED =
  '(electron) Sending uncompressed crash reports is deprecated and will be removed in a future version of Electron. Set ' +
  '{ compress: true } to opt-in to the new behavior. Crash reports will be uploaded gzipped, which most crash reporting ' +
  'servers support.';
