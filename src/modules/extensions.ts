import { EventEmitter } from 'node:events';
import { missingError } from '../words/errors';

/** `session.extensions`, and the methods of the session that it took over: there are none, and none can be loaded. */
export class Extensions extends EventEmitter {
  getAllExtensions(): Electron.Extension[] {
    return [];
  }

  getExtension(_extensionId: string): Electron.Extension | null {
    return null;
  }

  removeExtension(_extensionId: string): void {}

  /** @throws Error that names it: extensions are run by Chromium */
  loadExtension(_path: string, _options?: Electron.LoadExtensionOptions): Promise<Electron.Extension> {
    const where = 'session.defaultSession.extensions';
    throw missingError('Extensions.loadExtension()', `${where}.loadExtension`);
  }
}
