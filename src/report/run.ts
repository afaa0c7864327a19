import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { NOTES_FOLDER } from '../words/notes-folder';
import { unknownOptionError, valueError } from '../words/usage-errors';
import { type IpcMap, mapOf } from './map';
import { type Note, readNotes } from './notes';
import { shortfalls, summaryOf, type Thresholds } from './summary';

/** How a reporter is set up. */
export interface ReportOptions extends Thresholds {
  /** The file that the map is written to, from the folder of the run; default `ipc-map.json`. */
  readonly output?: string;
}

const KNOWN = ['output', 'channels', 'deadWiring'];

/** One run that is reported on: its test files note what crosses, and at its end the map is made of that. */
export class ReportedRun {
  readonly #folder: string;
  readonly #before: string | undefined;

  /**
   * @param cwd - the folder of the run
   * @throws TypeError that names the option that there is not, or the value that it does not take
   */
  constructor(
    private readonly cwd: string,
    private readonly options: ReportOptions = {},
  ) {
    checkOptions(options);
    this.#folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-report-'));
    this.#before = process.env[NOTES_FOLDER];
    // What runs the test files inherits it.
    process.env[NOTES_FOLDER] = this.#folder;
  }

  /**
   * Writes the map.
   *
   * @returns the screen of text, and what the run has not reached
   * @throws Error with the path, if the map cannot be written
   */
  end(): { map: IpcMap; text: string; failures: string[] } {
    if (this.#before === undefined) delete process.env[NOTES_FOLDER];
    else process.env[NOTES_FOLDER] = this.#before;
    const { notes, broken } = notesIn(this.#folder);
    fs.rmSync(this.#folder, { recursive: true, force: true });
    const map = mapOf(notes, broken);
    const file = path.resolve(this.cwd, this.options.output ?? 'ipc-map.json');
    try {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, `${JSON.stringify(map, null, 2)}\n`);
    } catch (error) {
      throw new Error(`fake-electron: the map cannot be written to ${file}: ${(error as Error).message}`);
    }
    return { map, text: summaryOf(map), failures: shortfalls(map, this.options) };
  }
}

/** What all the files of a folder hold; in the same order, whoever wrote first. */
function notesIn(folder: string): { notes: Note[]; broken: number } {
  const read = fs
    .readdirSync(folder)
    .sort()
    .map((name) => readNotes(fs.readFileSync(path.join(folder, name), 'utf8')));
  return { notes: read.flatMap(({ notes }) => notes), broken: read.reduce((sum, { broken }) => sum + broken, 0) };
}

function checkOptions(options: object): void {
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw unknownOptionError('a report', unknown, KNOWN);
  const { output, channels, deadWiring } = options as ReportOptions;
  if (output !== undefined && typeof output !== 'string') throw valueError('output', output, 'a path');
  for (const [name, value] of Object.entries({ channels, deadWiring })) {
    if (value !== undefined && (typeof value !== 'number' || Number.isNaN(value)))
      throw valueError(name, value, 'a number');
  }
}
