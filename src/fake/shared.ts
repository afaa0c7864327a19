import type { ElectronModule } from '../modules/module-views';
import { createFakeElectron, type FakeElectron } from './fake';
import { kept } from './lives';
import { globalOptions } from './options';

/** The only state outside a fake: on the global object, so that two copies of the package share one fake. */
interface Layer {
  fake: FakeElectron | undefined;
  /** What plain `electron` is to the modules that are loaded at this moment, if a preload is (S10.7). */
  electron: ElectronModule | undefined;
  /** What integrations do to the shared fake as soon as there is one. */
  readonly onCreate: Set<(fake: FakeElectron) => void>;
}

type Global = typeof globalThis & { [LAYER]?: Layer };

const LAYER: unique symbol = Symbol.for('fake-electron.shared') as never;

export function sharedLayer(): Layer {
  const holder = globalThis as Global;
  holder[LAYER] ??= kept({ fake: undefined, electron: undefined, onCreate: new Set() });
  return holder[LAYER];
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

/** What plain `electron` is: both sides at once, unless the option `process` says which; to a preload, its renderer's. */
export function sharedElectron(): ElectronModule {
  const fake = sharedFake();
  return sharedLayer().electron ?? fake.view(fake.settings.process);
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
