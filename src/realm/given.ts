import { fileURLToPath } from 'node:url';
import type { LoaderOptions } from './loader-options';
import { nodeModule, nodeRequire } from './outer';

/** What a specifier means that means no file. */
export interface Given {
  readonly value: unknown;
}

/**
 * What the caller of a loader gave, and Node's own modules, which are those of the outer realm.
 *
 * @param requireFrom - the loader's
 */
export function givenModules(
  { modules = {}, scope = {}, builtin }: LoaderOptions,
  requireFrom: (place: string) => NodeJS.Require,
): (specifier: unknown) => Given | undefined {
  const builtins = new Map<string, unknown>();
  return (specifier) => {
    if (typeof specifier !== 'string') return undefined;
    if (typeof modules === 'function') {
      const value = modules(specifier);
      if (value !== undefined) return { value };
    } else if (Object.hasOwn(modules, specifier)) return { value: modules[specifier] };
    if (!nodeModule().isBuiltin(specifier)) return undefined;
    const name = specifier.replace(/^node:/, '');
    if (name === 'process' && scope.process !== undefined) return { value: scope.process };
    const value: unknown = nodeRequire(__filename)(specifier);
    if (name === 'module') return { value: ownModule(value as object, requireFrom) };
    if (builtin === undefined) return { value };
    if (!builtins.has(name)) builtins.set(name, builtin(name, value));
    return { value: builtins.get(name) };
  };
}

/** Node's `module`, whose `createRequire` leads back: the ES modules of an app ask it for their `require`. */
function ownModule(module: object, requireFrom: (place: string) => NodeJS.Require): object {
  const createRequire = (from: string | URL) => {
    const isUrl = typeof from !== 'string' || from.startsWith('file:');
    return requireFrom(isUrl ? fileURLToPath(from) : from);
  };
  return new Proxy(module, {
    get: (target, key) => (key === 'createRequire' ? createRequire : Reflect.get(target, key)),
  });
}
