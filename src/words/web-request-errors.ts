/** Texts of `session.webRequest` (N7). */

export function filterError(): TypeError {
  return new TypeError("Parameter 'filter' must have property 'urls'.");
}

export function listenerError(): TypeError {
  return new TypeError('Must pass null or a Function');
}

export function patternError(pattern: string, why: string): TypeError {
  return new TypeError(`Invalid url pattern ${pattern}: ${why}`);
}

export function typeError(type: string): TypeError {
  return new TypeError(`Invalid type ${type}`);
}

export const EMPTY_URLS =
  "The urls array in WebRequestFilter is empty, which is deprecated. Please use '<all_urls>' to match all URLs.";

/** N1.2 */
export function onceError(): TypeError {
  return new TypeError('One-time callback was called more than once');
}
