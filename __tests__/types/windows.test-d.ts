// Checked by the compiler: the fake's objects are Electron's, without a cast.
import { createFakeElectron } from '../../src';
import type { NavigationHistory } from '../../src/main/contents/navigation-history';
import type { WebContents } from '../../src/main/contents/web-contents';
import type { BaseWindowClass, BaseWindowTwin } from '../../src/main/windows/base-window';
import type { BrowserViewClass, BrowserViewTwin } from '../../src/main/windows/browser-view';
import type { BrowserWindowClass, BrowserWindowTwin } from '../../src/main/windows/browser-window';
import type { ViewClass, ViewTwin } from '../../src/main/windows/view';
import type { WebContentsViewClass, WebContentsViewTwin } from '../../src/main/windows/web-contents-view';

const fake = createFakeElectron();
export const window: Electron.BrowserWindow = new fake.BrowserWindow();
export const contents: Electron.WebContents = window.webContents;
export const child: Electron.BrowserWindow | null = fake.pageOf(window).open('about:blank');

type Is<Ours extends Theirs, Theirs> = Ours;
export type Instances = [
  Is<BaseWindowTwin, Electron.BaseWindow>,
  Is<BrowserWindowTwin, Electron.BrowserWindow>,
  Is<BrowserViewTwin, Electron.BrowserView>,
  Is<NavigationHistory, Electron.NavigationHistory>,
  Is<ViewTwin, Electron.View>,
  Is<WebContents, Electron.WebContents>,
  Is<WebContentsViewTwin, Electron.WebContentsView>,
];
export type Classes = [
  Is<BaseWindowClass, typeof Electron.BaseWindow>,
  Is<BrowserWindowClass, typeof Electron.BrowserWindow>,
  Is<BrowserViewClass, typeof Electron.BrowserView>,
  Is<ViewClass, typeof Electron.View>,
  Is<WebContentsViewClass, typeof Electron.WebContentsView>,
];
