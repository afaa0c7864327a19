import { EventEmitter } from 'node:events';
import * as path from 'node:path';
import { URL } from 'node:url';
import type { RequestPlace } from '../network/request-place';
import { NATIVE, type NativeState } from '../wire/native-state';
import { conversionError } from '../words/errors';
import {
  codeCachePathError,
  dictionaryTextsError,
  dictionaryUrlsError,
  functionOrNullError,
  preconnectCountError,
  preconnectUrlError,
  unknownBlobError,
} from '../words/session-errors';
import { need, objectAt, stringAt } from './arguments';
import { checkProxy } from './network-options';
import type { VerifyProc } from './session-network';

type Offered = Pick<
  Electron.Session,
  | 'clearAuthCache'
  | 'clearCache'
  | 'clearCodeCaches'
  | 'closeAllConnections'
  | 'disableNetworkEmulation'
  | 'enableNetworkEmulation'
  | 'forceReloadProxyConfig'
  | 'getBlobData'
  | 'getCacheSize'
  | 'getSharedDictionaryInfo'
  | 'getSharedDictionaryUsageInfo'
  | 'getUserAgent'
  | 'preconnect'
  | 'resolveProxy'
  | 'setCertificateVerifyProc'
  | 'setCodeCachePath'
  | 'setProxy'
  | 'setSSLConfig'
  | 'setUserAgent'
>;

/** `resolveProxy` by a config that is not the session's. @internal */
export const RESOLVE_PROXY = Symbol('resolveProxy');

const TLS_VERSIONS: readonly unknown[] = ['tls1.2', 'tls1.3'];

/** How the requests of a session go out: what it tells servers, by which proxy, over what a connection, whom it trusts. */
export abstract class SessionTransport extends EventEmitter implements Offered {
  readonly #state: NativeState = new Map();

  [NATIVE](): NativeState {
    return this.#state;
  }

  /** What pages and requests say they are. */
  getUserAgent(): string {
    return (this.#state.get('UserAgent') as string | undefined) ?? this.usualUserAgent();
  }

  /**
   * From now on requests say so; contents that are there keep what they say (N3.6).
   *
   * @param acceptLanguages - with commas between them: `'en-US,fr,de'`
   * @throws TypeError for what is no text
   */
  setUserAgent(userAgent: string, acceptLanguages?: string): void;
  setUserAgent(...given: unknown[]): void {
    const userAgent = stringAt(given, 0);
    this.#state.set('UserAgent', userAgent);
    if (typeof given[1] === 'string') this.#state.set('AcceptLanguages', given[1]);
  }

  /** As they are sent: `en-US,fr;q=0.9,de;q=0.8`. @internal */
  get acceptLanguages(): string {
    const given = (this.#state.get('AcceptLanguages') as string | undefined) ?? 'en-US';
    const languages = given.split(',').map((language) => language.trim());
    const weight = (index: number) => Math.max(0.1, 1 - index / 10).toFixed(1);
    return languages.map((language, index) => (index === 0 ? language : `${language};q=${weight(index)}`)).join(',');
  }

  /** @throws TypeError for what is no object */
  enableNetworkEmulation(options: Electron.EnableNetworkEmulationOptions): void;
  enableNetworkEmulation(...given: unknown[]): void {
    const { offline, latency } = objectAt<Electron.EnableNetworkEmulationOptions>(given, 0);
    this.#state.set('Emulation', {
      offline: offline === true,
      latency: typeof latency === 'number' ? Math.max(0, latency) : 0,
    });
  }

  disableNetworkEmulation(): void {
    this.#state.delete('Emulation');
  }

  /** What requests do under it. @internal */
  get emulation(): { readonly offline?: boolean; readonly latency?: number } {
    return (this.#state.get('Emulation') as { offline: boolean; latency: number } | undefined) ?? {};
  }

  /**
   * Asked about the certificate of every server that is connected to: 0 accepts it, -2 fails, -3 is Chromium's own word
   * (N3.13).
   *
   * @throws TypeError `Must pass null or function`
   */
  setCertificateVerifyProc(proc: Parameters<Electron.Session['setCertificateVerifyProc']>[0]): void {
    if (proc !== null && typeof proc !== 'function') throw functionOrNullError();
    this.#state.set('VerifyProc', proc ?? undefined);
    this.#state.delete('Verified');
  }

  /** What is asked about certificates, each once. @internal */
  get verify(): VerifyProc | undefined {
    const proc = this.#state.get('VerifyProc') as VerifyProc | undefined;
    if (proc === undefined) return undefined;
    return (request, callback) => {
      const verified = (this.#state.get('Verified') as ReadonlyMap<string, number> | undefined) ?? new Map();
      const key = `${request.hostname} ${request.certificate.fingerprint}`;
      const known = verified.get(key);
      if (known !== undefined) callback(known);
      else {
        proc(request, (result) => {
          callback(result);
          this.#state.set('Verified', new Map([...verified, [key, result]]));
        });
      }
    };
  }

  /** @throws TypeError for another version than `tls1.2` and `tls1.3` (N3.12) */
  setSSLConfig(config: Electron.Config): void;
  setSSLConfig(...given: unknown[]): void {
    const config = objectAt<Electron.Config>(given, 0);
    for (const version of [config.minVersion, config.maxVersion]) {
      if (version !== undefined && !TLS_VERSIONS.includes(version)) throw conversionError(0, config);
    }
    this.#state.set('SSLConfig', { ...config });
  }

  /** @returns a promise that rejects with Error for a mode that there is not (N3.4) */
  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    checkProxy(config);
    this.#state.set('Proxy', { ...config });
  }

  /** @returns a promise of `DIRECT`, `PROXY host:port`, or `''` for what is no URL (N3.5) */
  resolveProxy(url: string): Promise<string>;
  resolveProxy(...given: unknown[]): Promise<string> {
    const url = stringAt(given, 0);
    const config = (this.#state.get('Proxy') as Electron.ProxyConfig | undefined) ?? { mode: 'direct' };
    return this[RESOLVE_PROXY](config, url);
  }

  /** The same by any config: the app has one of its own. @internal */
  [RESOLVE_PROXY](config: Electron.ProxyConfig, url: string): Promise<string> {
    const { resolveProxy } = require('../network/proxy') as typeof import('../network/proxy');
    return resolveProxy(config, url, (script) => this.#readScript(script));
  }

  /** @internal */
  proxiesFor(url: string): Promise<string> | undefined {
    return this.#state.has('Proxy') ? this.resolveProxy(url) : undefined;
  }

  async forceReloadProxyConfig(): Promise<void> {}

  /**
   * Connects ahead of requests: here nothing is gained by it.
   *
   * @throws TypeError for what is no URL, or a number of sockets out of range (N3.8)
   */
  preconnect(options: Electron.PreconnectOptions): void;
  preconnect(...given: unknown[]): void {
    const { url, numSockets = 1 } = objectAt<Electron.PreconnectOptions>(given, 0);
    if (typeof url !== 'string' || !URL.canParse(url)) throw preconnectUrlError();
    if (numSockets < 1 || numSockets > 6) throw preconnectCountError();
  }

  /** @throws TypeError for a path that is not absolute (N3.9) */
  setCodeCachePath(folder: string): void;
  setCodeCachePath(...given: unknown[]): void {
    const folder = stringAt(given, 0);
    if (!path.isAbsolute(folder)) throw codeCachePathError();
    this.#state.set('CodeCachePath', folder);
  }

  /** Nothing keeps code. @throws TypeError for what is no object */
  clearCodeCaches(options: Electron.ClearCodeCachesOptions): Promise<void>;
  clearCodeCaches(...given: unknown[]): Promise<void> {
    need(given, 1);
    objectAt(given, 0);
    return Promise.resolve();
  }

  /** Forgets the passwords that were given. */
  async clearAuthCache(): Promise<void> {
    this.place().forgetLogins();
  }

  /** What is under way fails with `net::ERR_ABORTED`. */
  async closeAllConnections(): Promise<void> {
    this.place().closeConnections();
  }

  /** @internal */
  keepNoResponses(): void {
    this.#state.set('KeepsNoResponses', true);
  }

  /** @internal */
  get keepsResponses(): boolean {
    return !this.#state.has('KeepsNoResponses');
  }

  async clearCache(): Promise<void> {
    this.place().cache.clear();
  }

  /** @returns a promise of the bytes that responses take which are kept */
  async getCacheSize(): Promise<number> {
    return this.place().cache.size;
  }

  /** What a page has sent as a blob, by the UUID that `webRequest` shows. Rejects for one that is not known (N3.10). */
  getBlobData(identifier: string): Promise<Buffer>;
  async getBlobData(...given: unknown[]): Promise<Buffer> {
    const blob = this.place().blobs.get(stringAt(given, 0));
    if (blob === undefined) throw unknownBlobError();
    return Buffer.from(blob);
  }

  /** No server's dictionaries are kept. Rejects for what is no URL (N3.11). */
  async getSharedDictionaryInfo(
    options: Electron.SharedDictionaryInfoOptions,
  ): Promise<Electron.SharedDictionaryInfo[]> {
    const { frameOrigin, topFrameSite } = (options ?? {}) as Partial<Electron.SharedDictionaryInfoOptions>;
    if (typeof frameOrigin !== 'string' || typeof topFrameSite !== 'string') throw dictionaryTextsError();
    if (!URL.canParse(frameOrigin) || !URL.canParse(topFrameSite)) throw dictionaryUrlsError();
    return [];
  }

  async getSharedDictionaryUsageInfo(): Promise<Electron.SharedDictionaryUsageInfo[]> {
    return [];
  }

  /** Where the session's requests go. @internal */
  protected abstract place(): RequestPlace;

  /** What pages say they are unless the session says otherwise. @internal */
  protected abstract usualUserAgent(): string;

  async #readScript(url: string): Promise<string | undefined> {
    if (/^data:/i.test(url)) {
      const { readDataUrl } = require('../web/data-url') as typeof import('../web/data-url');
      return readDataUrl(url)?.body.toString();
    }
    try {
      const response = await this.place().send({ url, who: 'proxy', cookies: false });
      return String(await response.body.bytes());
    } catch {
      return undefined;
    }
  }
}
