/**
 * `require('fake-electron/recorder')` in main and in preloads of the real app: writes what crosses to a file, which `replay` plays against the
 * next version.
 *
 * @module recorder
 */

import { resolve } from 'node:path';
import type { MaskRule } from '../traffic/mask';
import { isObject } from '../words/objects';
import { noElectronError, recordLimitError, sandboxedRecorderError } from '../words/recorder-errors';
import { Lines } from './recording/lines';
import { MainHooks, type MainModule } from './recording/main-hooks';
import { RendererHooks } from './recording/renderer-hooks';

/** A recording that is under way: `require('fake-electron/recorder')` begins it. */
export interface Recorder {
  /** Where the lines are. */
  readonly file: string;
  /**
   * Masks more than secrets, from here on: as `traffic.masked`.
   *
   * @throws TypeError for what is no rule
   */
  mask(...rules: MaskRule[]): void;
  /** Ends the recording; Electron is as it was before. */
  stop(): void;
}

/** Ten megabytes. */
const LIMIT = 10_000_000;

function begin(): Recorder {
  const electron = load();
  const { FAKE_ELECTRON_RECORD: asked, FAKE_ELECTRON_RECORD_LIMIT: size } = process.env;
  const limit = size === undefined ? LIMIT : Number(size);
  if (!(limit > 0)) throw recordLimitError(size);
  const isMain = electron.ipcMain !== undefined;
  const named = resolve(asked || 'ipc-record.jsonl');
  // Each page writes for itself.
  const own = `${process.pid}-${Date.now().toString(36)}`;
  const file = isMain ? named : named.replace(/(\.\w+)?$/, (ending) => `.renderer-${own}${ending}`);
  const lines = open(file, limit);
  const hooks = isMain ? new MainHooks(lines, electron as MainModule) : new RendererHooks(lines, electron.ipcRenderer!);
  const stop = () => {
    hooks.stop();
    lines.end();
    process.off?.('exit', stop);
  };
  if (isMain) (electron as MainModule).app.on('quit', () => lines.end());
  process.on?.('exit', stop);
  return { file, mask: (...rules) => lines.mask(rules), stop };
}

function load(): Partial<MainModule> & { readonly ipcRenderer?: Electron.IpcRenderer } {
  // The app's own: in Electron a built-in, and no package.
  const electron: unknown = require('electron');
  if (!isObject(electron)) throw noElectronError();
  return electron;
}

function open(file: string, limit: number): Lines {
  try {
    return new Lines({ file, limit });
  } catch (error) {
    if (process.sandboxed) throw sandboxedRecorderError();
    throw error;
  }
}

/** The recording that began when this file was loaded, in the process that loaded it. */
export const recorder: Recorder = begin();
