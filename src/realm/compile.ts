import * as vm from 'node:vm';
import { counting } from './coverage';
import { topLevelAwaitError } from './errors';
import { replaceImports } from './import-calls';
import type { Realm } from './realm';
import { isTyped, transform } from './transform';

/** A function of a realm whose body is a module. */
export interface Compiled {
  /**
   * @param values - by name; of the parameters, those that the module does not declare itself
   * @returns what to wait for, if the module awaits at its top
   */
  run(values: Readonly<Record<string, unknown>>): Promise<void> | undefined;
  /** Whether it was TypeScript or an ES module. */
  readonly isTransformed: boolean;
  readonly text: string;
}

export interface Source {
  readonly file: string;
  readonly code: string;
  /** Whether it is an ES module by its name or its package. */
  readonly isModule: boolean;
  /** Whether an ES module is a mistake. */
  readonly isPlain?: boolean;
  /** Whether it is of a page, which knows nothing of CommonJS. */
  readonly isPage?: boolean;
  /** Whether somebody waits for what it awaits outside of a function. */
  readonly isAwaited?: boolean;
  /** Whether `this` is `undefined`, the global of a sloppy script, and not `exports`. */
  readonly hasNoThis?: boolean;
  /** The free variables of CommonJS, which a module may not declare. */
  readonly parameters: readonly string[];
  /** Further ones, which it may. */
  readonly scope: readonly string[];
}

/**
 * Compiles a CommonJS module, and what can be made one.
 *
 * @throws SyntaxError of the realm; Error for what cannot be turned into CommonJS
 */
export function compileModule(realm: Realm, source: Source): Compiled {
  const { file, isModule, isPlain = false, isPage = false, hasNoThis = false } = source;
  const code = counting(source.code, file, realm.global);
  const { parameters, scope, isAwaited = false } = source;
  if (isModule || isTyped(file)) return compileTransformed();
  const text = replaceImports(code.replace(/^#!/, '//'), isFunctionBody);
  try {
    return compiled(text, false);
  } catch (error) {
    if (isPlain || !isModuleSyntax(error)) throw error;
    return compileTransformed();
  }

  function compileTransformed(): Compiled {
    const text = transform(code, file, isPage ? 'page' : 'commonjs', isFunctionBody);
    try {
      return compiled(text, true);
    } catch (error) {
      const awaiting = asAsync(text);
      if (awaiting === undefined) throw error;
      if (isAwaited) return awaiting;
      throw topLevelAwaitError(file);
    }
  }

  /** What V8 says of an `await` outside of an async function is something else in every place. */
  function asAsync(text: string): Compiled | undefined {
    try {
      return compiled(text, true, 'async ');
    } catch {
      return undefined;
    }
  }

  function compiled(text: string, isTransformed: boolean, kind = ''): Compiled {
    let names = [...scope];
    const isStrict = isTransformed && (isModule || !isTyped(file));
    for (;;) {
      try {
        const all = [...parameters, ...names];
        const body = realm.compile(isTransformed ? inner(text, isStrict, kind) : text, all, file);
        return {
          isTransformed,
          text,
          run: (values) => {
            const given = all.map((name) => values[name]);
            const self = hasNoThis || isStrict ? undefined : values.exports;
            if (!isTransformed) {
              body.apply(self, given);
              return undefined;
            }
            const result = (body(...given) as () => unknown).call(self);
            return kind === '' ? undefined : (result as Promise<void>);
          },
        };
      } catch (error) {
        // `const process = require('process')`: Node's are globals, which a module may hide.
        const [, declared] = /^Identifier '(.+)' has already been declared$/.exec(messageOf(error)) ?? [];
        if (declared === undefined || !names.includes(declared)) throw error;
        names = names.filter((name) => name !== declared);
      }
    }
  }
}

/**
 * An ES module has none of CommonJS's names and may declare each: in a function inside of the one that has them for
 * parameters, its own hide those. In parentheses V8 compiles it at once.
 */
function inner(text: string, isStrict: boolean, kind: string): string {
  return `return (${kind}function () {${isStrict ? "'use strict';" : ''}${text}\n})`;
}

/** Whether it can be the body of a CommonJS module. */
function isFunctionBody(code: string): boolean {
  try {
    vm.compileFunction(code);
    return true;
  } catch {
    return false;
  }
}

/** As Node finds out that a file is an ES module although nothing says so. */
function isModuleSyntax(error: unknown): boolean {
  const text = messageOf(error);
  return (
    text === 'Cannot use import statement outside a module' ||
    text === "Unexpected token 'export'" ||
    text === "Cannot use 'import.meta' outside a module" ||
    isAwait(error)
  );
}

function isAwait(error: unknown): boolean {
  return /^await is only valid in async functions|^Unexpected reserved word$/.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}
