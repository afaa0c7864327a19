/**
 * Fakes of one's own, the shared fake that `electron` shows in tests, the record of what crossed, and assertions for every runner.
 *
 * @module fake-electron
 */

// A private fake.

export type { CarriedPort, Direction, Endpoint, Message, MessageKind, Outcome } from './bus/message';
export type { Scheduler, Timing } from './bus/options';
export type { Problem, ProblemKind } from './bus/problem';
export type { NotificationClick } from './controls/deeds/notification-answer';
export type { TrayClick } from './controls/deeds/tray-click';
// Types.
export type { EventKind, EventOptions, FrameFate } from './controls/direct-events';
export type { Explored, ExploreOptions } from './controls/explore/explore';
export type { FaultKind } from './controls/explore/faults';
export type { Course } from './controls/explore/one-order';
export type { PageWindow } from './controls/launch/app-host';
export type { LaunchOptions } from './controls/launch/launch';
export type { PreloadOptions } from './controls/load-preload';
export type { LoadFailure, Page } from './controls/page-of';
export type { ReplayMode } from './controls/replay/compare';
export type { Replayed, ReplayOptions } from './controls/replay/replay';
export type { SecurityException, SecurityOptions } from './controls/security/findings';
export type { StartOptions, System, UpdateOffer } from './controls/system';
export type { Displays } from './controls/system-displays';
export type { User } from './controls/user';
export { assertSecure, securityFindings } from './fake/checking';
export { explore, replay } from './fake/exploring';
export { createFakeElectron, type FakeElectron } from './fake/fake';
export type { ProcessSide, ProcessSides } from './fake/importers';
export { fake, mainWorld, system, traffic, user } from './fake/live-exports';
export type { FakeElectronOptions } from './fake/options';
// The shared one, which `fake-electron/electron` shows.
export {
  attachWebview,
  configure,
  createRenderer,
  flush,
  forkUtility,
  launch,
  loadPreload,
  pageOf,
  rendererOf,
  reset,
  settled,
  startServiceWorker,
  step,
  windowOf,
} from './fake/shared-exports';
export type { LaunchedApp } from './fake/test-api';
export type { QueuedAnswer, ShownDialog } from './machine/dialogs';
export type { SeenDownload } from './machine/downloads';
export type { ShownNotification } from './machine/notifications';
export type { OpenedThing } from './machine/shell';
export type { MediaDevice, PluggedDevices, Position } from './machine/surroundings';
export type { ShownTray } from './machine/trays';
export type { WindowOpenOptions } from './main/contents/window-open';
export type { CrashDetails } from './sides/faults';
export type { FrameOptions, NavigateOptions } from './sides/frames';
export type { Renderer } from './sides/renderer';
export type { RendererOptions } from './sides/roster';
export type { ServiceWorker, ServiceWorkerOptions } from './sides/service-workers';
export type { Webview, WebviewAttributes } from './sides/webviews';
// Assertions for every runner.
export {
  assertHandled,
  assertHandler,
  assertInvoked,
  assertInvokedTimes,
  assertLastInvoked,
  assertLastReceived,
  assertLastSent,
  assertLastSentSync,
  assertLastSentToHost,
  assertListener,
  assertNoProblems,
  assertNotHandled,
  assertNotInvoked,
  assertNotReceived,
  assertNotSent,
  assertNotSentSync,
  assertNotSentToHost,
  assertNoUnheardMessages,
  assertNthInvoked,
  assertNthReceived,
  assertNthSent,
  assertNthSentSync,
  assertNthSentToHost,
  assertReceived,
  assertReceivedTimes,
  assertSent,
  assertSentSync,
  assertSentSyncTimes,
  assertSentTimes,
  assertSentToHost,
  assertSentToHostTimes,
  assertTraffic,
} from './traffic/assert';
export type { Diagram } from './traffic/diagram';
export type { MessageCriteria, MessageFilter } from './traffic/filter';
export type { MaskRule } from './traffic/mask';
export type { MessageList } from './traffic/message-list';
export type { DiagramStep } from './traffic/sequence';
export type { Traffic } from './traffic/traffic';
export type { ExpectedMessage } from './traffic/whole';
export type { SecurityFinding, SecurityRule } from './words/security-words';
