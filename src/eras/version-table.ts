import { DEPRECATIONS } from './deprecation-table';
import { type Span, type Steps, WINDOW_SPANS } from './window-spans';

/**
 * What each Electron version has: the one place that knows it (versions 1.8, completed from 1.1–1.7 and 2.0).
 *
 * A threshold is a release. `9.4.0|10.2.0|11.1.0|12.0.0` are back-ports: present from that release on within its own line, and in
 * every line after the last one. Nothing here is older than 0.35.0, which is the oldest version that the fake knows.
 */

export const OLDEST = '0.35.0';
export const NEWEST_LINE = 45;

/** What a version either has or has not. */
export const SPANS = {
  // versions 1.1, 1.2: modules and ipcRenderer
  /** `require('ipc')`, `sendChannel` and `sendChannelSync` still exist, deprecated. */
  ipcModule: [null, '1.0.0'],
  /** The emitters have a working `off` (Node 10). */
  off: ['3.0.0', null],
  sendTo: ['1.2.1', '28.0.0'],
  /** `ipcRenderer.sendToAll`. */
  sendToAll: ['1.2.1', '8.0.0'],
  /** `ipcRenderer.invoke`. */
  invoke: ['7.0.0', null],
  /** `ipcRenderer.postMessage`. */
  rPostMessage: ['9.1.0', null],
  /** `ipcRenderer.postMessage(channel, message)` is fine; before, the native side was handed undefined and wanted an array. */
  undefinedTransfer: ['14.2.5|15.3.6|16.0.8|17.0.0', null],
  /** `send`, `invoke` and the like are own properties, so the context bridge copies them; a class prototype's from 29. */
  ownMethods: [null, '29.0.0'],

  // versions 1.3: ipcMain
  /** `ipcMain` has its silent listener on channel `error`. */
  mainErrorNoop: ['1.3.0', null],
  handle: ['7.0.0', null],
  handleOnce: ['7.0.0', null],
  removeHandler: ['7.0.0', null],
  /** `removeAllListeners()` without a channel throws, on both sides. */
  removeAllListenersNeedsChannel: ['1.4.10', '4.0.0'],

  // versions 1.4: the event in main
  /** A second `returnValue` is ignored; before, undefined behaviour. */
  returnValueFirstWins: ['1.0.2', null],
  /** `event.sendReply` on sync and invoke events. */
  eventSendReply: [null, '25.0.0'],
  /** `event._reply` and `event._throw` on invoke events. */
  eventReplyThrow: ['7.0.0', '25.0.0'],
  /** `event._replyChannel` on sync and invoke events. */
  eventReplyChannel: ['25.0.0', null],
  /** `defaultPrevented` is a boolean from the start; before, undefined until `preventDefault()` was called. */
  defaultPreventedBoolean: ['25.0.0', null],
  /** `event.reply` on send and sendSync events. */
  eventReply: ['5.0.0', null],
  eventFrameId: ['5.0.0', null],
  /** `event.processId`; `event.reply` answers `[processId, frameId]` from then on. */
  eventProcessId: ['9.4.0|10.2.0|11.1.0|12.0.0', null],
  /** `event.senderFrame` on send, sendSync and invoke events. */
  eventSenderFrame: ['12.0.0', null],
  /** `event.senderFrame` on postMessage events too. */
  postMessageSenderFrame: ['16.2.3|17.4.1|18.0.4|19.0.0', null],
  /** A `senderFrame` that is gone is `null`, with a process warning when read late; before, `undefined` and silence. */
  senderFrameNull: ['33.1.0', null],
  eventFrameTreeNodeId: ['33.1.0', null],
  /** `event.ports` on postMessage events. */
  eventPorts: ['9.1.0', null],
  /** `event.type`: `'frame'` or `'service-worker'`. */
  eventType: ['35.0.0', null],

  // versions 1.5: the event in a renderer
  rSenderId: ['4.0.0', '28.0.0'],
  /** Only present when `senderId` is not 0. */
  rSenderIsMainFrame: ['24.7.0|25.4.0|26.0.0', '28.0.0'],
  /** `event.ports`, an array on every event. */
  rPorts: ['9.1.0', null],

  // versions 1.6: contents, frames, workers
  /** `webContents.send` returns a boolean; later undefined. */
  wcSendReturnsBoolean: [null, '12.0.0'],
  wcSendToAll: ['1.2.1', '11.0.0'],
  wcSendToFrame: ['5.0.0', null],
  /** `sendToFrame([processId, frameId], …)`. */
  wcSendToFramePair: ['9.4.0|10.2.0|11.1.0|12.0.0', null],
  /** `sendToFrame` looks the frame up before it checks the channel, and answers false if there is none. */
  wcSendToFrameResolvesFirst: ['12.0.0', null],
  wcPostMessage: ['9.1.0', null],
  wcMainFrame: ['12.0.0', null],
  /** `webFrameMain` with `send` and `postMessage`. */
  webFrameMain: ['12.0.0', null],
  wcIpc: ['21.0.0', null],
  frameIpc: ['21.0.0', null],
  /** `'ipc-message'` and `'ipc-message-sync'` are `(event, channel, ...args)`; before, `(event, [channel, ...args])`. */
  wcIpcMessagePublic: ['5.0.0', null],
  /** The `<webview>` event `ipc-message` has `frameId`. */
  webviewFrameId: ['15.0.0', null],
  /** `ServiceWorkerMain` with `send` and `ipc`. */
  serviceWorkerIpc: ['35.0.0', null],
  utilityProcess: ['22.0.0', null],
  /** `session.registerPreloadScript` and its like; before, `setPreloads` alone. */
  preloadScripts: ['35.0.0', null],
  cookieSentences: ['31.0.0', null],
  cookieInsertions: ['41.0.0', null],
  excludeUrls: ['35.0.0', null],
  pathSessionThrows: ['39.0.0', null],
  /** `protocol.handle`, and `fetch` of `net` and of a session. */
  protocolHandle: ['25.0.0', null],
  /** All messages go by the session (its absence has an error reply of its own). */
  sessionDispatch: ['36.0.0', null],
  /** `MessageChannelMain` and `MessagePortMain`. */
  messageChannelMain: ['9.1.0', null],
  /** A bad port in a transfer list is TypeError `Port at index N is not a valid port`. */
  invalidPortTypeError: ['22.3.5|23.2.1|24.0.0', null],
  contextBridge: ['6.1.0|7.1.0|8.0.0', null],
  exposeInIsolatedWorld: ['22.0.0', null],
  executeInMainWorld: ['35.0.0', null],
  /** Pages have Node, and `<webview>`, unless they are told otherwise. */
  nodeIntegrationDefault: [null, '5.0.0'],
  /** S16.6. */
  contextIsolationDefault: ['12.0.0', null],
  /** S16.6. */
  sandboxDefault: ['20.0.0', null],

  // What the person in front of an app sees (system M1, M5, M6, M7, M13).
  /** Dialogs take any window for their first argument; before, a BrowserWindow alone. */
  dialogBaseWindow: ['30.1.0', null],
  /** `dialog.showSaveDialogSync` gives `''` on Linux where it was cancelled; before, undefined. */
  emptySavePath: ['31.0.0', null],
  /** `tray.getGUID`, and a second argument that is checked on every platform. */
  trayGuid: ['36.9.0|37.4.0', null],
  /** `id`, `groupId` and `groupTitle` of a notification, `Notification.getHistory` and `handleActivation`. */
  notificationId: ['42.0.0', null],
  /** `Notification.remove`, `removeAll` and `removeGroup`. */
  notificationRemoval: ['42.3.0|43.0.0', null],
  /** The event of a notification carries `reply`, `actionIndex` and `selectionIndex`. */
  notificationDetails: ['40.5.0', null],
  /** The `close` of a notification says why, on Windows. */
  notificationReason: ['40.8.0', null],
  /** Items of the types `header` and `palette`. */
  menuHeaders: ['37.0.0', null],
  /** What a role gives shows in `item.accelerator`; before, `null`. */
  roleAccelerators: ['39.5.2|40.3.0', null],
  /** `item.icon` can be set. */
  itemIconWritable: ['40.7.0', null],
  accessibilityLabel: ['43.0.0', null],
  menuItemBadge: ['45.0.0', null],
  /** A `click` is given any window; before, a BrowserWindow alone. */
  clickBaseWindow: ['31.5.0|32.0.2', null],
  /** The roles `reload` and `forceReload` act on the focused contents; before, on the focused window. */
  reloadsContents: ['41.9.1|42.5.1|43.0.0', null],
  /** The items of `minimize`, `close` and `togglefullscreen` look disabled where the focused window is not to be so. */
  rolesLookDisabled: ['37.10.1|38.7.0|39.1.2', null],
  /** `globalShortcut.setSuspended` and `isSuspended`. */
  shortcutSuspension: ['42.0.0', null],

  // versions 1.7: the wire
  structuredClone: ['8.0.0', null],
  /** What cannot be cloned is sent by the JSON-like rules, with a warning. */
  cloneFallback: ['8.0.0', '9.0.0'],
  nativeImageClone: ['16.0.0', null],
  /** Main has Node 22 or later, where a `Blob` is cloned as `{}` and a `DOMException` as an Error (S17.9). */
  nodeObjectsCloned: ['35.0.0', null],
  // the JSON-like rules end with 9, not with 8: the fallback of 8.x is their last user (versions 2.6)
  /** A Date arrives as ISO text; before, as `{}`. */
  dateAsIso: ['0.36.10', '9.0.0'],
  /** An object met twice arrives twice; before, the second one as null. */
  sharedRefsKept: ['1.3.5', '9.0.0'],
  /** Every typed array and DataView arrives as a Buffer; before, only Uint8Array. */
  allViewsToBuffer: ['1.8.0', '9.0.0'],
  /** NaN and the infinities are null or omitted; before, 0. */
  nonFiniteDropped: ['2.0.0', '9.0.0'],
  /** An array hole arrives as null; before, it was removed. */
  holesAsNull: ['5.0.0', '9.0.0'],

  // versions 1.7, 2.0: failures and diagnostics
  /** `invoke` throws argument errors synchronously (versions 2.5); an async function from 8. */
  invokeThrowsSync: ['7.0.0', '8.0.0'],
  /** `IPC method called after context was released`. */
  contextReleased: ['8.3.2|9.0.4|10.0.0', null],
  /** A collected, unanswered event answers `reply was never sent`. */
  replyNeverSent: ['10.0.0', null],
  /** An uncloneable handler result rejects the invoke, a `returnValue` that failed can be set again; spent from 40 (S3.8, S3.9). */
  uncloneableReplyAnswers: [null, '40.0.0'],
  /** Main warns about a sendSync that nobody listens to. */
  syncNoListenerWarns: ['13.6.0|14.2.1|15.3.1|16.0.0', null],
  /** `contents.send` and `frame.send` log their failures instead of throwing. */
  mainSendSwallows: ['13.6.6|14.2.0|15.2.0|16.0.0', null],
  /** The missing-handler error is an Error (the text gains `Error: `); before, a string. */
  noHandlerIsErrorObject: ['25.0.0', null],
  /** An invoke or sendSync to a contents that is gone is answered `WebContents was destroyed`. */
  destroyedReply: ['25.0.0', null],
  /** `sendTo` to an unknown id logs in main. */
  sendToUnknownIdLogs: ['1.2.1', '4.0.0'],

  // electron-system M3, M4, M14, M17, electron-windows W1.4: pictures, text and secrets
  /** The clipboard answers with promises, in main alone, and `ClipboardItem` is there. */
  clipboardPromises: ['44.0.0', null],
  /** The clipboard answers at once, and renderers have it. */
  clipboardAtOnce: [null, '44.0.0'],
  /** `nativeImage.createMenuSymbol`. */
  menuSymbol: ['43.0.0', null],
  /** The promises of `safeStorage`; and before the app is ready nothing can be encrypted, on any platform. */
  safeStoragePromises: ['42.0.0', null],
  imageView: ['36.4.0|37.0.0', null],
  /** `contentTracing` writes Perfetto's format, as the types of 45 say; JSON before. */
  perfettoTraces: ['45.0.0', null],
  // What tells of the machine (system M9, M10, M11, M18).
  /** `nativeTheme.prefersReducedTransparency`. */
  themeReducedTransparency: ['30.4.0|31.4.0|32.0.0', null],
  /** `nativeTheme.shouldUseDarkColorsForSystemIntegratedUI`. */
  themeDarkSystemUi: ['35.2.0|36.0.0', null],
  /** `nativeTheme.shouldDifferentiateWithoutColor`, on macOS. */
  themeWithoutColor: ['41.1.0', null],
  /** `systemPreferences.getAccentColor` on Linux. */
  linuxAccentColor: ['39.0.0', null],
  /** `systemPreferences.isAeroGlassEnabled`, on Windows. */
  aeroGlass: [null, '36.0.0'],
  /** `screen.screenToDipPoint` and `screen.dipToScreenPoint` on Linux. */
  linuxDipPoints: ['35.5.0|36.3.0', null],
  /** `fileBacked` and `purgeable` of `process.getSystemMemoryInfo()`, on macOS. */
  memoryFileBacked: ['37.5.0', null],
  /** `available` of `process.getSystemMemoryInfo()`, on Linux. */
  memoryAvailable: ['42.8.0|43.3.0', null],
  /** `cumulativeCPUUsage` of `process.getCPUUsage()`. */
  cumulativeCpu: ['32.0.0', null],
  /** `process.getIOCounters`. */
  ioCounters: ['1.7.0', '30.0.0'],
  ...DEPRECATIONS,
  ...WINDOW_SPANS,
} as const satisfies Record<string, Span>;

/** What a version has one of several kinds of. */
export const STEPS = {
  /** How the answer of a sendSync is encoded (versions 1.4): JSON text, `[value]` on the wire, the plain value on the wire. */
  syncReply: [
    ['0.35.0', 'json'],
    ['3.0.0', 'list'],
    ['12.0.0', 'direct'],
  ],
  /** `returnValue = undefined` while replies are JSON text (versions 2.3); null where it is a value like any other. */
  undefinedSyncReplyText: [
    ['0.35.0', 'Error processing argument -1.'],
    ['0.36.8', 'Error processing argument at index 0, conversion failure from undefined'],
    ['3.0.0', null],
  ],
  /** What a sendSync that is never answered comes to once its event is collected (versions 2.8, 2.9). */
  unansweredSync: [
    ['0.35.0', 'blocks'],
    ['10.0.0', 'undefined'],
    ['12.0.0', 'error-object'],
  ],
  /** Messages to a page before its document element exists (versions 1.7; 6.0.0 and 6.0.1 did not drop them). */
  earlyMessages: [
    ['0.35.0', 'dropped'],
    ['6.0.0', 'queued'],
    ['6.0.2', 'dropped'],
    ['12.0.0', 'queued'],
  ],
  /** Which channels `webContents.send` refuses with `Missing required channel argument`, and with what (versions 2.0). */
  wcChannelCheck: [
    ['0.35.0', 'none'],
    ['0.36.8', 'nullish-error'],
    ['4.0.0', 'error'],
    ['27.0.0', 'type-error'],
  ],
  /** N of the channel that `webContents.send` hands on unchecked; behind the flag of `sendToAll` while there is one. */
  wcChannelIndex: [
    ['0.35.0', 0],
    ['1.2.1', 1],
  ],
  /** N in `Error processing argument at index N` of each ipcRenderer method; null: the channel is not checked (versions 2.0). */
  rChannelIndex: [
    ['0.35.0', null],
    ['6.0.0', { send: 1, sendSync: 1, sendToHost: 0, sendTo: 3, invoke: 0, postMessage: 0 }],
    ['8.0.0', { send: 1, sendSync: 1, sendToHost: 0, sendTo: 2, invoke: 1, postMessage: 0 }],
  ],
  /** `handle(channel, notAFunction)` (versions 1.3). */
  handlerTypeError: [
    ['0.35.0', 'Error'],
    ['27.0.0', 'TypeError'],
  ],
  /** `Object has been destroyed` from a WebContents (versions 2.0). */
  destroyedError: [
    ['0.35.0', 'Error'],
    ['9.0.0', 'TypeError'],
  ],
  /** A bad first argument of `sendToFrame` (versions 2.0). */
  sendToFrameText: [
    ['0.35.0', 'Missing required frameId argument'],
    ['9.4.0|10.2.0|11.1.0|12.0.0', 'Missing required frame argument (must be number or array)'],
    ['12.0.0', 'Missing required frame argument (must be number or [processId, frameId])'],
  ],
  /** A bad id in `sendTo`, a TypeError either way: a text, or N of the conversion text (versions 2.0). */
  sendToBadId: [
    ['0.35.0', 'First argument has to be webContentsId'],
    ['4.0.0', 2],
    ['8.0.0', 1],
  ],
} as const satisfies Record<string, Steps>;
