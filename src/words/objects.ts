/** Whether it is an object, of whatever realm: under a test runner Node's own are not `instanceof Object`. */
export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
