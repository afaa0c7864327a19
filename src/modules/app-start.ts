import * as fs from 'node:fs';
import * as path from 'node:path';

/** What of an app's package.json counts. */
export interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
}

/** One start of an app, which is ready in time. */
export class Start {
  readonly promise: Promise<void>;
  isDone = false;
  #resolve!: () => void;

  constructor() {
    this.promise = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** @returns the launch info of the `ready` event */
  complete(): object {
    this.isDone = true;
    this.#resolve();
    return {};
  }
}

/** The package.json of the current folder. */
export function readManifest(): Manifest {
  try {
    return JSON.parse(fs.readFileSync(path.join(process.cwd(), 'package.json'), 'utf8'));
  } catch {
    return {};
  }
}

/** What an app calls itself (W2.15); where it does not, the executable's name. */
export function appName({ productName, name }: Manifest): string {
  const given = [productName, name].find((text) => typeof text === 'string' && text.trim() !== '');
  return given?.trim() ?? EXECUTABLE;
}

export const EXECUTABLE = 'Electron';
