import type { System } from '../controls/system';
import type { User } from '../controls/user';
import type { MainWorld } from '../renderer/context-bridge';
import type { Traffic } from '../traffic/traffic';
import type { FakeElectron } from './fake';
import { defineLive } from './shared-exports';

// Declared here, defined below as getters: importing the package must not make the shared fake.
/** The shared fake itself. */
export declare const fake: FakeElectron;
/** Everything that crossed in the shared fake. */
export declare const traffic: Traffic;
/** The machine under the app of the shared fake. */
export declare const system: System;
/** The person in front of the app of the shared fake. */
export declare const user: User;
/** What a preload exposed to the page of the exported renderer. */
export declare const mainWorld: MainWorld;

defineLive(exports);
