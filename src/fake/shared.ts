import type { ElectronModule } from '../modules/module-views';
import { utilityElectron } from '../sides/utility/context';
import { importerUnderJest } from './callers';
import { createFakeElectron, type FakeElectron } from './fake';
import { type ProcessSide, sideOf } from './importers';
import { kept } from './lives';
import { globalOptions } from './options';

/** The only state outside a fake: on the global object, so that two copies of the package share one fake. */
interface Layer {
  fake: FakeElectron | undefined;
  /** What plain `electron` is to the modules that are loaded at this moment, if a preload is (S10.7). */
  electron: ElectronModule | undefined;
  /** Who has plain `electron` required at this moment, where what loads modules tells. */
  importer: { readonly file: string | undefined } | undefined;
  /** Whether a test of this file has begun, where a runner tells. */
  hasBegun?: true;
  /** What integrations do to the shared fake as soon as there is one. */
  readonly onCreate: Set<(fake: FakeElectron) => void>;
}

type Global = typeof globalThis & { [LAYER]?: Layer };

const LAYER: unique symbol = Symbol.for('fake-electron.shared') as never;

export function sharedLayer(): Layer {
  const holder = globalThis as Global;
  const layer =
    holder[LAYER] ?? kept<Layer>({ fake: undefined, electron: undefined, importer: undefined, onCreate: new Set() });
  holder[LAYER] = layer;
  return layer;
}

/**
 * The shared fake, which `fake-electron/electron` shows; made when it is first asked for, with the options that the
 * global `fakeElectron` holds (in Jest: `globals: { fakeElectron: { … } }`).
 */
export function sharedFake(): FakeElectron {
  const layer = sharedLayer();
  if (layer.fake === undefined) {
    layer.fake = createFakeElectron(globalOptions());
    for (const greet of layer.onCreate) greet(layer.fake);
  }
  return layer.fake;
}

/** Electron's module for the code that is run as that of one process, whatever file it is in. */
function given(): ElectronModule | undefined {
  return (utilityElectron() as ElectronModule | undefined) ?? sharedLayer().electron;
}

/**
 * What plain `electron` is to the tests and the project's own files: both sides at once, unless the option `process` says which;
 * to a preload, its renderer's.
 *
 * @param side - of which process, whatever the option says
 */
export function sharedElectron(side?: ProcessSide): ElectronModule {
  const fake = sharedFake();
  return given() ?? fake.view(side ?? sideOf(undefined, fake.settings.process));
}

/**
 * Makes a CommonJS module plain `electron`: to each that requires it that of its own process (DESIGN section 7). It stays one
 * module, so what mocks it by its path mocks it for all.
 */
export function exportElectron(module: { exports: unknown }): void {
  const fake = sharedFake();
  const electron = given();
  if (electron) {
    module.exports = electron;
    return;
  }
  const get = (): unknown => {
    const { importer } = sharedLayer();
    return (
      utilityElectron() ?? fake.view(sideOf(importer ? importer.file : importerUnderJest(get), fake.settings.process))
    );
  };
  const set = (value: unknown): void => {
    Object.defineProperty(module, 'exports', { value, writable: true, enumerable: true, configurable: true });
  };
  Object.defineProperty(module, 'exports', { get, set, enumerable: true, configurable: true });
}

/** Does `work`, which loads plain `electron` for `file`. */
export function asImporter<T>(file: string | undefined, work: () => T): T {
  const layer = sharedLayer();
  const outer = layer.importer;
  layer.importer = { file };
  try {
    return work();
  } finally {
    layer.importer = outer;
  }
}

/** Does `work` while what it loads anew has `electron` for Electron's module. */
export async function withElectron(electron: ElectronModule, work: () => unknown): Promise<void> {
  const layer = sharedLayer();
  const outer = layer.electron;
  layer.electron = electron;
  try {
    await work();
  } finally {
    layer.electron = outer;
  }
}

/** Does `greet` to the shared fake now, or as soon as there is one. */
export function withSharedFake(greet: (fake: FakeElectron) => void): void {
  const layer = sharedLayer();
  layer.onCreate.add(greet);
  if (layer.fake) greet(layer.fake);
}
