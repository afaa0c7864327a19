import * as path from 'node:path';
import { tell } from '../../bus/emitter';
import type { DownloadList } from '../../machine/downloads';
import { type HeaderList, headerOf, listOf } from '../../network/header-list';
import type { IncomingResponse, OutgoingRequest } from '../../network/request';
import type { RequestPlace } from '../../network/request-place';
import { ResponseBody } from '../../network/response-body';
import { outerProcess } from '../../realm/outer';
import { readDataUrl } from '../../web/data-url';
import { createEvent } from '../native-event';
import type { Underway } from '../net/underway';
import { type DownloadFacts, DownloadItem } from './download-item';
import { stopOf, stopOfFailure, Transfer } from './transfer';

/** What is to be downloaded, and who wants it. */
export interface DownloadRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly referrer?: string;
  /** What it is called by a link. */
  readonly suggestedName?: string;
  readonly webContents?: Electron.WebContents | undefined;
  /** The frame whose page wants it. */
  readonly frame?: Electron.WebFrameMain | undefined;
  /** Of that page. */
  readonly origin?: string;
  /** What is there already, of a `blob:` that the page may give up at once. */
  readonly blob?: Blob | undefined;
}

/** What downloads need of their fake. */
export interface DownloadsHost {
  readonly underway: Underway;
  guard(work: () => unknown): void;
  /** Runs a task in a later turn. */
  later(work: () => void): void;
  /** What was downloaded, as somebody at the machine sees it. */
  seen(): DownloadList;
  /** An object that Electron hands out. */
  shape(item: object): void;
  /** Asks where to save a file; undefined where nobody wants it (N12.3). */
  ask(options: Electron.SaveDialogOptions, contents: Electron.WebContents | undefined): Promise<string | undefined>;
  /** The folder for what nobody has a place for. */
  folder(): string;
  now(): number;
}

/** What one session downloads: into a file that the app names, or that somebody chooses. */
export class Downloads {
  #folder: string | undefined;
  #last: string | undefined;

  constructor(
    private readonly session: Electron.Session,
    private readonly host: DownloadsHost,
    private readonly place: () => RequestPlace | undefined,
  ) {}

  /** Where downloads go from now on, if nobody says otherwise. */
  set folder(folder: string | undefined) {
    this.#folder = folder;
    this.#last = undefined;
  }

  get folder(): string | undefined {
    return this.#folder;
  }

  /** Downloads a URL. */
  start(request: DownloadRequest): void {
    const controller = new AbortController();
    const done = this.host.underway.track(() => controller.abort());
    this.#get(request, controller.signal).then(
      (response) => {
        done();
        if (controller.signal.aborted) response.body.discard();
        else this.take(request, response);
      },
      (error: Error) => {
        done();
        // The item is there all the same, and says that it has stopped.
        if (!controller.signal.aborted) this.take(request, error);
      },
    );
  }

  /**
   * What has been got is not shown but kept.
   *
   * @param got - or why nothing was
   */
  take(request: DownloadRequest, got: IncomingResponse | Error): void {
    const response = got instanceof Error ? undefined : got;
    const transfer = this.#transferOf(factsOf(request, response, this.host.now()), request);
    const stop = response ? stopOf(response.status) : stopOfFailure(got);
    if (stop !== undefined) transfer.beInterrupted(0, stop);
    const item = new DownloadItem(transfer);
    if (this.#isPrevented(item, request)) {
      response?.body.discard();
      transfer.cancel();
      outerProcess().nextTick(() => item.destroy());
      return;
    }
    if (stop !== undefined) {
      response?.body.discard();
      // What the next microtask listens to is told as well.
      this.host.later(() => transfer.announce());
      return;
    }
    this.host.later(() => void this.#save(item, transfer, response!, request.webContents));
  }

  /** Something that stopped in an earlier run of the app, and can go on. */
  interrupted(options: Electron.CreateInterruptedDownloadOptions): void {
    const { path: file, urlChain, mimeType = '', offset, length, lastModified = '', eTag = '', startTime } = options;
    const request: DownloadRequest = { url: urlChain.at(-1)! };
    const facts: DownloadFacts = {
      ...{ urlChain: [...urlChain], mimeType, contentDisposition: '', suggestedName: path.basename(file) },
      ...{
        eTag,
        lastModified,
        totalBytes: length,
        startTime: startTime ?? this.host.now() / 1000,
        initiatorOrigin: '',
      },
    };
    this.host.later(() => {
      const transfer = this.#transferOf(facts, request);
      transfer.beInterrupted(offset);
      transfer.place(file);
      const item = new DownloadItem(transfer);
      item.setSavePath(file);
      if (!this.#isPrevented(item, request)) return;
      transfer.cancel();
      outerProcess().nextTick(() => item.destroy());
    });
  }

  async #save(
    item: DownloadItem,
    transfer: Transfer,
    response: IncomingResponse,
    contents: Electron.WebContents | undefined,
  ): Promise<void> {
    const source = response.body.stream();
    if (transfer.isDone) {
      source.destroy();
      return;
    }
    const given = item.getSavePath();
    const chosen = given || (await this.#ask(item, contents));
    if (transfer.isDone || chosen === undefined) {
      source.destroy();
      if (!transfer.isDone) transfer.cancel();
      return;
    }
    if (given === '') {
      item.setSavePath(chosen);
      this.#last = path.dirname(chosen);
    }
    transfer.place(chosen);
    transfer.write(source);
  }

  /** N12.3. */
  #ask(item: DownloadItem, contents: Electron.WebContents | undefined): Promise<string | undefined> {
    const defaultPath = path.join(this.#last ?? this.#folder ?? this.host.folder(), item.getFilename());
    return this.host.ask({ title: item.getURL(), defaultPath, ...item.dialogOptions }, contents);
  }

  #isPrevented(item: DownloadItem, { webContents, frame }: DownloadRequest): boolean {
    this.host.shape(item);
    this.host.seen().add(() => item.seen);
    const event = createEvent();
    this.host.guard(() => tell(this.session, 'will-download', event, item, webContents ?? null, frame ?? null));
    return event.defaultPrevented;
  }

  #transferOf(facts: DownloadFacts, request: DownloadRequest): Transfer {
    const { guard, now, underway } = this.host;
    return new Transfer(facts, {
      guard,
      now,
      track: (giveUp) => underway.track(giveUp),
      again: (offset, signal) => this.#get({ ...request, headers: rangeOf(facts, offset, request.headers) }, signal),
    });
  }

  async #get(request: DownloadRequest, signal: AbortSignal): Promise<IncomingResponse> {
    const { url, headers = {}, blob, origin, frame, webContents } = request;
    if (blob) return wholeResponse(url, Buffer.from(await blob.arrayBuffer()), blob.type);
    const data = /^data:/i.test(url) ? readDataUrl(url) : undefined;
    if (data) return wholeResponse(url, data.body, data.type);
    const list = listOf(headers);
    const referrer = headerOf(list, 'referer') ?? request.referrer;
    const outgoing: OutgoingRequest = {
      url,
      headers: list.filter(([name]) => name.toLowerCase() !== 'referer'),
      ...(referrer !== undefined && { referrer }),
      ...(origin !== undefined && origin !== '' && { origin }),
      ...(frame && { frame }),
      ...(webContents && { webContents }),
      who: 'download',
      signal,
    };
    const place = this.place();
    if (place === undefined) throw new Error('net::ERR_FAILED');
    return place.send(outgoing);
  }
}

/** What is there already, as if it had been got. */
export function wholeResponse(url: string, body: Buffer, type: string): IncomingResponse {
  const headers: HeaderList = [
    ['content-type', type],
    ['content-length', String(body.length)],
  ];
  return {
    ...{ url, urlChain: [url], status: 200, statusText: 'OK', httpVersion: '1.1', headers, requestHeaders: [] },
    ...{ type, body: new ResponseBody(body), fromCache: false, ip: '' },
  };
}

function factsOf(request: DownloadRequest, response: IncomingResponse | undefined, now: number): DownloadFacts {
  const header = (name: string) => (response ? (headerOf(response.headers, name) ?? '') : '');
  const length = header('content-encoding') === '' ? Number(header('content-length') || 0) : 0;
  return {
    urlChain: response ? [...response.urlChain] : [request.url],
    mimeType: header('content-type').split(';')[0]!.trim().toLowerCase(),
    contentDisposition: header('content-disposition'),
    suggestedName: request.suggestedName ?? '',
    eTag: header('etag'),
    lastModified: header('last-modified'),
    totalBytes: Number.isFinite(length) ? length : 0,
    startTime: now / 1000,
    initiatorOrigin: request.origin ?? '',
  };
}

/** Asks for the rest, if it is still the same. */
function rangeOf(
  { eTag, lastModified }: DownloadFacts,
  offset: number,
  headers: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  return offset === 0 ? headers : { ...headers, Range: `bytes=${offset}-`, 'If-Range': eTag || lastModified };
}
