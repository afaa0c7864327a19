import { pathToFileURL } from 'node:url';
import { fileFor } from './register-files.js';

/** For a Node without `registerHooks`: runs in the thread that resolves `import`. */
export function resolve(
  specifier: string,
  context: unknown,
  next: (specifier: string, context: unknown) => unknown,
): unknown {
  const file = fileFor(specifier);
  if (file === undefined) return next(specifier, context);
  return { url: pathToFileURL(file).href, format: 'commonjs', shortCircuit: true };
}
