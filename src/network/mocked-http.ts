/** Whether a test has put something in the place of Node's own http, which then answers for servers everywhere. */
export function isHttpMocked(): boolean {
  const { request } = require('node:http') as typeof import('node:http');
  return !/new ClientRequest/.test(Function.prototype.toString.call(request));
}
