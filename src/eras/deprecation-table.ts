/** What a version says is deprecated (electron-windows W1.7 to W1.11), and until when. */
export const DEPRECATIONS = {
  /** `sendTo` warns in the renderer's console that it will be removed. */
  sendToDeprecated: ['27.0.0', '28.0.0'],
  /** `canGoBack` and its like of a contents, which its `navigationHistory` has. */
  historyMethodsRenamed: ['32.0.0', null],
  /** `accessibilityDisplayShouldReduceTransparency` says that it has another name. */
  reduceTransparencyRenamed: ['33.0.0', null],
  /** `getPreloads` and `setPreloads` of a session. */
  preloadMethodsRenamed: ['35.0.0', null],
  /** The arguments of `'console-message'` after its event. */
  consoleArgumentsDeprecated: ['35.0.0', null],
  /** `loadExtension` and its like of a session, and its events, which its `extensions` has. */
  extensionMethodsRenamed: ['36.0.0', null],
  /** `image.getBitmap()` warns. */
  getBitmapDeprecated: ['36.0.0', null],
  /** `webFrame.routingId` and `webFrame.findFrameByRoutingId`. */
  routingIdsRenamed: ['38.0.0', null],
} as const;
