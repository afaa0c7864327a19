import { tell } from '../../bus/emitter';
import type { WebContents } from '../../main/contents/web-contents';
import type { WebFrameMain } from '../../main/frames/web-frame-main';
import { createEvent } from '../../modules/native-event';
import type { Credentials, LoginRequest, OutgoingRequest } from '../../network/request';
import type { NetFailure } from '../../words/net-errors';
import type { ReaderHost } from './reader';

/** What the app is asked when a server wants a password or has a certificate that nobody trusts (N14.1, N14.3). */
export function challengesOf(
  contents: WebContents,
  frame: WebFrameMain,
  isNavigation: boolean,
  { bus, tellApp }: ReaderHost,
): Pick<OutgoingRequest, 'login' | 'certificateError'> {
  const isMainFrame = frame.node.parent === undefined;
  const inContents = (event: string, ...args: unknown[]) => {
    if (!contents.gone) bus.reporter.guard(() => tell(contents, event, ...args));
  };
  const inApp = (event: string, ...args: unknown[]) => bus.reporter.guard(() => tellApp(event, ...args));
  return {
    login({ url, authInfo, firstAuthAttempt, responseHeaders }: LoginRequest): Promise<Credentials | undefined> {
      const pid = frame.identity.processId;
      const details = { url, pid, isRequestForNavigation: isNavigation, firstAuthAttempt, responseHeaders };
      return new Promise((resolve) => {
        const event = createEvent();
        const callback = once((username?: unknown, password?: unknown) => {
          const isWhole = typeof username === 'string' && typeof password === 'string';
          resolve(isWhole ? { username, password } : undefined);
        });
        inApp('login', event, contents, details, authInfo, callback);
        inContents('login', event, details, authInfo, callback);
        if (!event.defaultPrevented) resolve(undefined);
      });
    },
    certificateError({ code }: NetFailure, certificate: Electron.Certificate, url: string): Promise<boolean> {
      return new Promise((resolve) => {
        const event = createEvent();
        const callback = (isTrusted: boolean) => resolve(isTrusted === true);
        const error = `net::${code}`;
        inContents('certificate-error', event, url, error, certificate, callback, isMainFrame);
        inApp('certificate-error', event, contents, url, error, certificate, callback, isMainFrame);
        if (!event.defaultPrevented) resolve(false);
      });
    },
  };
}

/** N1.2 */
function once(answer: (...given: unknown[]) => void): (...given: unknown[]) => void {
  let isAnswered = false;
  return (...given) => {
    if (isAnswered) {
      const { onceError } =
        require('../../words/web-request-errors') as typeof import('../../words/web-request-errors');
      throw onceError();
    }
    isAnswered = true;
    answer(...given);
  };
}
