import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { MaskRule } from '../traffic/mask';
import { NOTES_FOLDER } from '../words/notes-folder';
import { unknownOptionError, valueError } from '../words/usage-errors';
import { type IpcMap, mapText } from './ipc-map';
import { MapMaker } from './map';
import { writeMasks } from './masks';
import { readNotes } from './notes';
import { shortfalls, summaryOf, type Thresholds } from './summary';

/** How a reporter is set up. */
export interface ReportOptions extends Thresholds {
  /** The file that the map is written to, from the folder of the run; default `ipc-map.json`. */
  readonly output?: string;
  /** How many messages of each test are kept for its diagram; default 200, 0 for none. */
  readonly messages?: number;
  /** What is volatile or secret in what crosses, as `traffic.masked` takes it: nothing of it is written down. */
  readonly masked?: readonly MaskRule[];
}

const KNOWN = ['output', 'messages', 'masked', 'channels', 'deadWiring'];

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
    writeMasks(this.#folder, options.masked ?? []);
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
    const map = mapOfNotes(this.#folder, this.options.messages);
    fs.rmSync(this.#folder, { recursive: true, force: true });
    const file = path.resolve(this.cwd, this.options.output ?? 'ipc-map.json');
    write(file, mapText(map), 'the map');
    return { map, text: summaryOf(map), failures: shortfalls(map, this.options) };
  }
}

/** @throws Error with the path */
export function write(file: string, text: string, what: string): void {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  } catch (error) {
    throw new Error(`fake-electron: ${what} cannot be written to ${file}: ${(error as Error).message}`);
  }
}

/** The map of all notes of a folder; one file at a time, so that no run is too big. */
export function mapOfNotes(folder: string, messages?: number): IpcMap {
  const maker = new MapMaker(messages);
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  for (const name of names.sort()) {
    const { notes, broken } = readNotes(fs.readFileSync(path.join(folder, name), 'utf8'));
    for (const note of notes) maker.add(note, name);
    maker.lose(broken);
  }
  return maker.make();
}

function checkOptions(options: object): void {
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw unknownOptionError('a report', unknown, KNOWN);
  const { output, masked, messages, channels, deadWiring } = options as ReportOptions;
  if (output !== undefined && typeof output !== 'string') throw valueError('output', output, 'a path');
  if (masked !== undefined && !Array.isArray(masked)) throw valueError('masked', masked, 'a list of rules');
  for (const [name, value] of Object.entries({ messages, channels, deadWiring })) {
    if (value !== undefined && (typeof value !== 'number' || Number.isNaN(value)))
      throw valueError(name, value, 'a number');
  }
}
