import * as vm from 'node:vm';

/** What of the web Node has beside its language. */
export type Web = Pick<typeof globalThis, 'fetch' | 'Headers' | 'Request' | 'Response'>;

/**
 * Those of call time, so that what a test puts in their place is used; in a realm without them, such as a runner's DOM
 * environment, Node's own.
 */
export function web(): Web {
  // Without a context this is Node's own realm, wherever the call comes from.
  const outer: Web = vm.runInThisContext('globalThis');
  const of = <K extends keyof Web>(name: K): Web[K] => globalThis[name] ?? outer[name];
  return { fetch: of('fetch'), Headers: of('Headers'), Request: of('Request'), Response: of('Response') };
}
