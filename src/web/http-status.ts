/** After so many redirections Chromium gives up. */
export const MOST_REDIRECTS = 20;

const REDIRECTS = [301, 302, 303, 307, 308];
const WITHOUT_BODY = [101, 204, 205, 304];

/** Whether a response with this status, if it has a `location`, sends its client there. */
export function isRedirect(status: number | undefined): boolean {
  return status !== undefined && REDIRECTS.includes(status);
}

/** Whether a response with this status can have a body: the constructor of `Response` refuses it otherwise. */
export function mayHaveBody(status: number): boolean {
  return !WITHOUT_BODY.includes(status);
}
