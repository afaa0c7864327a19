type Method = (...args: unknown[]) => unknown;

/**
 * A method that Electron calls in a script of its own, which meets what a test has put in its place; by the name of this
 * function, see the mocks' reader.
 */
export function readInScript(object: object, name: string): Method {
  return Reflect.get(object, name) as Method;
}
