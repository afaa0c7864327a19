import { resolve } from 'node:path';
import type { Endpoint } from '../bus/message';
import type { ElectronModule } from '../modules/module-views';
import { ModuleLoader } from '../realm/module-loader';
import { createProcess } from '../realm/process';
import { ownRealm } from '../realm/realm';
import { runSandboxed } from '../realm/sandbox';
import type { MainWorld } from '../renderer/context-bridge';
import { bundledFrom, rendererModules } from '../renderer/preload';
import type { Renderer } from '../sides/renderer';
import { unknownOptionError, valueError } from '../words/usage-errors';

/** What `loadPreload` takes. */
export interface PreloadOptions {
  /**
   * `true` for a preload that may require no more than a sandboxed one (S10.6). Without it the modules of the preload are taken
   * for what its bundler puts into it.
   */
  sandbox?: boolean;
  /** `false` for a preload that shares the page's world, where `contextBridge` throws (S9.1). Default `true`. */
  contextIsolation?: boolean;
  /** The renderer that it runs in; the exported one, if nothing is said. */
  renderer?: Renderer;
}

/** What a preload is run with. */
export interface PreloadRun {
  readonly limit: number;
  readonly electronVersion: string;
  /** The ends whose page is being loaded. */
  readonly loading: Set<Endpoint>;
  /** How the test's runner loads modules anew, with this `electron`, if there is one and `electron` is this fake there. */
  readonly requireModule: ((path: string, electron: ElectronModule) => unknown) | undefined;
}

/**
 * Runs a preload in the realm of the test, as one of a renderer that has no window.
 *
 * @param file - from the current folder
 * @returns what it exposed to the page
 * @throws what the preload throws; TypeError for an unknown option
 */
export async function loadPreload(
  file: string,
  options: PreloadOptions,
  renderer: Renderer,
  { limit, electronVersion, requireModule, loading }: PreloadRun,
): Promise<MainWorld> {
  checkOptions(options);
  const { sandbox = false, contextIsolation = true } = options;
  if (typeof file !== 'string') throw valueError('loadPreload', file, 'the path of a preload script');
  const path = resolve(file);
  renderer.standIn.isolated = contextIsolation;
  const { electron } = renderer;
  const modules = rendererModules(electron, sandbox);
  const own = createProcess({
    kind: 'renderer',
    electronVersion,
    contextIsolated: contextIsolation,
    sandboxed: sandbox,
  });
  const window = renderer.standIn.windowOfPreload;
  const run = async () => {
    if (sandbox) {
      const bundled = bundledFrom(() => new ModuleLoader({ realm: ownRealm, modules, limit }));
      runSandboxed({ realm: ownRealm, process: own.process, modules, bundled, limit }, { file: path });
    } else if (requireModule && contextIsolation && renderer.isPrimary) {
      await asRenderer(own.process, window, () => requireModule(path, electron));
    } else {
      const loader = new ModuleLoader({ realm: ownRealm, modules, limit, scope: { process: own.process, window } });
      await (path.endsWith('.mjs') ? loader.runMain(path) : loader.require(path));
    }
  };
  const { endpoint } = renderer.frame;
  loading.add(endpoint);
  try {
    await run();
  } finally {
    loading.delete(endpoint);
  }
  return renderer.mainWorld;
}

/** For the time of the call the globals are as a preload finds them. */
async function asRenderer(own: NodeJS.Process, window: object, work: () => unknown): Promise<void> {
  const target = process as unknown as Record<string, unknown>;
  const before = ['type', 'contextIsolated', 'sandboxed', 'isMainFrame', 'defaultApp'].map((name) => {
    const descriptor = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { value: Reflect.get(own, name), configurable: true, writable: true });
    return [name, descriptor] as const;
  });
  const hasWindow = 'window' in globalThis;
  if (!hasWindow) Object.defineProperty(globalThis, 'window', { value: window, configurable: true, writable: true });
  try {
    await work();
  } finally {
    if (!hasWindow) Reflect.deleteProperty(globalThis, 'window');
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(target, name, descriptor);
      else delete target[name];
    }
  }
}

const OPTIONS = ['sandbox', 'contextIsolation', 'renderer'] as const satisfies (keyof PreloadOptions)[];

function checkOptions(options: PreloadOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || name === 'renderer') continue;
    if (!(OPTIONS as readonly string[]).includes(name)) throw unknownOptionError('loadPreload', name, OPTIONS);
    if (typeof value !== 'boolean') throw valueError(name, value, 'true or false');
  }
}
