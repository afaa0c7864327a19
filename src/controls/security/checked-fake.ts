import type { Bus } from '../../bus/bus';
import type { Restore } from '../../bus/snapshot';
import type { Machine } from '../../machine/machine';
import type { Registry } from '../../main/registry';
import type { Renderer } from '../../sides/renderer';
import type { EventOptions } from '../direct-events';

type Handler = (event: object, ...args: unknown[]) => unknown;

/** What of a fake is checked. */
export interface CheckedFake {
  /** @internal */
  readonly bus: Bus;
  /** @internal */
  readonly registry: Registry;
  /** @internal */
  readonly machine: Machine;
  /** @internal */
  readonly renderers: Iterable<Renderer>;
  /** @internal */
  readonly controls: { readonly madeModules: Iterable<readonly [string, unknown]> };
  readonly renderer: Renderer;
  readonly ipcMain: NodeJS.EventEmitter & { readonly _invokeHandlers: ReadonlyMap<string, Handler> };
  settled(options?: { timeout?: number }): Promise<void>;
  mark(): Restore;
  invokeEvent(options?: EventOptions): object;
  ipcEvent(options?: EventOptions): object;
}

/** Where a page comes from that is none of the app's. `.example` is nobody's. */
export const FOREIGN = 'https://untrusted.example/';
