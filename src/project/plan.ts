/** What `init` would do. */
export interface Plan {
  /** Files that it writes: new ones, and those that it can change without a doubt. */
  readonly writes: readonly Write[];
  /** What it leaves to a person. */
  readonly byHand: readonly string[];
  /** Packages that are not there. */
  readonly install: readonly string[];
}

export interface Write {
  readonly file: string;
  readonly text: string;
  readonly isNew: boolean;
  /** What is in it now, in a few words. */
  readonly what: string;
}

/** Adds up what each part of a set-up needs. */
export class Planning implements Plan {
  readonly writes: Write[] = [];
  readonly byHand: string[] = [];
  readonly install: string[] = [];

  create(file: string, text: string, what: string): void {
    this.writes.push({ file, text, isNew: true, what });
  }

  change(file: string, text: string, what: string): void {
    const before = this.writes.findIndex((each) => each.file === file);
    const whole = before === -1 ? what : `${this.writes[before]!.what}, ${what}`;
    if (before !== -1) this.writes.splice(before, 1);
    this.writes.push({ file, text, isNew: false, what: whole });
  }

  /** The text that a file will have. */
  textOf(file: string, now: string | undefined): string | undefined {
    return this.writes.find((each) => each.file === file)?.text ?? now;
  }
}

/** JSON in the way that the file has it: its indentation, and its last line. */
export function jsonLike(text: string, value: unknown): string {
  const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
  return `${JSON.stringify(value, null, indent)}${text.endsWith('\n') ? '\n' : ''}`;
}
