// Checked by the compiler: what an app declares of its pages types what a test reads of them.
import { createFakeElectron, type LaunchedApp } from '../../src';
import type { MainWorld } from '../../src/renderer/context-bridge';

declare global {
  interface Window {
    declared: { read(): Promise<string> };
  }
}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;

const fake = createFakeElectron();
export const read: Promise<string> = fake.mainWorld.declared.read();
export const ofRenderer: Promise<string> = fake.createRenderer().mainWorld.declared.read();
export const ofPreload: Promise<string> = fake.loadPreload('preload.js').then((world) => world.declared.read());
export const ofPage = (app: LaunchedApp): Promise<string> => app.window.declared.read();
export const undeclared: Same<MainWorld['another'], unknown> = true;
// @ts-expect-error: it has no such function.
fake.mainWorld.declared.write();
