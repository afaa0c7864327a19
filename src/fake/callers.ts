import { OWN_FOLDER } from '../words/own-folder';

const JEST = /[\\/]node_modules[\\/]jest-runtime[\\/]/;

/** The innermost frames of the stack below `above`, with no text made of them. */
function framesBelow(above: (...given: never[]) => unknown, limit: number): readonly NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: readonly NodeJS.CallSite[] } = {};
  try {
    Error.stackTraceLimit = limit;
    Error.prepareStackTrace = (_, frames) => frames;
    Error.captureStackTrace(holder, above);
    return holder.stack ?? [];
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  }
}

const fileOf = (frame: NodeJS.CallSite): string | undefined => frame.getFileName() ?? undefined;

/** The file of what called `getter`, the next one that has a file and is not ours. */
export function callerOf(getter: (...given: never[]) => unknown): string | undefined {
  // Object.assign, JSON.stringify and the like have none.
  return framesBelow(getter, 6)
    .map(fileOf)
    .find((file) => file !== undefined && !file.startsWith(OWN_FOLDER));
}

/**
 * The file whose `require` reads the exports of a module just now, as far as Jest loads it: Jest hands nobody its importer
 * (decisions/importers.md). Undefined when nobody in particular does: for an automatic mock, and for the `import` of an ES module,
 * whose namespace is everybody's.
 */
export function importerUnderJest(getter: (...given: never[]) => unknown): string | undefined {
  let isJest = false;
  for (const frame of framesBelow(getter, 30)) {
    const file = fileOf(frame);
    if (file === undefined || file.startsWith(OWN_FOLDER)) continue;
    if (!JEST.test(file)) return isJest ? file : undefined;
    isJest = true;
    if (/generateMock|AsEsm|SyntheticModule/i.test(frame.getFunctionName() ?? '')) return undefined;
  }
  return undefined;
}
