import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Jest gives every module an object of this name. */
declare const jest: { isolateModules(load: () => void): void } | undefined;

/** Runs the module anew, as a new process would, with what loads modules here: Node, or Jest with its transforms. */
export function loadModule(modulePath: string): unknown {
  const path = resolve(modulePath);
  if (path.endsWith('.mjs')) return import(pathToFileURL(path).href);
  if (typeof jest === 'object') {
    jest.isolateModules(() => require(path));
    return undefined;
  }
  delete require.cache[require.resolve(path)];
  require(path);
  return undefined;
}

/** Does `work` with the arguments, the environment and the folder that a new process would have. */
export function withArguments<T>(argv: readonly string[], { env, cwd }: Electron.ForkOptions, work: () => T): T {
  const before = { argv: process.argv, env: process.env, cwd: process.cwd };
  process.argv = [process.execPath, ...argv];
  if (env) process.env = env as NodeJS.ProcessEnv;
  if (cwd) process.cwd = () => cwd;
  try {
    return work();
  } finally {
    Object.assign(process, before);
  }
}
