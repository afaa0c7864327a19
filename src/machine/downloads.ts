import type { Restore } from '../bus/snapshot';
import type { Machine, Part } from './machine';

/** A download as somebody at the machine sees it, as plain data. */
export interface SeenDownload {
  /** What is downloaded. */
  readonly url: string;
  /** What the server or the address calls it. */
  readonly fileName: string;
  /** Where its file is or is to be; `''` as long as nobody knows. */
  readonly path: string;
  /** How far it is. */
  readonly state: 'progressing' | 'completed' | 'cancelled' | 'interrupted';
  /** How much has come, in bytes. */
  readonly receivedBytes: number;
}

/** The downloads of one fake, in the order that they began. */
export class DownloadList implements Part {
  #all: readonly (() => SeenDownload)[] = [];

  /** @param look - how it is at the moment */
  add(look: () => SeenDownload): void {
    this.#all = [...this.#all, look];
  }

  get all(): SeenDownload[] {
    return this.#all.map((look) => look());
  }

  save(): Restore {
    const saved = this.#all;
    return () => {
      this.#all = saved;
    };
  }
}

/** What the app has downloaded. */
export const downloadsOf = (machine: Machine): DownloadList => machine.part('downloads', () => new DownloadList());
