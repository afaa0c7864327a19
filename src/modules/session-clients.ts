import type { Restore } from '../bus/snapshot';
import type { RequestPlace } from '../network/request-place';
import { interruptedError } from '../words/net-request-errors';
import { objectAt, stringAt } from './arguments';
import { downloadOf } from './downloads/download-options';
import type { Downloads, DownloadsHost } from './downloads/downloads';
import type { GateHost } from './permission-gate';
import { DOWNLOADS } from './session-parts';
import { SessionPermissions } from './session-permissions';

/** What the requests that a session makes for the app need of their fake. */
export interface ClientsHost extends GateHost {
  downloads(): DownloadsHost;
  placeOf(session: Electron.Session): RequestPlace | undefined;
  /** Chromium's switch `host-rules`. */
  hostRules(): string;
}

type Offered = Pick<Electron.Session, 'createInterruptedDownload' | 'downloadURL' | 'resolveHost' | 'setDownloadPath'>;

/** What a session gets for the app: files and addresses. */
export abstract class SessionClients extends SessionPermissions implements Offered {
  readonly #host: ClientsHost;
  #downloads: Downloads | undefined;

  constructor(host: ClientsHost) {
    super(host);
    this.#host = host;
  }

  /**
   * Downloads a URL: `will-download` comes with an item, and with null for the contents (N5.7).
   *
   * @throws TypeError for headers that are no object (N5.6)
   */
  downloadURL(...given: [url: string, options?: Electron.DownloadURLOptions]): void {
    this[DOWNLOADS].start(downloadOf(given));
  }

  /**
   * A download that stopped in an earlier run of the app: it comes with `will-download`, interrupted, and can be resumed.
   *
   * @throws Error without path, URLs or length, or with an offset beyond it (N5.6)
   */
  createInterruptedDownload(...given: [options: Electron.CreateInterruptedDownloadOptions]): void {
    const options = objectAt(given) as unknown as Electron.CreateInterruptedDownloadOptions;
    const { path, urlChain, offset = 0, length } = options;
    if (!path || !Array.isArray(urlChain) || urlChain.length === 0 || !length) throw interruptedError('parts');
    if (offset >= length) throw interruptedError('offset');
    this[DOWNLOADS].interrupted({ ...options, offset });
  }

  /** The folder that save dialogs of downloads begin in. */
  setDownloadPath(...given: [path: string]): void {
    this[DOWNLOADS].folder = stringAt(given);
  }

  /**
   * @returns a promise of the addresses of a host; it rejects with Error `net::ERR_NAME_NOT_RESOLVED` for one that is not of
   * this machine, unless the option `network` allows it
   * @throws TypeError for a host that is no string
   */
  resolveHost(...given: [host: string, options?: Electron.ResolveHostOptions]): Promise<Electron.ResolvedHost> {
    const host = stringAt(given);
    const { resolveHost } = require('./net/resolve-host') as typeof import('./net/resolve-host');
    const place = () => this.#host.placeOf(this as unknown as Electron.Session);
    return resolveHost({ place, rules: () => this.#host.hostRules() }, host, given[1]);
  }

  /** What it downloads. */
  get [DOWNLOADS](): Downloads {
    if (this.#downloads === undefined) {
      const { Downloads: Class } = require('./downloads/downloads') as typeof import('./downloads/downloads');
      const session = this as unknown as Electron.Session;
      this.#downloads = new Class(session, this.#host.downloads(), () => this.#host.placeOf(session));
    }
    return this.#downloads;
  }

  protected saveClients(): Restore {
    const saved = this.#downloads;
    const folder = saved?.folder;
    const permissions = this.savePermissions();
    return () => {
      permissions();
      this.#downloads = saved;
      if (saved) saved.folder = folder;
    };
  }
}
