import { EventEmitter } from 'node:events';
import { tell } from '../../bus/emitter';
import type { SeenDownload } from '../../machine/downloads';
import { goneDownloadError } from '../../words/net-request-errors';
import { objectAt, stringAt } from '../arguments';
import { createEvent } from '../native-event';
import { fileNameOf } from './file-name';
import type { Transfer } from './transfer';

/** What a download is in the end, or while it lasts. */
export type DownloadState = ReturnType<Electron.DownloadItem['getState']>;

/** What is known of a download when it begins. */
export interface DownloadFacts {
  readonly urlChain: readonly string[];
  readonly mimeType: string;
  readonly contentDisposition: string;
  /** By a link. */
  readonly suggestedName: string;
  readonly eTag: string;
  readonly lastModified: string;
  /** In bytes; 0 if nobody knows. */
  readonly totalBytes: number;
  /** In seconds. */
  readonly startTime: number;
  /** `''` where no page began it. */
  readonly initiatorOrigin: string;
}

type Offered = Omit<Electron.DownloadItem, keyof NodeJS.EventEmitter>;

/** One download, as an app follows it (N12). */
export class DownloadItem extends EventEmitter implements Offered {
  readonly #transfer: Transfer;
  #savePath = '';
  #dialogOptions: Electron.SaveDialogOptions = {};
  #isGone = false;

  constructor(transfer: Transfer) {
    super();
    this.#transfer = transfer;
    transfer.events.on('updated', (state: 'progressing' | 'interrupted') => this.#tell('updated', state));
    transfer.events.on('done', (state: DownloadState) => this.#tell('done', state));
    transfer.savePath = () => this.#savePath;
  }

  /** Where the file goes; `''` until somebody has said so. Only in `will-download` and right after it counts (N12.2). */
  get savePath(): string {
    return this.getSavePath();
  }

  set savePath(path: string) {
    this.setSavePath(path);
  }

  /** @throws TypeError for what is no string; Error `DownloadItem used after being destroyed`, as all of these */
  setSavePath(...given: [path: string]): void {
    this.#live();
    this.#savePath = stringAt(given);
  }

  getSavePath(): string {
    this.#live();
    return this.#savePath;
  }

  /** What the save dialog is to be like. */
  setSaveDialogOptions(...given: [options: Electron.SaveDialogOptions]): void {
    this.#live();
    this.#dialogOptions = { ...(objectAt(given) as Electron.SaveDialogOptions) };
  }

  getSaveDialogOptions(): Electron.SaveDialogOptions {
    this.#live();
    return { ...this.#dialogOptions };
  }

  pause(): void {
    this.#live().pause();
  }

  isPaused(): boolean {
    return this.#live().isPaused;
  }

  /** Goes on; from the beginning where the server cannot send a part (N12.5). */
  resume(): void {
    this.#live().resume();
  }

  canResume(): boolean {
    return this.#live().canResume;
  }

  cancel(): void {
    this.#live().cancel();
  }

  getState(): DownloadState {
    return this.#live().state;
  }

  getReceivedBytes(): number {
    return this.#live().receivedBytes;
  }

  /** 0 if nobody knows. */
  getTotalBytes(): number {
    return this.#live().totalBytes;
  }

  /** From 0 to 100; -1 where nobody knows how much there is. */
  getPercentComplete(): number {
    const { receivedBytes, totalBytes } = this.#live();
    return totalBytes > 0 ? Math.floor((receivedBytes * 100) / totalBytes) : -1;
  }

  getCurrentBytesPerSecond(): number {
    return this.#live().bytesPerSecond;
  }

  getMimeType(): string {
    return this.#live().facts.mimeType;
  }

  /** Nobody's finger is known of. */
  hasUserGesture(): boolean {
    this.#live();
    return false;
  }

  /** As the server, the page or the URL has it, whatever it is saved as. */
  getFilename(): string {
    return nameOf(this.#live().facts);
  }

  getContentDisposition(): string {
    return this.#live().facts.contentDisposition;
  }

  /** Where it is got from in the end. */
  getURL(): string {
    return this.#live().facts.urlChain.at(-1) ?? '';
  }

  /** With all redirections. */
  getURLChain(): string[] {
    return [...this.#live().facts.urlChain];
  }

  getETag(): string {
    return this.#live().facts.eTag;
  }

  getLastModifiedTime(): string {
    return this.#live().facts.lastModified;
  }

  /** In seconds since 1970. */
  getStartTime(): number {
    return this.#live().facts.startTime;
  }

  /** In seconds since 1970; 0 until it has ended. */
  getEndTime(): number {
    return this.#live().endTime;
  }

  getInitiatorOrigin(): string {
    return this.#live().facts.initiatorOrigin;
  }

  /** @internal */
  get dialogOptions(): Electron.SaveDialogOptions {
    return this.#dialogOptions;
  }

  /** How it is, whatever has become of this. @internal */
  get seen(): SeenDownload {
    const { state, receivedBytes, facts } = this.#transfer;
    return { url: facts.urlChain.at(-1) ?? '', fileName: nameOf(facts), path: this.#savePath, state, receivedBytes };
  }

  /** It was prevented: from here on every use is an error (N5.7). @internal */
  destroy(): void {
    this.#isGone = true;
  }

  #live(): Transfer {
    if (this.#isGone) throw goneDownloadError();
    return this.#transfer;
  }

  #tell(event: string, state: DownloadState): void {
    this.#transfer.guard(() => tell(this, event, createEvent(), state));
  }
}

function nameOf({ contentDisposition, suggestedName, urlChain, mimeType }: DownloadFacts): string {
  return fileNameOf(contentDisposition, suggestedName, urlChain.at(-1) ?? '', mimeType);
}
