import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place } from '../report/notes';
import { OWN_FOLDER } from '../words/own-folder';
import { type Frame, fileOf, framesAbove } from './reader';

/** Far enough to get past the fake's own calls and those of the runner's mocks. */
const FRAMES = 40;

/** Tells where in the project something is called, by the source and not by what a transformer made of it. */
export class Places {
  /** By where it is in the compiled file: the runner's source maps are slow. */
  readonly #known = new Map<string, Place | undefined>();

  constructor(private readonly cwd: string) {}

  /**
   * The place that the call of `above` was made from.
   *
   * @returns nothing if it is none of the project's
   */
  above(above: (...args: never[]) => unknown): Place | undefined {
    const frame = framesAbove(above, FRAMES).find((one) => isOfProject(pathOf(fileOf(one))));
    if (frame === undefined) return undefined;
    const key = keyOf(frame);
    if (!this.#known.has(key)) this.#known.set(key, this.#placeOf(frame, above));
    return this.#known.get(key);
  }

  #placeOf(frame: Frame, above: (...args: never[]) => unknown): Place {
    const [file, line] = mapped(frame) ?? mappedAbove(above) ?? [pathOf(fileOf(frame)), frame.getLineNumber() ?? 0];
    return `${relative(this.cwd, file).split(sep).join('/')}:${line}`;
  }
}

function keyOf(frame: Frame): string {
  return `${fileOf(frame)}:${frame.getLineNumber()}:${frame.getColumnNumber()}`;
}

/** What the runner makes of that one frame: of a whole stack it looks for a map of every file in it. */
function mapped(frame: Frame): [file: string, line: number] | undefined {
  const { prepareStackTrace } = Error;
  return prepareStackTrace && placeIn(String(prepareStackTrace(new Error(), [frame as NodeJS.CallSite])));
}

/** The same by the text of a stack, which runners write with the lines of the sources. */
function mappedAbove(above: (...args: never[]) => unknown): [file: string, line: number] | undefined {
  const { stackTraceLimit } = Error;
  const holder: { stack?: string } = {};
  Error.stackTraceLimit = FRAMES;
  try {
    Error.captureStackTrace(holder, above);
    return placeIn(String(holder.stack));
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function placeIn(stack: string): [file: string, line: number] | undefined {
  for (const text of stack.split('\n')) {
    const [, file, line] = /^\s+at (?:.*\()?(.+?):(\d+):\d+\)?$/.exec(text) ?? [];
    if (file !== undefined && isOfProject(pathOf(file))) return [pathOf(file), Number(line)];
  }
  return undefined;
}

function pathOf(file: string): string {
  return file.startsWith('file:') ? fileURLToPath(file) : file;
}

function isOfProject(file: string): boolean {
  // What a page evaluates has a name at most.
  return isAbsolute(file) && !file.startsWith(OWN_FOLDER + sep) && !/[\\/]node_modules[\\/]/.test(file);
}
