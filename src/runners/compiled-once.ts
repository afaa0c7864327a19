import { join } from 'node:path';

/** On a module of Node's, as that alone is the same object in all realms of a process: the very same text is found at once. */
const TEXTS: unique symbol = Symbol.for('fake-electron.texts') as never;

// The object itself: see TEXTS.
const fs = require('node:fs') as typeof import('node:fs') & { [TEXTS]?: Map<string, string> };

/** What runs one file of the package: as Node's own wrapper of a module, with the `jest` that Jest adds to it. */
type Wrapper = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: object },
  filename: string,
  dirname: string,
  jest: unknown,
) => void;

/** The files of the package, each loaded when it is first asked for. */
export interface Files {
  (name: string): object;
  /** The test file has ended: from here on nothing is loaded any more, and all that is first asked for is `answer`. */
  end(answer: object): void;
  isOver(): boolean;
  /** What is to call `end`, if Jest has ended the file and nobody has said so: its hooks do not run where no test does. */
  onTornDown?: () => void;
}

/** What is used of Jest's object of a file; older ones cannot tell. */
interface JestObject {
  isEnvironmentTornDown?(): boolean;
}

/** On the global object, by the folder of the package: its entries, which Jest loads, ask for the rest of it here. */
type Holder = Record<symbol, ((name: string) => object) | undefined>;

/**
 * Loads the files of the package that belong to each other, for one test file. Jest gives each test file a realm of its own and
 * compiles all that it loads again for each. What an indirect `eval` compiles is kept by V8 with its text, and is the same for
 * all realms of a process (decisions/compiled-once.md).
 *
 * @param folder - where they are
 * @param load - what loads everything else, as Jest does for a file in that folder
 * @param jest - Jest's object of that file
 */
export function compileOnce(folder: string, load: NodeJS.Require, jest: JestObject | undefined): Files {
  let answer: object | undefined;
  /** What stands for whatever is not loaded any more, as soon as that is so: Jest ends the process for a file that is. */
  const afterEnd = (): object | undefined => {
    if (answer === undefined && jest?.isEnvironmentTornDown?.()) files.onTornDown?.();
    return answer;
  };
  const foreign = new Map<string, unknown>();
  const loadForeign = (id: string): unknown => {
    const instead = afterEnd();
    if (instead) return foreign.has(id) ? foreign.get(id) : instead;
    const given = load(id);
    foreign.set(id, given);
    return given;
  };
  const loaded = new Map<string, { exports: object }>();
  const within = (id: string): unknown => (id.startsWith('./') ? find(id.slice(2, -'.js'.length)) : loadForeign(id));
  Object.assign(within, { cache: load.cache, resolve: load.resolve });
  const find = (name: string): object => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const instead = afterEnd();
    if (instead) return instead;
    const module = { exports: {} };
    loaded.set(name, module);
    const filename = join(folder, `${name}.js`);
    const run = compiled(textOf(filename));
    if (run) run(module.exports, within, module, filename, folder, jest);
    else module.exports = load(`./${name}.js`) as object;
    return module.exports;
  };
  const files: Files = Object.assign(find, {
    end(instead: object) {
      answer = instead;
    },
    isOver: () => afterEnd() !== undefined,
  });
  // Jest takes the properties off what it finds there when the file has ended, or warns of each that is read.
  Object.defineProperty(files, Symbol.for('$$jest-protect-from-deletion'), { value: [] });
  (globalThis as unknown as Holder)[Symbol.for(`fake-electron.files:${folder}`)] = files;
  return files;
}

/** Nothing in a realm whose environment forbids it: what is there loads each file as any other then. */
function compiled(text: string): Wrapper | undefined {
  try {
    // biome-ignore lint/security/noGlobalEval: of our own files, and the one way to have V8 compile them once.
    return globalThis.eval(text) as Wrapper;
  } catch (error) {
    if ((error as Error).name === 'EvalError') return undefined;
    throw error;
  }
}

function textOf(filename: string): string {
  fs[TEXTS] ??= new Map();
  let text = fs[TEXTS].get(filename);
  if (text === undefined) {
    const code = fs.readFileSync(filename, 'utf8');
    text = `(function (exports, require, module, __filename, __dirname, jest) {${code}\n})\n//# sourceURL=${filename}`;
    fs[TEXTS].set(filename, text);
  }
  return text;
}
