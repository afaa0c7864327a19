/** The method of the request after a redirect: what was sent is only repeated by 307 and 308. */
export function nextRequest(status: number, method: string): string {
  if (status === 303) return method === 'HEAD' ? method : 'GET';
  if (status === 301 || status === 302) return method === 'POST' ? 'GET' : method;
  return method;
}

/** Schemes that no server may send its client to (N9.10). */
const UNSAFE = ['about', 'blob', 'data', 'file', 'filesystem', 'javascript'];

/** Whether a server may send its client from there to here. */
export function isSafeRedirect(from: string, to: string): boolean {
  const scheme = to.slice(0, to.indexOf(':'));
  return !/^https?:/.test(from) || !UNSAFE.includes(scheme);
}
