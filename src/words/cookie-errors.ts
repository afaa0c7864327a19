/** Texts of `session.cookies`. */

/** Why Chromium does not keep a cookie, by its own names: what Electron says of it since version 31, and said before. */
const SENTENCES: Readonly<Record<string, readonly [now: string, before: string]>> = {
  INVALID_DOMAIN: [
    'The cookie was set with an invalid Domain attribute.',
    'Failed to set cookie with an invalid domain attribute',
  ],
  DISALLOWED_CHARACTER: ['The cookie contains ASCII control characters', 'Failed to parse cookie'],
  SECURE_ONLY: [
    'The cookie was Secure, but the URL was not allowed to access Secure cookies.',
    'Cannot create a secure cookie from an insecure URL',
  ],
  INVALID_PREFIX: [
    'The cookie was set with an invalid __Host- or __Secure- prefix.',
    'Failed because the cookie violated prefix rules.',
  ],
  FAILURE_TO_STORE: ['The cookie was malformed and could not be stored', 'Failed to parse cookie'],
  NO_COOKIE_CONTENT: ['The cookie contains no content or only whitespace.', 'Failed to parse cookie'],
  NONCOOKIEABLE_SCHEME: [
    'Attempted to set a cookie from a scheme that does not support cookies.',
    'Cannot set cookie for current scheme',
  ],
  OVERWRITE_HTTP_ONLY: [
    'The cookie would have overwritten an HttpOnly cookie, and was not allowed to do so.',
    'Failed to create httponly cookie',
  ],
};

/** N6.7 */
export function cookieError(exclusion: string, hasSentences: boolean): Error {
  const [now, before] = SENTENCES[exclusion]!;
  if (!hasSentences) return new Error(before);
  return new Error(`Failed to set cookie - ${now}EXCLUDE_${exclusion}, DO_NOT_WARN, NO_EXEMPTION`);
}

/** N6.5 */
export function cookieUrlError(): Error {
  return new Error("Missing required option 'url'");
}

/** N6.5 */
export function sameSiteError(given: string): Error {
  return new Error(`Failed to convert '${given}' to an appropriate cookie same site value`);
}
