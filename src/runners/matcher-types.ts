import type { SecurityOptions } from '../controls/security/findings';
import type { ExpectedMessage } from '../traffic/whole';

/**
 * The matchers of `fake-electron/jest` and `fake-electron/vitest`. The subject of `expect` is `ipcRenderer`, a renderer, a `WebContents`,
 * `ipcMain` or `traffic`. A channel alone means any arguments; otherwise the whole list is compared, after it has
 * crossed the wire.
 */
export interface FakeElectronMatchers<R> {
  /** It sent on `channel`: a renderer to main, main or a contents to a renderer. */
  toHaveSent(channel: string, ...args: unknown[]): R;
  /** There are exactly `n` of it: message that it sent on `channel`. */
  toHaveSentTimes(channel: string, n: number): R;
  /** The `n`th, counting from 1: message that it sent on `channel`; with `args`, it carried these. */
  toHaveNthSent(n: number, channel: string, ...args: unknown[]): R;
  /** The newest: message that it sent on `channel`; with `args`, it carried these. */
  toHaveLastSent(channel: string, ...args: unknown[]): R;
  /** It called `invoke`. */
  toHaveInvoked(channel: string, ...args: unknown[]): R;
  /** There are exactly `n` of it: `invoke` of it on `channel`. */
  toHaveInvokedTimes(channel: string, n: number): R;
  /** The `n`th, counting from 1: `invoke` of it on `channel`; with `args`, it carried these. */
  toHaveNthInvoked(n: number, channel: string, ...args: unknown[]): R;
  /** The newest: `invoke` of it on `channel`; with `args`, it carried these. */
  toHaveLastInvoked(channel: string, ...args: unknown[]): R;
  /** It called `sendSync`. */
  toHaveSentSync(channel: string, ...args: unknown[]): R;
  /** There are exactly `n` of it: `sendSync` of it on `channel`. */
  toHaveSentSyncTimes(channel: string, n: number): R;
  /** The `n`th, counting from 1: `sendSync` of it on `channel`; with `args`, it carried these. */
  toHaveNthSentSync(n: number, channel: string, ...args: unknown[]): R;
  /** The newest: `sendSync` of it on `channel`; with `args`, it carried these. */
  toHaveLastSentSync(channel: string, ...args: unknown[]): R;
  /** It called `sendToHost`. */
  toHaveSentToHost(channel: string, ...args: unknown[]): R;
  /** There are exactly `n` of it: `sendToHost` of it on `channel`. */
  toHaveSentToHostTimes(channel: string, n: number): R;
  /** The `n`th, counting from 1: `sendToHost` of it on `channel`; with `args`, it carried these. */
  toHaveNthSentToHost(n: number, channel: string, ...args: unknown[]): R;
  /** The newest: `sendToHost` of it on `channel`; with `args`, it carried these. */
  toHaveLastSentToHost(channel: string, ...args: unknown[]): R;
  /** A message arrived there, heard or not. */
  toHaveReceived(channel: string, ...args: unknown[]): R;
  /** There are exactly `n` of it: message that arrived there on `channel`. */
  toHaveReceivedTimes(channel: string, n: number): R;
  /** The `n`th, counting from 1: message that arrived there on `channel`; with `args`, it carried these. */
  toHaveNthReceived(n: number, channel: string, ...args: unknown[]): R;
  /** The newest: message that arrived there on `channel`; with `args`, it carried these. */
  toHaveLastReceived(channel: string, ...args: unknown[]): R;
  /** A handler ran for an invoke on `channel`. */
  toHaveHandled(channel: string, ...args: unknown[]): R;
  /** A handler for `channel` is registered now. */
  toHaveHandler(channel: string): R;
  /** A listener for `channel` is registered now. */
  toHaveListener(channel: string): R;
  /** These messages crossed in this order, with anything between them. */
  toHaveTraffic(expected: readonly ExpectedMessage[]): R;
  /** Everything that was sent was heard by somebody. */
  toHaveNoUnheardMessages(): R;
  /** Nothing happened that Electron would have been silent about, but what `traffic.expectProblem` declared. */
  toHaveNoProblems(): R;
  /** A fake does nothing that Electron's security guide warns of. To be awaited. */
  toBeSecure(options?: SecurityOptions): Promise<R>;
}
