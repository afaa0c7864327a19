import { createRequire } from 'node:module';
import * as path from 'node:path';
import type * as TypeScript from 'typescript';
import { parserMissingError } from '../../words/project-usage';

export type Ts = typeof TypeScript;

/** Since 7 `typescript` itself has no API; the other is what it has one by then. */
const NAMES = ['typescript', '@typescript/typescript6'];

/**
 * The project's own compiler, which reads sources: none comes with this package, as few of its users need one for this.
 *
 * @param cwd - where it is looked for first; then where this package is, as `npx -p` puts them beside each other
 * @throws Error with the line that brings one
 */
export function parserOf(cwd: string): Ts {
  for (const from of [path.join(cwd, 'package.json'), __filename]) {
    const load = createRequire(from);
    for (const name of NAMES) {
      try {
        const found = load(name) as Ts;
        if (typeof found.createSourceFile === 'function') return found;
      } catch {
        // The next, perhaps.
      }
    }
  }
  throw parserMissingError();
}

/** @param file - whose ending says what it may hold */
export function parse(ts: Ts, file: string, text: string): TypeScript.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kindOf(ts, file));
}

function kindOf(ts: Ts, file: string): TypeScript.ScriptKind {
  if (/\.tsx$/.test(file)) return ts.ScriptKind.TSX;
  if (/\.[mc]?ts$/.test(file)) return ts.ScriptKind.TS;
  return ts.ScriptKind.JSX;
}
