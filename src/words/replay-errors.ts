/** What `replay` says: of what it cannot read, and of what came back otherwise. */

export function noRecordingError(file: string, why: string): Error {
  return new Error(
    `fake-electron: replay cannot read ${file}: ${why}. Give it the file that fake-electron/recorder has written.`,
  );
}

/** What a replay came to. */
export interface ReplayText {
  readonly file: string;
  readonly mode: string;
  readonly compared: number;
  /** One line each. */
  readonly differences: readonly string[];
  readonly skipped: number;
  readonly lost: number;
}

/** How many differences are shown. */
const SHOWN = 20;

/** What came back is not what was recorded. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
  readonly differences: readonly string[];

  constructor({ file, mode, compared, differences, skipped, lost }: ReplayText) {
    const more = differences.length - SHOWN;
    const also = [
      ...(more > 0 ? [`  … and ${more} more`] : []),
      ...(skipped > 0 ? [`${skipped} of what was recorded could not be sent again.`] : []),
      ...(lost > 0 ? [`${lost} ${lost === 1 ? 'line' : 'lines'} of the recording could not be read.`] : []),
    ];
    super(
      [
        `${differences.length} of ${compared} came back otherwise than in ${file} (mode '${mode}'):`,
        ...differences.slice(0, SHOWN).map((line) => `  ${line}`),
        ...also,
      ].join('\n'),
    );
    this.differences = differences;
  }
}
