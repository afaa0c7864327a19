import type { GivenFiles } from '../machine/files';
import { fileError } from '../words/media-errors';
import { need } from './arguments';
import { bindMethods } from './bound';

/** The exported `webUtils` of one fake: a file has a path if the person in front of the app has given it. */
export class WebUtils implements Electron.WebUtils {
  readonly #files: () => GivenFiles;

  constructor(files: () => GivenFiles) {
    this.#files = files;
    bindMethods(this);
  }

  /**
   * M17.7.
   *
   * @returns `''` for a file that a script has made
   * @throws TypeError for what is no File
   */
  getPathForFile(...given: [file: File]): string {
    need(given, 1);
    const [file] = given;
    // Of whatever realm.
    if (Object.prototype.toString.call(file) !== '[object File]') throw fileError();
    return this.#files().pathOf(file);
  }
}
