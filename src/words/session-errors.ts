/** Texts of `session`. */

/** N2.6 */
export function emptyPathError(): TypeError {
  return new TypeError('An empty path was specified');
}

/** N2.6 */
export function relativePathError(): TypeError {
  return new TypeError('An absolute path was not provided');
}

/** N2.8 */
export function newSessionError(): Error {
  return new Error("Session objects cannot be created with 'new'");
}

/** N3.3 */
export function bothOriginsError(): TypeError {
  return new TypeError("Cannot provide both 'origins' and 'excludeOrigins'");
}

/** N3.3 */
export function opaqueOriginError(url: string): TypeError {
  return new TypeError(`Invalid origin: '${url}'`);
}

/** N3.8 */
export function preconnectUrlError(): TypeError {
  return new TypeError('Must pass non-empty valid url to session.preconnect.');
}

/** N3.8 */
export function preconnectCountError(): TypeError {
  return new TypeError('numSocketsToPreconnect is outside range [1,6]');
}

/** N3.9 */
export function codeCachePathError(): TypeError {
  return new TypeError('Absolute path must be provided to store code cache.');
}

/** N3.10 */
export function unknownBlobError(): Error {
  return new Error('Could not get blob data handle');
}

/** N3.11 */
export function dictionaryTextsError(): Error {
  return new Error('Must provide frameOrigin and topFrameSite strings');
}

/** N3.11 */
export function dictionaryUrlsError(): Error {
  return new Error('Invalid URLs provided for frameOrigin or topFrameSite');
}

/** N3.13, N4.1 */
export function functionOrNullError(): TypeError {
  return new TypeError('Must pass null or function');
}

/** N3.14 */
export function localAiError(): TypeError {
  return new TypeError('Must pass null or UtilityProcess');
}

/** N5.4 */
export function relativeExtensionError(): Error {
  return new Error("The path to the extension in 'loadExtension' must be absolute");
}

/** N5.4 */
export function temporaryExtensionError(): Error {
  return new Error('Extensions cannot be loaded in a temporary session');
}

/** N5.5 */
export function languageError(code: string): Error {
  return new Error(`Invalid language code provided: "${code}" is not a valid language code`);
}

/** N5.5 */
export function dictionaryUrlError(): Error {
  return new Error('The URL you provided to setSpellCheckerDictionaryDownloadURL is not a valid URL');
}
