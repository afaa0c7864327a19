import { sep } from 'node:path';
import { OWN_FOLDER } from '../words/own-folder';
import { CALLED_NAMES } from './called-names';
import { channelAt } from './twin-methods';

const OWN = OWN_FOLDER + sep;

/** What Node's emitter reads of itself. */
const BY_NODE = ['on', 'prependListener', 'removeAllListeners', 'removeListener'];

/** Of the function that reads where Electron has a script of its own. */
const IN_SCRIPT = 'readInScript';

const ASKED = new Set([...CALLED_NAMES.split(' '), ...BY_NODE]);

/** Whether anybody but a test and its app reads a method of that name. */
export function isReadWithin(name: string): boolean {
  return ASKED.has(name) && channelAt(name) < 0;
}

/** What is used of V8's frames. */
export interface Frame {
  getFileName(): string | null | undefined;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getScriptNameOrSourceURL(): string | null | undefined;
  isEval(): boolean;
  getFunctionName(): string | null;
  getMethodName(): string | null;
}

/**
 * Whether the code that called `above` is the package's own: what the fake does within itself meets no mock, as nothing
 * that Electron does in C++ does. By the stack, which alone knows; it costs some microseconds.
 */
export function isOwnReader(above: (...args: never[]) => unknown): boolean {
  const [caller] = framesAbove(above, 1);
  if (caller && !isBetween(caller)) return isOwn(caller) && caller.getFunctionName() !== IN_SCRIPT;
  // Node's emitter and `Reflect.get` read for somebody else.
  const reader = framesAbove(above, 12).find((frame) => !isBetween(frame));
  return reader !== undefined && isOwn(reader) && reader.getFunctionName() !== IN_SCRIPT;
}

/** Whether a function of that name is what called `above`. */
export function isCalledBy(name: string, above: (...args: never[]) => unknown): boolean {
  return framesAbove(above, 3).some((frame) => frame.getFunctionName() === name || frame.getMethodName() === name);
}

/** The frames of the code that called `above`, nearest first, as V8 has them: of the compiled files. */
export function framesAbove(above: (...args: never[]) => unknown, limit: number): readonly Frame[] {
  const { stackTraceLimit, prepareStackTrace } = Error;
  const holder: { stack?: unknown } = {};
  Error.stackTraceLimit = limit;
  Error.prepareStackTrace = asFrames;
  try {
    Error.captureStackTrace(holder, above);
    return (holder.stack ?? []) as readonly Frame[];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    if (prepareStackTrace === undefined) Reflect.deleteProperty(Error, 'prepareStackTrace');
    else Error.prepareStackTrace = prepareStackTrace;
  }
}

const asFrames = (_error: unknown, frames: unknown): unknown => frames;

function isBetween(frame: Frame): boolean {
  const file = fileOf(frame);
  // Not by its line: V8 would count those of the whole file. What is nobody's file and no `eval` is the language's own.
  return file === '' ? !frame.isEval() : file.startsWith('node:');
}

function isOwn(frame: Frame): boolean {
  return fileOf(frame).startsWith(OWN);
}

/** What an indirect `eval` has compiled says itself where it is from (compiled-once.ts). */
export function fileOf(frame: Frame): string {
  return frame.getScriptNameOrSourceURL() ?? frame.getFileName() ?? '';
}
