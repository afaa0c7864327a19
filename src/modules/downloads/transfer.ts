import { EventEmitter } from 'node:events';
import * as fs from 'node:fs';
import type { Readable } from 'node:stream';
import { headerOf } from '../../network/header-list';
import type { IncomingResponse } from '../../network/request';
import type { NetFailure } from '../../words/net-errors';
import type { DownloadFacts, DownloadState } from './download-item';

/** How the bytes of a download are got. */
export interface TransferHost {
  /**
   * Asks for the rest.
   *
   * @param offset - in bytes, from where on; 0 for all of it
   */
  again(offset: number, signal: AbortSignal): Promise<IncomingResponse>;
  guard(work: () => unknown): void;
  /** Has something called when the test is over; returns what takes that back. */
  track(giveUp: () => void): () => void;
  /** In milliseconds. */
  now(): number;
}

/** Why a download stopped: whether somebody can have it go on. */
export type Stop = 'broken' | 'refused';

/** A server has answered with what is no file (N12.4): whether it would be of use to ask it again. */
export function stopOf(status: number): Stop | undefined {
  if (status >= 200 && status < 300 && status !== 204 && status !== 205) return undefined;
  return status >= 500 ? 'broken' : 'refused';
}

/** The same of what came to nothing at all. */
export function stopOfFailure(error: unknown): Stop {
  const { failure } = error as { failure?: NetFailure };
  return failure !== undefined && RETRIED.has(failure.code) ? 'broken' : 'refused';
}

/** What may be better the next time. */
const RETRIED = new Set(
  (
    'ERR_ADDRESS_UNREACHABLE ERR_CONNECTION_ABORTED ERR_CONNECTION_CLOSED ERR_CONNECTION_FAILED ERR_CONNECTION_REFUSED ' +
    'ERR_CONNECTION_RESET ERR_CONNECTION_TIMED_OUT ERR_EMPTY_RESPONSE ERR_INTERNET_DISCONNECTED ERR_NAME_NOT_RESOLVED ' +
    'ERR_NETWORK_CHANGED ERR_TIMED_OUT'
  ).split(' '),
);

/** The bytes of one download on their way into a file. */
export class Transfer {
  /** `'updated'` and `'done'`, with the state. */
  readonly events: EventEmitter = new EventEmitter();
  /** What the app has said about the file's place. */
  savePath: () => string = () => '';
  state: DownloadState = 'progressing';
  receivedBytes = 0;
  isPaused = false;
  endTime = 0;
  #totalBytes: number;
  #path: string | undefined;
  #stop: Stop | undefined;
  #source: Readable | undefined;
  #file: fs.WriteStream | undefined;
  #controller: AbortController | undefined;
  readonly #untrack: () => void;
  readonly #begun: number;

  constructor(
    readonly facts: DownloadFacts,
    private readonly host: TransferHost,
  ) {
    this.#totalBytes = facts.totalBytes;
    this.#begun = host.now();
    this.#untrack = host.track(() => this.#silence());
  }

  get totalBytes(): number {
    return this.#totalBytes;
  }

  get isDone(): boolean {
    return this.state === 'completed' || this.state === 'cancelled' || this.#stop === 'refused';
  }

  get bytesPerSecond(): number {
    const seconds = (this.host.now() - this.#begun) / 1000;
    return this.state === 'progressing' && seconds > 0 ? Math.round(this.receivedBytes / seconds) : 0;
  }

  get canResume(): boolean {
    if (this.state === 'interrupted') return this.#stop === 'broken';
    return this.state === 'progressing' && this.isPaused;
  }

  guard(work: () => unknown): void {
    this.host.guard(work);
  }

  /** The file is to be there. */
  place(path: string): void {
    this.#path = path;
  }

  /** Writes what comes, from `offset` bytes on. */
  write(source: Readable, offset = 0): void {
    this.#source = source;
    if (this.state !== 'progressing') {
      source.destroy();
      return;
    }
    const file = fs.createWriteStream(this.#path!, offset > 0 ? { flags: 'r+', start: offset } : {});
    this.#file = file;
    file.on('error', () => this.#file === file && this.stop('broken'));
    source.on('error', () => this.#source === source && this.stop('broken'));
    source.on('data', (chunk: Buffer) => {
      if (this.#source !== source) return;
      this.receivedBytes += chunk.length;
      this.#wait(source, file, file.write(chunk));
      this.events.emit('updated', 'progressing');
    });
    source.on('end', () => {
      if (this.#source !== source) return;
      file.end(() => this.#source === source && this.#complete());
    });
    if (this.isPaused) source.pause();
    this.events.emit('updated', 'progressing');
  }

  /** It comes to nothing, at least for now. */
  stop(stop: Stop): void {
    if (this.state !== 'progressing') return;
    this.state = 'interrupted';
    this.#stop = stop;
    this.isPaused = false;
    this.#letGo();
    this.announce();
  }

  /** It has stopped before anybody is told of it: in an earlier run of the app, or because nothing was got. */
  beInterrupted(receivedBytes: number, stop: Stop = 'broken'): void {
    this.state = 'interrupted';
    this.#stop = stop;
    this.receivedBytes = receivedBytes;
  }

  /** Says that it has stopped, unless somebody has had it go on. */
  announce(): void {
    if (this.state !== 'interrupted') return;
    if (this.#stop === 'refused') this.#end('interrupted');
    else this.events.emit('updated', 'interrupted');
  }

  pause(): void {
    if (this.state !== 'progressing' || this.isPaused) return;
    this.isPaused = true;
    this.#source?.pause();
    this.events.emit('updated', 'progressing');
  }

  resume(): void {
    if (this.state === 'progressing' && this.isPaused) {
      this.isPaused = false;
      this.#source?.resume();
      this.events.emit('updated', 'progressing');
    } else if (this.canResume) this.#again();
  }

  cancel(): void {
    if (this.isDone) return;
    const path = this.#path;
    this.state = 'cancelled';
    this.isPaused = false;
    this.#letGo();
    if (path !== undefined) fs.rm(path, { force: true }, () => {});
    this.#end('cancelled');
  }

  #again(): void {
    this.state = 'progressing';
    this.#stop = undefined;
    this.#path ??= this.savePath();
    const { eTag, lastModified } = this.facts;
    const isKept = sizeOf(this.#path) >= this.receivedBytes;
    const offset = isKept && (eTag !== '' || lastModified !== '') ? this.receivedBytes : 0;
    const controller = new AbortController();
    this.#controller = controller;
    this.events.emit('updated', 'progressing');
    this.host.again(offset, controller.signal).then(
      (response) => {
        if (this.#controller !== controller || this.state !== 'progressing') response.body.discard();
        else this.#goOn(response, offset);
      },
      (error: Error) => this.#controller === controller && this.stop(stopOfFailure(error)),
    );
  }

  #goOn(response: IncomingResponse, offset: number): void {
    const stop = stopOf(response.status);
    if (stop !== undefined) {
      response.body.discard();
      this.stop(stop);
      return;
    }
    const from = response.status === 206 ? offset : 0;
    this.receivedBytes = from;
    const length = Number(headerOf(response.headers, 'content-length') ?? 0);
    if (length > 0) this.#totalBytes = from + length;
    this.write(response.body.stream(), from);
  }

  /** Nobody reads on before the disk is ready, or while it is paused. */
  #wait(source: Readable, file: fs.WriteStream, isReady: boolean): void {
    if (isReady) return;
    source.pause();
    file.once('drain', () => {
      if (!this.isPaused && this.#source === source) source.resume();
    });
  }

  #complete(): void {
    if (this.#totalBytes > 0 && this.receivedBytes < this.#totalBytes) {
      this.stop('broken');
      return;
    }
    this.#totalBytes = this.receivedBytes;
    this.state = 'completed';
    this.#source = undefined;
    this.#file = undefined;
    this.#end('completed');
  }

  #end(state: DownloadState): void {
    this.endTime = this.host.now() / 1000;
    this.#untrack();
    this.events.emit('done', state);
  }

  #letGo(): void {
    const source = this.#source;
    const file = this.#file;
    this.#source = undefined;
    this.#file = undefined;
    this.#controller?.abort();
    this.#controller = undefined;
    source?.on('error', () => {});
    source?.destroy();
    file?.on('error', () => {});
    file?.destroy();
  }

  /** The test that it belongs to is over. */
  #silence(): void {
    this.events.removeAllListeners();
    this.#letGo();
    this.state = 'cancelled';
  }
}

function sizeOf(path: string): number {
  return fs.statSync(path, { throwIfNoEntry: false })?.size ?? -1;
}
