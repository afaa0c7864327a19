import type { Machine } from './machine';
import { StatePart } from './state-part';

/** What an app has started when it logs in. */
export interface LoginItem {
  readonly name: string;
  readonly path: string;
  readonly args: readonly string[];
  readonly enabled: boolean;
}

/** One start of the app that it asked for. */
export interface Relaunch {
  readonly execPath: string;
  readonly args: readonly string[];
}

/** What is in the dock of macOS. */
export interface DockState {
  readonly badge: string;
  readonly isVisible: boolean;
  readonly menu: Electron.Menu | null;
  readonly icon: Electron.NativeImage | string | undefined;
  readonly bounces: readonly { readonly id: number; readonly type: 'critical' | 'informational' }[];
  readonly lastBounce: number;
  readonly downloads: readonly string[];
}

/** What an app has told the desktop that it runs on, and what that says of the app. */
export interface DesktopState {
  /** As Chromium writes one. */
  readonly locale: string;
  /** What the app is said to be; by the environment if omitted. */
  readonly isPackaged: boolean | undefined;
  /** Whether the app runs already, and has the lock. */
  readonly runsElsewhere: boolean;
  readonly openedAtLogin: boolean;
  /** Null where a file has none, and undefined for one like any other. */
  readonly fileIcon: Electron.NativeImage | null | undefined;
  readonly accessibilitySupport: boolean;
  readonly accessibilityFeatures: readonly string[];
  readonly protocolClients: readonly string[];
  readonly loginItems: readonly LoginItem[];
  readonly badgeCount: number;
  /** The newest comes first. */
  readonly recentDocuments: readonly string[];
  readonly jumpList: readonly Electron.JumpListCategory[] | null;
  readonly userTasks: readonly Electron.Task[];
  readonly appUserModelId: string | undefined;
  readonly dock: DockState;
  readonly relaunches: readonly Relaunch[];
  /** The options of each, as it was shown. */
  readonly aboutPanels: readonly Electron.AboutPanelOptionsOptions[];
  readonly emojiPanels: number;
}

const DOCK: DockState = {
  badge: '',
  isVisible: true,
  menu: null,
  icon: undefined,
  bounces: [],
  lastBounce: 0,
  downloads: [],
};

/** A desktop in English that knows nothing of the app. */
export const desktopOf = (machine: Machine): StatePart<DesktopState> =>
  machine.part(
    'desktop',
    () =>
      new StatePart<DesktopState>({
        locale: 'en-US',
        isPackaged: undefined,
        runsElsewhere: false,
        openedAtLogin: false,
        fileIcon: undefined,
        accessibilitySupport: false,
        accessibilityFeatures: [],
        protocolClients: [],
        loginItems: [],
        badgeCount: 0,
        recentDocuments: [],
        jumpList: null,
        userTasks: [],
        appUserModelId: undefined,
        dock: DOCK,
        relaunches: [],
        aboutPanels: [],
        emojiPanels: 0,
      }),
  );
