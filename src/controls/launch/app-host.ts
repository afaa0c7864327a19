import type { Bus } from '../../bus/bus';
import type { Restore } from '../../bus/snapshot';
import type { Machine } from '../../machine/machine';
import type { Registry } from '../../main/registry';
import type { ElectronModule } from '../../modules/module-views';
import type { Renderer } from '../../sides/renderer';
import type { Traffic } from '../../traffic/traffic';

type LoadUtility = (modulePath: string, parentPort: Electron.ParentPort) => unknown;

/** What a whole app needs of the fake that it runs in. */
export interface AppHost {
  /** @internal */
  readonly bus: Bus;
  /** @internal */
  readonly machine: Machine;
  /** @internal */
  readonly registry: Registry;
  readonly traffic: Traffic;
  readonly settings: { readonly scriptTimeLimit: number; readonly loadUtility: LoadUtility | undefined };
  readonly BaseWindow: typeof Electron.BaseWindow;
  readonly BrowserWindow: typeof Electron.BrowserWindow;
  view(view: 'main' | 'utility'): ElectronModule;
  configure(options: { loadUtility: LoadUtility }): void;
  /** @internal */
  mark(): Restore;
  settled(options?: { timeout?: number }): Promise<void>;
  rendererOf(target: object): Renderer;
  windowOf(target: object): PageWindow;
}

/** The window of a page: its document, and whatever the page and its preload have put there. */
export type PageWindow = Window & typeof globalThis & Record<string, unknown>;
