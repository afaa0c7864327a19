import { createFakeElectron, type FakeElectron } from './fake';
import { globalOptions } from './options';

/** The only state outside a fake: on the global object, so that two copies of the package share one fake. */
interface Layer {
  fake: FakeElectron | undefined;
  /** What integrations do to the shared fake as soon as there is one. */
  readonly onCreate: Set<(fake: FakeElectron) => void>;
}

type Global = typeof globalThis & { [LAYER]?: Layer };

const LAYER: unique symbol = Symbol.for('fake-electron.shared') as never;

export function sharedLayer(): Layer {
  const holder = globalThis as Global;
  holder[LAYER] ??= { fake: undefined, onCreate: new Set() };
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

/** Does `greet` to the shared fake now, or as soon as there is one. */
export function withSharedFake(greet: (fake: FakeElectron) => void): void {
  const layer = sharedLayer();
  layer.onCreate.add(greet);
  if (layer.fake) greet(layer.fake);
}
