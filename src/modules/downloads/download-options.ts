import { downloadHeadersError } from '../../words/net-request-errors';
import { stringAt } from '../arguments';

/**
 * What `downloadURL` of a session and of a contents take.
 *
 * @throws TypeError for a URL that is no string, or headers that are no object
 */
export function downloadOf(given: readonly unknown[]): { url: string; headers: Record<string, string> } {
  const url = stringAt(given);
  const { headers } = (given[1] ?? {}) as { headers?: unknown };
  if (headers !== undefined && (typeof headers !== 'object' || headers === null || Array.isArray(headers))) {
    throw downloadHeadersError();
  }
  return { url, headers: { ...(headers as Record<string, string> | undefined) } };
}
