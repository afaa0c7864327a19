import type { ResourceType } from './request';

/** The stages of a request that an app can listen to, in their order. */
export type Stage =
  | 'onBeforeRequest'
  | 'onBeforeSendHeaders'
  | 'onSendHeaders'
  | 'onHeadersReceived'
  | 'onResponseStarted'
  | 'onBeforeRedirect'
  | 'onCompleted'
  | 'onErrorOccurred';

/** What a listener that is waited for calls back with. */
export interface StageAnswer {
  readonly cancel?: unknown;
  readonly redirectURL?: unknown;
  readonly requestHeaders?: unknown;
  readonly responseHeaders?: unknown;
  readonly statusLine?: unknown;
}

/** The listeners of one session. */
export interface Stages {
  /** Calls the one whose filter takes the request. Comes to nothing where none does, and never where it never calls back. */
  ask(stage: Stage, type: ResourceType, details: StageDetails): Promise<StageAnswer> | undefined;
  tell(stage: Stage, type: ResourceType, details: StageDetails): void;
}

export type StageDetails = Readonly<Record<string, unknown>> & { readonly url: string };
