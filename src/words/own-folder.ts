/** The folder of the package's own code, built or not: what is called from there is no news to the user. */
export const OWN_FOLDER: string = /^.*[\\/](?:src|dist|build)(?=[\\/])/.exec(`${__dirname}/`)?.[0] ?? __dirname;

/** Leads to who calls, past the frames that mocks have in between, which are more than V8 keeps unasked. */
export function whereabouts(): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = Math.max(stackTraceLimit, FRAMES);
  try {
    return new Error();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

const FRAMES = 50;

/**
 * An error of what has come to nothing later on, whose stack leads to the call that asked for it.
 *
 * @param where - `whereabouts()` of that call
 */
export function ledTo<E extends Error>(error: E, where: Error): E {
  error.stack = [`${error.name}: ${error.message}`, ...foreignFrames(where.stack)].join('\n');
  return error;
}

/** The frames of a stack that are the user's. */
export function foreignFrames(stack = ''): string[] {
  return stack.split('\n').filter(isForeignFrame);
}

/** Jest hides its own frames, except the first of all. */
const MOCK = /[\\/]node_modules[\\/]jest-mock[\\/]/;

function isForeignFrame(line: string): boolean {
  return /^\s+at /.test(line) && !line.includes(OWN_FOLDER) && !MOCK.test(line);
}
